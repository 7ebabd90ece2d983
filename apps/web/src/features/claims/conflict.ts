import type { Conflict } from './claim-saver.ts'
import type { SectionData } from './section-data.ts'
import { sameData } from './same-data.ts'

export type Side = 'mine' | 'theirs'
type Plain = Record<string, unknown>

/** Where two drafts of a section differ: a field by its name, an item of a list by its place ('invoices.1'). */
export function differencesOf(mine: SectionData, theirs: SectionData): string[] {
  const [a, b] = [mine as Plain, theirs as Plain]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((field) => {
    if (sameData(a[field], b[field])) return []
    if (!isList(a[field]) && !isList(b[field])) return [field]
    const [ours, others] = [itemsOf(a[field]), itemsOf(b[field])]
    return Array.from({ length: Math.max(ours.length, others.length) }, (_, index) => index)
      .filter((index) => !sameData(ours[index], others[index]))
      .map((index) => `${field}.${index}`)
  })
}

/** The side to begin with: theirs where I left a part as we both found it, else mine. */
export function likelySide({ mine, base }: Conflict, part: string): Side {
  return base && sameData(partOf(mine, part), partOf(base, part)) ? 'theirs' : 'mine'
}

/** The section with, of every difference, the side that was chosen. */
export function mergeOf({ mine, theirs }: Conflict, sideOf: (part: string) => Side): SectionData {
  const [a, b] = [mine as Plain, theirs as Plain]
  const merged: Plain = { ...b, ...a }
  for (const part of differencesOf(mine, theirs)) {
    const [field = '', index] = part.split('.')
    const from = sideOf(part) === 'mine' ? a : b
    if (index === undefined) merged[field] = from[field]
    else merged[field] = replaced(itemsOf(merged[field]), Number(index), partOf(from, part))
  }
  for (const [field, value] of Object.entries(merged))
    if (isList(value)) merged[field] = value.filter((item) => item !== undefined)
  return merged
}

function partOf(data: Plain, part: string): unknown {
  const [field = '', index] = part.split('.')
  return index === undefined ? data[field] : itemsOf(data[field])[Number(index)]
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value)
const itemsOf = (value: unknown): unknown[] => (isList(value) ? value : [])

function replaced(items: unknown[], index: number, item: unknown): unknown[] {
  const next = [...items]
  next[index] = item
  return next
}
