import { defineConfig } from 'vitest/config'

/**
 * Every workspace's tests in one run, so that two cores are shared by one pool and one report says what passed. How many work
 * is said on the command line, see `unit` in package.json: projects take it from there alone, and by themselves leave one
 * core of two idle.
 */
export default defineConfig({
  test: {
    projects: ['apps/*', 'packages/*', 'prisma', 'e2e'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
})
