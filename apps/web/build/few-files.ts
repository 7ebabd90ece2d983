type Modules = {
  getModuleInfo: (id: string) => { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}
/** The first modules of sign-in, of the app's beginning and of the app itself, and the one that imports the pages. */
type Entries = { signIn: string; begin: string; app: string; pages: string }

/**
 * Names the chunk of a module that several beginnings share: `begin` sends for the session before the app is here, `base`
 * comes with sign-in and the app, `frame` with every page of the app, `shared` with several pages. The bundler by itself
 * makes a file for each set of pages that share something, thirty before a page runs; over HTTP/1.1 a browser fetches six
 * at a time, and each further six are one more round trip.
 */
export function fewFiles({ signIn, begin, app, pages }: Entries) {
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
    if (closures.app.has(module)) return closures.signIn.has(module) ? 'base' : 'frame'
    return closures.pages.filter((page) => page.has(module)).length > 1 ? 'shared' : null
  }
}

/** The modules that come with `entry`: what it imports statically, and what that imports. */
function closureOf(entry: string, modules: Modules): Set<string> {
  const found = new Set([entry])
  for (const module of found)
    for (const imported of modules.getModuleInfo(module)?.importedIds ?? []) found.add(imported)
  return found
}
