import { defineConfig } from 'vitest/config'

/** The API as its callers meet it: over HTTP, on a real PostgreSQL, a database of its own for each file. */
export default defineConfig({
  test: { name: 'api', include: ['src/**/*.test.ts'], globalSetup: '@cradle/db/testing/global-setup' },
})
