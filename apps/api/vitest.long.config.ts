import { defineConfig, mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** The same tests, with as many kills, lives of a month, mixed requests and claims as take minutes. */
const env = {
  CRADLE_KILL_ROUNDS: '50',
  CRADLE_MODEL_RUNS: '200',
  CRADLE_FORGETFUL_REQUESTS: '10000',
  CRADLE_HOT_CLAIMS: '100000',
}
export default mergeConfig(usual, defineConfig({ test: { name: 'api-long', env } }))
