import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PageWeight, pageWeights } from './page-weights.ts'

/** The app as `turbo run build` left it: the tests come after the build (turbo.json). */
const weights = pageWeights(join(import.meta.dirname, '../dist'))
const weightOf = (page: string) => weights.find((weight) => weight.page === page)!

/** kB of JavaScript as Brotli: of a page without antd, of one without fields, of the heaviest to fill in and to read. */
const budgets = { 'sign-in': 120, month: 215, 'claim-form': 320, 'review-desk': 320 } as const
const ofAnyOther = 280

/** What is fetched by whoever uses it, by whose modules it is known. */
const onUse = {
  'printing: pdfmake and the forms': /\/pdfmake\/|packages\/print\/|\/pdf-lib\//,
  'previews: pdf.js': /\/pdfjs-dist\//,
  'charts: ECharts': /\/(echarts|zrender)\//,
  'QR codes of bills': /\/zxing-wasm\//,
}

/** Pages that are too large, in kB and files; with them all others, for whoever has to find out which one grew. */
function tooLarge(isTooLarge: (weight: PageWeight) => boolean): string {
  if (!weights.some(isTooLarge)) return ''
  const rows = weights
    .toSorted((one, other) => other.js - one.js)
    .map((weight) => {
      const { page, js, css, files } = weight
      const mark = isTooLarge(weight) ? 'TOO LARGE' : ''
      return `${page.padEnd(20)} js ${js.toFixed(1)} css ${css.toFixed(1)} files ${files} ${mark}`
    })
  return `\n${rows.join('\n')}\n`
}

describe('what a browser fetches for a page', () => {
  test('keeps its budget', () => {
    expect(tooLarge(({ page, js }) => js > (budgets[page as keyof typeof budgets] ?? ofAnyOther))).toBe('')
  })

  test.each(Object.keys(budgets))('%s is a page of the build', (page) => {
    expect(weights.map((weight) => weight.page)).toContain(page)
  })

  test.each(Object.entries(onUse))('never includes what only some use: %s', (_what, path) => {
    const found = weights.filter(({ modules }) => modules.some((module) => path.test(module))).map(({ page }) => page)
    expect(found).toEqual([])
  })

  test('sign-in knows nothing of antd', () => {
    expect(weightOf('sign-in').modules.filter((module) => /\/(antd|@rc-component)\//.test(module))).toEqual([])
  })

  test('begins with what asks for the session, and with no page or component', () => {
    const { js, modules } = weightOf('index')
    expect(
      modules.filter((module) => /\/(antd|@rc-component|react-dom|react-router)\/|\.page\.tsx/.test(module)),
    ).toEqual([])
    expect(js).toBeLessThan(50)
  })

  test('comes in few files, for a browser fetches six at a time', () => {
    expect(tooLarge(({ files }) => files > 14)).toBe('')
  })
})
