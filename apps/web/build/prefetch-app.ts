import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Has the sign-in page fetch what every page of the app begins with while somebody types the password. The browser does
 * so last of all, when nothing that the page itself needs is under way.
 */
export function prefetchApp(): Plugin {
  return {
    name: 'cradle:prefetch-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        if (!path.endsWith('/sign-in.html')) return undefined
        const app = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === 'index')
        if (app?.type !== 'chunk') throw new Error('the app has no entry')
        const chunks = [app.fileName, ...app.imports]
        const styles = chunks.flatMap((name) => {
          const chunk = bundle[name]
          return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : []
        })
        // What sign-in itself begins with is there already.
        const own = (name: string) => html.includes(name)
        return [...chunks, ...styles]
          .filter((name) => !own(name))
          .map((name): HtmlTagDescriptor => {
            const attrs = { rel: 'prefetch', href: `/${name}` }
            return { tag: 'link', attrs, injectTo: 'head' }
          })
      },
    },
  }
}
