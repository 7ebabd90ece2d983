import { defineConfig, mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** The same tests, with as many kills and as many lives of a month as take minutes. */
export default mergeConfig(
  usual,
  defineConfig({ test: { name: 'api-long', env: { CRADLE_KILL_ROUNDS: '50', CRADLE_MODEL_RUNS: '200' } } }),
)
