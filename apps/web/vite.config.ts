import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { antdStyles } from './build/antd-styles.ts'
import { appAhead } from './build/app-ahead.ts'
import { builtFrom } from './build/built-from.ts'
import { directImports } from './build/direct-imports.ts'
import { fewFiles, type Modules } from './build/few-files.ts'
import { noRuntimeStyles } from './build/no-runtime-styles.ts'
import { noUnusedAntd } from './build/no-unused-antd.ts'
import { precompressed } from './build/precompressed.ts'
import { stylesMadeBefore } from './build/styles-made-before.ts'

const here = (path: string) => new URL(path, import.meta.url).pathname

const entries = {
  signIn: here('src/sign-in.tsx'),
  begin: here('src/main.ts'),
  app: here('src/app/show-app.tsx'),
  pages: here('src/app/chunks.ts'),
  fields: here('src/ui/fields/index.ts'),
}

const chunkOf = fewFiles(entries)

/** Modules by themselves: what they are made with is where it was. */
const alone = { priority: 5, includeDependenciesRecursively: false }
/** One of the few files. A group takes along what its modules import, so that those which come first are made first. */
const fewFile = (name: string, priority: number) => ({
  name: (module: string, modules: Modules) => (chunkOf(module, modules) === name ? name : null),
  priority,
})
const benefitRules = /domain\/src\/benefit\/(?!breakdown|rule-set\.ts|benefit-case\.ts)/
const suggestions =
  /ui\/fields\/suggest-field|antd\/es\/(auto-complete|select)\/|@rc-component\/(select|virtual-list)\//

export default defineConfig({
  plugins: [
    react(),
    antdStyles({ sources: here('src') }),
    noUnusedAntd(),
    noRuntimeStyles(),
    stylesMadeBefore(),
    directImports(here('../../packages/domain/src')),
    appAhead(),
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
      // Not all of antd's packages say so: none of their modules does anything by being imported.
      treeshake: {
        moduleSideEffects: [{ test: /\/(antd|@rc-component|@ant-design)\//, sideEffects: false }],
      },
      input: { index: here('index.html'), 'sign-in': here('sign-in.html') },
      output: {
        codeSplitting: {
          groups: [
            // What the frame could reach through an index and has no use for: it comes with the pages that have.
            { name: 'benefit', test: benefitRules, ...alone },
            { name: 'suggest', test: suggestions, ...alone },
            fewFile('begin', 4),
            fewFile('base', 3),
            fewFile('frame', 2),
            fewFile('shared', 1),
            fewFile('fields', 0),
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
