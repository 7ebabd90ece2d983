import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'db',
    globalSetup: ['./src/testing/global-setup.ts'],
    include: ['src/**/*.test.ts'],
    // Another's work on the same two cores must not look like a fault of the product.
    testTimeout: 20_000,
  },
})
