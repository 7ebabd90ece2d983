import type { Conflict } from './claim-saver.ts'
import { sameData } from './same-data.ts'
import type { SectionData } from './section-data.ts'

export type Side = 'mine' | 'theirs'
type Plain = Record<string, unknown>

/**
 * Where two drafts of a section differ, as the form names its fields: 'phone', 'stays.0.ward'. A row that only one side
 * has, and a row inside a row (a line of an invoice), is one place: 'invoices.1', 'invoices.0.lines.2'.
 */
export function differencesOf(mine: SectionData, theirs: SectionData): string[] {
  return differences(mine, theirs)
}

function differences(a: Plain, b: Plain, above = ''): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((field) => {
    const place = above + field
    if (sameData(a[field], b[field])) return []
    if (!hasRows(a[field]) && !hasRows(b[field])) return [place]
    const [ours, others] = [itemsOf(a[field]), itemsOf(b[field])]
    return Array.from({ length: Math.max(ours.length, others.length) }, (_, index) => index).flatMap((index) => {
      const [one, other] = [ours[index], others[index]]
      if (sameData(one, other)) return []
      const isWhole = above !== '' || !isPlain(one) || !isPlain(other)
      return isWhole ? [`${place}.${index}`] : differences(one, other, `${place}.${index}.`)
    })
  })
}

/** The side to begin with: theirs where I left a place as we both found it, else mine. */
export function likelySide({ mine, base }: Conflict, place: string): Side {
  return base && sameData(valueAt(mine, place), valueAt(base, place)) ? 'theirs' : 'mine'
}

/** The section with, at every difference, the side that was chosen. */
export function mergeOf({ mine, theirs }: Conflict, sideOf: (place: string) => Side): SectionData {
  const merged = structuredClone({ ...theirs, ...mine }) as Plain
  for (const place of differencesOf(mine, theirs))
    put(merged, place.split('.'), valueAt(sideOf(place) === 'mine' ? mine : theirs, place))
  return withoutGaps(merged) as SectionData
}

/** What a draft says at a place. */
export function valueAt(data: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Plain)[key] : undefined),
      data,
    )
}

function put(into: Plain, [key = '', ...rest]: string[], value: unknown) {
  if (rest.length === 0) into[key] = value
  else {
    into[key] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
    put(into[key] as Plain, rest, value)
  }
}

/** Rows that the other side had and were not chosen leave gaps in their lists. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutGaps)
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutGaps(one)])) : value
}

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
/** A list of rows; a list of codes (several operations) is one answer. */
const hasRows = (value: unknown): value is unknown[] => Array.isArray(value) && value.some(isPlain)
const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
