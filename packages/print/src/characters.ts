import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type FontCoverage, missingCharacters } from './coverage.ts'
import { innerPage } from './page.ts'

/** A text of a document with the field it answers, where it answers one. */
type Text = { text: string; answers: string | undefined }

/** All that a document prints, heads and feet of its pages included. Asked before the document is rendered. */
export function charactersOf(document: TDocumentDefinitions): string {
  return [...new Set(textsOf(document).flatMap(({ text }) => [...text]))].filter((one) => one !== '\n').join('')
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
export function textsOf({ content, header, footer, watermark }: TDocumentDefinitions): Text[] {
  return [content, drawn(header), drawn(footer), watermark].flatMap((node) => textsIn(node, undefined))
}

type Part = TDocumentDefinitions['header']

/** What a page's head or foot says on an inner page. */
const drawn = (part: Part): unknown => (typeof part === 'function' ? part(2, 2, innerPage) : part)

/** The texts of a node and of all that it holds; digits apart, no text of a document stands anywhere else. */
function textsIn(node: unknown, answers: string | undefined): Text[] {
  if (typeof node === 'string' || typeof node === 'number') return [{ text: String(node), answers }]
  if (Array.isArray(node)) return node.flatMap((part) => textsIn(part, answers))
  if (typeof node !== 'object' || node === null) return []
  // A section is one of several documents in one, with a head and a foot of its own.
  const { text, stack, columns, table, section, header, footer, answers: own } = node as Record<string, unknown>
  const body = typeof table === 'object' && table !== null ? (table as { body?: unknown }).body : undefined
  const sheet = [drawn(header as Part), drawn(footer as Part)]
  return [text, stack, columns, body, section, ...sheet].flatMap((part) =>
    textsIn(part, typeof own === 'string' ? own : answers),
  )
}
