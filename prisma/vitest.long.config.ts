import { defineConfig, mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** The same tests, with as many kills of the server as take minutes. */
export default mergeConfig(usual, defineConfig({ test: { name: 'db-long', env: { CRADLE_KILL_ROUNDS: '30' } } }))
