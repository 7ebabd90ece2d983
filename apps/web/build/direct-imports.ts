import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'

/** Where each name that a module exports is written: in it, or in what it passes on. */
type Homes = Map<string, string>

const declared = /^export (?:async )?(?:const|function\*?|class) (\w+)/gm
const passedOnByName = /^export \{([^}]*)\} from '(\.[^']+)'/gm
const passedOnWhole = /^export \* from '(\.[^']+)'/gm
const imported = /^import \{([^}]*)\} from '([^']+)'/gm

/**
 * Imports from an index of the domain go to the module that the name is written in. An index is one module to whom asks what
 * a page needs: through it every page, and the frame of all pages, would need the whole domain, and all its schemas would
 * be made before the first page is shown.
 */
export function directImports(domain: string): Plugin {
  const known = new Map<string, Homes>()

  function homesOf(file: string): Homes {
    const before = known.get(file)
    if (before) return before
    const code = readFileSync(file, 'utf8')
    const homes: Homes = new Map()
    known.set(file, homes)
    for (const [, from] of code.matchAll(passedOnWhole))
      for (const [name, home] of homesOf(resolve(dirname(file), from!))) homes.set(name, home)
    for (const [, names, from] of code.matchAll(passedOnByName))
      for (const name of valuesIn(names!)) {
        const home = homesOf(resolve(dirname(file), from!)).get(name)
        if (home) homes.set(name, home)
      }
    for (const [, name] of code.matchAll(declared)) homes.set(name!, file)
    return homes
  }

  const indexOf = (from: string, importer: string): string | undefined => {
    const [, entry] = /^@cradle\/domain\/([\w-]+)$/.exec(from) ?? []
    const file = entry ? resolve(domain, entry, 'index.ts') : resolve(dirname(importer), from)
    return file.startsWith(domain) && file.endsWith('/index.ts') && existsSync(file) ? file : undefined
  }

  return {
    name: 'cradle:direct-imports',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'import {' },
      handler(code, importer) {
        const rewritten = code.replace(imported, (written: string, names: string, from: string) => {
          const index = indexOf(from, importer)
          if (!index) return written
          const homes = homesOf(index)
          return valuesIn(names)
            .map((name) => `import { ${name} } from '${homes.get(name.split(' as ')[0]!) ?? index}'`)
            .join(';')
        })
        return rewritten === code ? null : { code: rewritten, map: null }
      },
    },
  }
}

/** The names of an import or export that are more than types. */
const valuesIn = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
