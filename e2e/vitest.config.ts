import { defineConfig } from 'vitest/config'

/** The harness's own tests; the plays are Playwright's. */
export default defineConfig({ test: { name: 'e2e', include: ['src/**/*.test.ts'] } })
