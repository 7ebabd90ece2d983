import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { antdStyles } from './build/antd-styles.ts'
import { builtFrom } from './build/built-from.ts'
import { fewFiles } from './build/few-files.ts'
import { noRuntimeStyles } from './build/no-runtime-styles.ts'
import { prefetchApp } from './build/prefetch-app.ts'
import { precompressed } from './build/precompressed.ts'

const here = (path: string) => new URL(path, import.meta.url).pathname

const entries = {
  signIn: here('src/sign-in.tsx'),
  app: here('src/main.tsx'),
  routers: [here('src/app/router.tsx'), here('src/app/home.tsx')],
}

export default defineConfig({
  plugins: [
    react(),
    antdStyles({ sources: here('src') }),
    noRuntimeStyles(),
    prefetchApp(),
    builtFrom(),
    precompressed(),
  ],
  resolve: { alias: [{ find: /^#web\//, replacement: `${here('src')}/` }] },
  server: { proxy: { '/api': process.env['CRADLE_API'] ?? 'http://localhost:3000' } },
  // The print worker fetches what only some prints need when they need it.
  worker: { format: 'es' },
  build: {
    target: ['chrome103', 'edge103', 'firefox115', 'safari16'],
    cssCodeSplit: true,
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: here('index.html'), 'sign-in': here('sign-in.html') },
      output: {
        codeSplitting: {
          groups: [
            // With Zod, so that it is told to do without eval before any schema is made.
            { name: 'zod', test: /node_modules\/zod\/|src\/lib\/jitless\.ts/, priority: 1 },
            { name: fewFiles(entries), debugName: 'few files' },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // Files share one document, a third of the time; their modules are fresh, see src/testing/setup.ts.
    isolate: false,
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    server: { deps: { inline: [/antd/, /@rc-component/, /@ant-design/] } },
  },
})
