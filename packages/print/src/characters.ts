import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type FontCoverage, missingCharacters } from './coverage.ts'
import { innerPage } from './page.ts'

/** A text of a document with the field it answers, where it answers one. */
type Text = { text: string; answers: string | undefined }

/** All that a document prints, heads and feet of its pages included. Asked before the document is rendered. */
export function charactersOf(document: TDocumentDefinitions): string {
  const characters = new Set<string>()
  tellTexts(document, (text) => {
    for (const one of text) characters.add(one)
  })
  characters.delete('\n')
  return [...characters].join('')
}

/** The font file a document needs, or one sentence naming the field and the character that no font holds. */
export function fontFor(
  document: TDocumentDefinitions,
  coverage: FontCoverage,
): { ok: true; font: 'subset' | 'full' } | { ok: false; problem: string } {
  const characters = charactersOf(document)
  if (missingCharacters(characters, coverage.subset).length === 0) return { ok: true, font: 'subset' }
  const [missing] = missingCharacters(characters, coverage.full)
  if (missing === undefined) return { ok: true, font: 'full' }
  const where = textsOf(document).find(({ text, answers }) => answers !== undefined && text.includes(missing))
  return { ok: false, problem: `${where?.answers ?? '表'}中的${shown(missing)}无法打印` }
}

/** The character in quotes; one that cannot be seen by its number. */
function shown(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return /[\p{C}\p{Z}\p{M}]/u.test(character) ? `不可见字符 U+${number} ` : `“${character}”`
}

/** Every text of a document with the field it answers. */
export function textsOf(document: TDocumentDefinitions): Text[] {
  const texts: Text[] = []
  tellTexts(document, (text, answers) => texts.push({ text, answers }))
  return texts
}

type Tell = (text: string, answers: string | undefined) => void

function tellTexts({ content, header, footer, watermark }: TDocumentDefinitions, tell: Tell): void {
  for (const node of [content, drawn(header), drawn(footer), watermark]) tellTextsIn(node, undefined, tell)
}

type Part = TDocumentDefinitions['header']

/** What a page's head or foot says on an inner page. */
const drawn = (part: Part): unknown => (typeof part === 'function' ? part(2, 2, innerPage) : part)

/** The texts of a node and of all that it holds; digits apart, no text of a document stands anywhere else. */
function tellTextsIn(node: unknown, answers: string | undefined, tell: Tell): void {
  if (typeof node === 'string' || typeof node === 'number') return tell(String(node), answers)
  if (Array.isArray(node)) {
    for (const part of node) tellTextsIn(part, answers, tell)
    return
  }
  if (typeof node !== 'object' || node === null) return
  // A section is one of several documents in one, with a head and a foot of its own.
  const { text, stack, columns, table, section, header, footer, answers: own } = node as Record<string, unknown>
  const body = typeof table === 'object' && table !== null ? (table as { body?: unknown }).body : undefined
  const field = typeof own === 'string' ? own : answers
  for (const part of [text, stack, columns, body, section, drawn(header as Part), drawn(footer as Part)])
    tellTextsIn(part, field, tell)
}
