import { defineConfig } from 'vitest/config'

/** Pure functions: files share their modules, whose evaluation took longer than the tests. */
export default defineConfig({ test: { isolate: false } })
