import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { antdStyles } from './build/antd-styles.ts'
import { noRuntimeStyles } from './build/no-runtime-styles.ts'
import { precompressed } from './build/precompressed.ts'

const here = (path: string) => new URL(path, import.meta.url).pathname

export default defineConfig({
  plugins: [react(), antdStyles({ sources: here('src') }), noRuntimeStyles(), precompressed()],
  resolve: { alias: [{ find: /^#web\//, replacement: `${here('src')}/` }] },
  server: { proxy: { '/api': process.env['CRADLE_API'] ?? 'http://localhost:3000' } },
  // The print worker fetches what only some prints need when they need it.
  worker: { format: 'es' },
  build: {
    target: ['chrome103', 'edge103', 'firefox115', 'safari16'],
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: here('index.html'), 'sign-in': here('sign-in.html') },
      output: {
        codeSplitting: {
          groups: [
            // With Zod, so that it is told to do without eval before any schema is made.
            { name: 'zod', test: /node_modules\/zod\/|src\/lib\/jitless\.ts/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // Files share their modules and one document, which were two thirds of the time; each leaves both as it found them.
    isolate: false,
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    server: { deps: { inline: [/antd/, /@rc-component/, /@ant-design/] } },
  },
})
