import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { extractStyle } from '@ant-design/static-style-extract'
import { createElement, type FunctionComponent, type ReactElement } from 'react'
import type { Plugin } from 'vite'
import { theme } from '../src/app/theme.ts'

const virtual = 'virtual:antd.css'
/** What a component draws with beside itself: antd registers those styles only when they are first shown. */
const drawnWith: Record<string, string[]> = {
  'auto-complete': ['select', 'input', 'empty'],
  'date-picker': ['button', 'input', 'tag'],
  drawer: ['skeleton'],
  dropdown: ['menu', 'button', 'space', 'tooltip'],
  list: ['spin', 'pagination', 'empty'],
  menu: ['tooltip', 'dropdown'],
  modal: ['button', 'skeleton'],
  pagination: ['select', 'input'],
  popconfirm: ['popover', 'button'],
  popover: ['tooltip'],
  select: ['empty'],
  table: ['pagination', 'spin', 'checkbox', 'radio', 'dropdown', 'empty', 'tooltip'],
  upload: ['progress', 'tooltip', 'button'],
}

/**
 * The styles of the antd components that the sources import, extracted under our own theme. The content policy lets
 * no script write styles, so antd runs with `zeroRuntime` and takes them from here: `import 'virtual:antd.css'`.
 */
export function antdStyles({ sources }: { sources: string }): Plugin {
  return {
    name: 'cradle:antd-styles',
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    load: async (id) => (id === `\0${virtual}` ? styleOf(await importedComponents(sources)) : undefined),
  }
}

async function importedComponents(sources: string): Promise<string[]> {
  const files = (await readdir(sources, { recursive: true })).filter((name) => /\.tsx?$/.test(name))
  const texts = await Promise.all(files.map((name) => readFile(join(sources, name), 'utf8')))
  const found = new Set(texts.flatMap((text) => text.match(/(?<=from 'antd\/es\/)[a-z-]+/g) ?? []))
  for (const component of found) drawnWith[component]?.forEach((other) => found.add(other))
  return [...found].filter((component) => !['config-provider', 'locale', 'theme', 'app'].includes(component))
}

function styleOf(components: string[]): string {
  const antd = createRequire(import.meta.url)('antd') as { ConfigProvider: FunctionComponent<{ theme: object }> }
  // The sources run with zeroRuntime; here the styles are made, so it is off.
  const themed = (node: ReactElement) =>
    createElement(antd.ConfigProvider, { theme: { ...theme, zeroRuntime: false } }, node)
  const html = extractStyle({ customTheme: themed, includes: components.map(exportedName) })
  // antd also restyles every link of the page; ours are ours (styles/base.css).
  return html.replaceAll(/<\/?style[^>]*>/g, '').replaceAll(/(?<=^|\})a(?::[a-z]+)?\{[^}]*\}/g, '')
}

const exportedName = (component: string) =>
  ['message', 'notification'].includes(component)
    ? component
    : component.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
