export type Modules = {
  getModuleInfo: (id: string) => { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}
/** The first modules of sign-in, of the app's beginning, of the app itself, the one that imports the pages, and that of all fields. */
type Entries = { signIn: string; begin: string; app: string; pages: string; fields: string }

/**
 * Names the chunk of a module that several beginnings share: `begin` sends for the session before the app is here, `base`
 * comes with sign-in and the app or a page, `frame` with every page of the app, `fields` with pages to fill in alone,
 * `shared` with several of any kind, all their styles in it. The bundler by itself makes a file for each set of pages that share something, thirty before a
 * page runs; over HTTP/1.1 a browser fetches six at a time, and each further six are one more round trip.
 */
export function fewFiles({ signIn, begin, app, pages, fields }: Entries) {
  let closures: { signIn: Set<string>; begin: Set<string>; app: Set<string>; pages: Set<string>[] } | undefined
  return (module: string, modules: Modules): string | null => {
    closures ??= {
      signIn: closureOf(signIn, modules),
      begin: closureOf(begin, modules),
      app: closureOf(app, modules),
      pages: (modules.getModuleInfo(pages)?.dynamicallyImportedIds ?? []).map((page) => closureOf(page, modules)),
    }
    if (module.includes('modulepreload-polyfill')) return 'begin'
    if (module === begin) return null
    if (closures.begin.has(module)) return 'begin'
    const users = closures.pages.filter((page) => page.has(module))
    if (closures.signIn.has(module)) return closures.app.has(module) || users.length > 0 ? 'base' : null
    if (closures.app.has(module)) return 'frame'
    if (users.length < 2) return null
    const isForForms = users.every((page) => page.has(fields)) && !module.endsWith('.css')
    return isForForms ? 'fields' : 'shared'
  }
}

/** The modules that come with `entry`: what it imports statically, and what that imports. */
function closureOf(entry: string, modules: Modules): Set<string> {
  const found = new Set([entry])
  for (const module of found)
    for (const imported of modules.getModuleInfo(module)?.importedIds ?? []) found.add(imported)
  return found
}
