import { defineConfig } from 'vitest/config'

/** Forms as a reader of the paper meets them: every one is drawn, read back, measured and looked at. */
export default defineConfig({
  test: {
    name: 'print',
    include: ['src/**/*.test.ts'],
    // Another's work on the same two cores must not look like a fault of the product.
    testTimeout: 20_000,
  },
})
