import type { Plugin } from 'vite'

/** The one module of antd's through which styles are written into the page while it runs. */
const writer = /@rc-component[/+]util.*\/es\/Dom\/dynamicCSS\.js$/

/**
 * The content policy lets no script write styles, and antd writes some even with `zeroRuntime`: its CSS variables, the
 * scroll lock under a modal. All of them are in the sheet already (antd-styles.ts, styles/base.css), so here they are
 * made and not put into the page.
 */
export function noRuntimeStyles(): Plugin {
  return {
    name: 'cradle:no-runtime-styles',
    enforce: 'pre',
    load: (id) => (writer.test(id.split('?')[0] ?? '') ? unattached : undefined),
  }
}

const unattached = `
const make = (css) => Object.assign(document.createElement('style'), { textContent: css })
export const injectCSS = (css) => make(css)
export const updateCSS = (css) => make(css)
export function removeCSS() {}
export function clearContainerCache() {}
`
