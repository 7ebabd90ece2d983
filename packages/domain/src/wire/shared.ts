import { z } from 'zod'

/** Ids are UUIDs in lower case, as PostgreSQL prints them. */
export const id = z.string('编号格式不正确').regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '编号格式不正确')
/** A row's version, counted from 1. */
export const version = versionFrom(1)
/** A section's version: 0 while it was never saved. */
export const sectionVersion = versionFrom(0)
/** An instant, RFC 3339. */
export const instant = z.iso.datetime({ offset: true })
/** Where the next page begins; opaque to the caller. */
export const cursor = z.string('翻页位置不正确').regex(/^[A-Za-z0-9_-]{1,200}$/, '翻页位置不正确')
/** An amount in fen as the API answers it. */
export const fenView = z.int()

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: cursor.nullable() })

/** The header that makes a retried POST answer the same result. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,80}$/, '幂等键应为 8 至 80 个字母或数字')
    .optional(),
})

function versionFrom(first: number) {
  const sentence = '版本号不正确'
  return z.int({ error: sentence, abort: true }).min(first, sentence).max(2_000_000_000, sentence)
}
