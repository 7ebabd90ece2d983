import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from 'vite'

/** What a browser fetches before a page runs. */
export type PageWeight = {
  page: string
  /** JavaScript and styles in kB as Brotli, and in how many files. */
  js: number
  css: number
  files: number
  /** The modules in its JavaScript, by their paths. */
  modules: string[]
}

/**
 * The weight of every page of the built app in `dist`, by Vite's manifest: its chunk, the app, and what they import. The
 * app's own document is `index`: what sends for the session before the app is there.
 */
export function pageWeights(dist: string): PageWeight[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const modules = JSON.parse(readFileSync(join(dist, '.vite/modules.json'), 'utf8')) as Record<string, string[]>
  const kilobytes = (file: string) => statSync(join(dist, `${file}.br`)).size / 1000
  const sum = (files: string[]) => files.map(kilobytes).reduce((one, other) => one + other, 0)

  // The document's only dynamic import is the app itself, which it fetches ahead.
  const app = ['index.html', ...(manifest['index.html']?.dynamicImports ?? [])]
  return Object.entries(manifest)
    .filter(([source]) => source.endsWith('.page.tsx') || source.endsWith('.html'))
    .map(([source]) => {
      const chunks = withImports(source.endsWith('.html') ? [source] : [...app, source], manifest)
      const js = chunks.map(({ file }) => file)
      const css = [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))]
      return {
        page: source.replace(/^.*\//, '').replace(/\.(page\.tsx|html)$/, ''),
        js: sum(js),
        css: sum(css),
        files: js.length + css.length,
        modules: js.flatMap((file) => modules[file] ?? []),
      }
    })
}

/** The chunks, each with all that it imports statically. */
function withImports(sources: string[], manifest: Manifest) {
  const found = new Set(sources)
  for (const source of found) {
    const chunk = manifest[source]
    if (!chunk) throw new Error(`the build has no ${source}`)
    for (const imported of chunk.imports ?? []) found.add(imported)
  }
  return [...found].map((source) => manifest[source]!)
}
