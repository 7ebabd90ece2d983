import { createRequire } from 'node:module'
import { createElement, type FunctionComponent, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import type { Plugin } from 'vite'
import { theme } from '../src/app/theme.ts'

/** What makes hooks of a component's styles. Such a hook answers names of classes, which stand whoever makes the styles. */
const makers = ['genStyleHooks', 'genComponentStyleHook', 'genSubStyleComponent']

/**
 * The styles of antd are extracted by the build (antd-styles.ts), under one theme. So its modules need neither make them
 * again nor compute the theme's tokens, which is a third of antd's code and, before a page begins, a tenth of its time.
 */
export function stylesMadeBefore(): Plugin {
  return {
    name: 'cradle:styles-made-before',
    enforce: 'pre',
    load(id) {
      const [module = ''] = id.split('?')
      return stubs.find(([path]) => module.endsWith(`/antd/es/theme/${path}`))?.[1]()
    },
    transform(code, id) {
      if (!/\/antd\/es\/.*\/style(\/|\.js)/.test(id)) return undefined
      return withoutStyles(code, this.parse(code))
    },
  }
}

const { key } = theme.cssVar as { key: string }

/** Modules of antd's theme, each with what stands in its place. */
const stubs: [path: string, code: () => string][] = [
  [
    'util/genStyleUtils.js',
    () => `
const classes = ['', ${JSON.stringify(key)}]
export const genStyleHooks = () => () => classes
export const genComponentStyleHook = () => () => ''
export const genSubStyleComponent = () => () => null
export const genCssVar = (antCls, component) => {
  const prefix = \`--\${antCls.replaceAll('.', '')}-\${component}-\`
  return [(name) => prefix + name, (name, otherwise) => \`var(\${prefix}\${name}\${otherwise ? \`, \${otherwise}\` : ''})\`]
}`,
  ],
  [
    'useToken.js',
    () => `
import { DesignTokenContext, defaultTheme } from './context'
const token = ${JSON.stringify(tokens())}
const answer = [defaultTheme, token, '', token, { prefix: 'ant', key: ${JSON.stringify(key)} }, true]
export const unitless = {}, ignore = {}
export const getComputedToken = () => token
export default function useToken() { return answer }`,
  ],
  ['util/useResetIconStyle.js', () => 'export default function useResetIconStyle() {}'],
  ['themes/default/theme.js', () => 'export default { id: 0, getDerivativeToken: (token) => token }'],
]

/** The tokens of our theme as a component reads them, less the palettes, which only styles are made of. */
function tokens(): Record<string, unknown> {
  const antd = createRequire(import.meta.url)
  const { default: ConfigProvider } = antd('antd/lib/config-provider') as { default: FunctionComponent<Provided> }
  const { default: useToken } = antd('antd/lib/theme/useToken') as { default: () => [unknown, Record<string, unknown>] }
  let found: Record<string, unknown> = {}
  const Reader = () => {
    ;[, found] = useToken()
    return null
  }
  renderToString(createElement(ConfigProvider, { theme }, createElement(Reader)))
  return Object.fromEntries(Object.entries(found).filter(([name]) => !/^[a-z]+-?\d+$/.test(name)))
}
type Provided = { theme: object; children?: ReactNode }

/** The module with every hook that is made of styles made of nothing: what the styles were made by is left out as unused. */
const withoutStyles = (code: string, program: unknown): string =>
  argumentsIn(program)
    .toSorted((one, other) => other.from - one.from)
    .reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), code)

type Call = { type: 'CallExpression'; callee: { name?: string; end: number }; end: number }

/** Where the arguments of those calls stand. */
function argumentsIn(node: unknown): { from: number; to: number }[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, callee, end } = node as Partial<Call>
  if (type === 'CallExpression' && callee && end !== undefined && makers.includes(callee.name ?? ''))
    return [{ from: callee.end + 1, to: end - 1 }]
  return Object.values(node).flatMap(argumentsIn)
}
