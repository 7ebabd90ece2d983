import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/**
 * Has both documents fetch the app before a script asks for it. The app's own has it at once, beside the little that sends
 * for the session; the sign-in page has it while somebody types the password: the browser fetches that last of all, when
 * nothing that the page itself needs is under way.
 */
export function appAhead(): Plugin {
  return {
    name: 'cradle:app-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const begin = chunks.find(({ isEntry, name }) => isEntry && name === 'index')
        const app = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/app/show-app.tsx')))
        if (!begin || !app) throw new Error('the app has no beginning')
        const fetched = withImports([begin, app], bundle)
        // What the document itself names is there already.
        const isNew = (file: string) => !html.includes(file)
        const scripts = fetched.map(({ fileName }) => fileName).filter(isNew)
        const styles = [...new Set(fetched.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))].filter(
          isNew,
        )
        return path.endsWith('/sign-in.html')
          ? [...scripts, ...styles].map((file) => link({ rel: 'prefetch', href: `/${file}` }))
          : [
              ...scripts.map((file) => link({ rel: 'modulepreload', crossorigin: '', href: `/${file}` })),
              ...styles.map((file) => link({ rel: 'stylesheet', crossorigin: '', href: `/${file}` })),
            ]
      },
    },
  }
}

const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: 'link', attrs, injectTo: 'head' })

/** These chunks and all that they import statically. */
function withImports(chunks: Rolldown.OutputChunk[], bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  const found = new Set(chunks)
  for (const chunk of found)
    for (const name of chunk.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk') found.add(imported)
    }
  return [...found]
}
