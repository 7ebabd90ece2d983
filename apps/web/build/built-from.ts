import type { Plugin } from 'vite'

/** Writes which modules each built file holds, beside Vite's manifest: what the budgets are judged by (budgets.test.ts). */
export function builtFrom(): Plugin {
  return {
    name: 'cradle:built-from',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const modules = Object.fromEntries(chunks.map(({ fileName, moduleIds }) => [fileName, moduleIds]))
      this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source: JSON.stringify(modules) })
    },
  }
}
