import { defineConfig } from 'vitest/config'

/**
 * The API as its callers meet it: over HTTP, on a real PostgreSQL, a database of its own for each file. Files share
 * their modules, which are a third of the time; each installs a product of its own before its first test.
 */
export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts'],
    globalSetup: '@cradle/db/testing/global-setup',
    isolate: false,
    // Another's work on the same two cores must not look like a fault of the product.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
