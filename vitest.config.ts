import { defineConfig } from 'vitest/config'

/** Every workspace's tests in one run, so that two cores are shared by one pool and one report says what passed. */
export default defineConfig({
  test: {
    projects: ['apps/*', 'packages/*', 'prisma', 'e2e'],
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
})
