import { Problem } from '@cradle/domain/problem'
import { z } from 'zod'

/** An instant in a cursor, of the years that PostgreSQL can hold. */
export const cursorInstant = z.iso.datetime().refine((text) => text >= '1900' && text < '2200')

/** Where a list begins that counts up from its first row: a comparison that always stands is one an index answers. */
export const BEFORE_ALL = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const
/** Where a list begins that counts down from its last. */
export const AFTER_ALL = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const

/** Encodes where the next page begins. The caller may not read anything into it. */
const cursorOf = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** Reads a cursor whose keys have the given shapes; one that was altered is refused in a sentence. */
export function readCursor<const Shapes extends readonly [z.ZodType, ...z.ZodType[]]>(cursor: string, shapes: Shapes) {
  const read = z.tuple(shapes).safeParse(parsed(cursor))
  if (!read.success)
    throw new Problem('fields-invalid', [
      { pointer: '/cursor', code: 'cursor', message: '翻页位置不正确，请从第一页重新查看' },
    ])
  return read.data
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** The first `size` of `rows`, and the cursor of the next page when one more was read. */
export function paged<Row>(rows: Row[], size: number, keysOf: (row: Row) => string[]) {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > size && last ? cursorOf(...keysOf(last)) : null }
}
