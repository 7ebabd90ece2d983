import type { Content } from 'pdfmake/interfaces.js'
import type { Answered } from './table.ts'

/** The day in words, as a signature is dated: 2026年11月20日. */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** A paragraph, its first line set in by two characters. */
export const paragraph = (text: string, answers?: string): Content => {
  const cell: Answered = { text, style: 'prose', leadingIndent: 23, margin: [0, 0, 0, 6], ...(answers && { answers }) }
  return cell
}

/** A paragraph that begins with its name: 查明事实：…. */
export const named = (name: string, text: string): Content => paragraph(`${name}：${text}`, name)

/** Whom a letter is to. */
export const addressee = (text: string, answers: string): Content => {
  const cell: Answered = { text: `${text}：`, style: 'prose', margin: [0, 0, 0, 6], answers }
  return cell
}

/** A heading inside a letter. */
export const heading = (text: string): Content => ({ text, style: 'prose', margin: [0, 6, 0, 4] })

type Signature = { name: string; day: string; sealHeight: number; what: string }

/**
 * The end of a letter: its last words, who gives it out, the day, and room for the seal over both. Never apart from one
 * another: a seal on a page without words could be put to anything.
 */
export const sealed = (last: Content[], { name, day, sealHeight, what }: Signature): Content => ({
  stack: [
    ...last,
    {
      stack: [
        { text: name, style: 'prose', alignment: 'center', margin: [0, sealHeight / 3, 0, 2] },
        { text: `（${what}）`, style: 'small', alignment: 'center', margin: [0, 0, 0, 2] },
        { text: day, style: 'prose', alignment: 'center', margin: [0, 0, 0, sealHeight / 3] },
      ],
      margin: [255, 0, 0, 0],
    },
  ],
  unbreakable: true,
})

/** Lines to be filled in by hand, each a name and a rule as wide as the room for it. */
export const byHand = (names: readonly string[], height = 24): Content => ({
  stack: names.map((name) => ({
    columns: [
      { text: `${name}：`, style: 'prose', width: 'auto' },
      { canvas: [{ type: 'line' as const, x1: 0, y1: 14, x2: 190, y2: 14, lineWidth: 0.5 }], width: 200 },
    ],
    margin: [0, height - 18, 0, 0] as [number, number, number, number],
  })),
  unbreakable: true,
})
