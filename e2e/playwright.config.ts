import { defineConfig } from '@playwright/test'
import { launchOptions } from './src/launch.ts'

/** The plays: people doing things in a real Chromium against the real product, which global-setup starts once. */
export default defineConfig({
  testDir: 'plays',
  globalSetup: './src/global-setup.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 180_000,
  globalTimeout: 45 * 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  use: {
    baseURL: process.env['CRADLE_E2E_ORIGIN'],
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A play waits for whatever moves; nothing that anybody needs to see does.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 30_000,
    // A trace costs a quarter of the time of every play: it is taken where somebody looks for a fault.
    trace: process.env['CRADLE_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions,
  },
})
