import fc from 'fast-check'
import { claimPage, claimView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { judging, whitelisting } from './answers.ts'

const routeOf = (schema: z.ZodType) => ({ schema, method: 'GET', url: '/claims', httpStatus: '200' })
const answered = (schema: z.ZodType, data: unknown) => JSON.parse(whitelisting(routeOf(schema))(data)) as unknown

describe('an answer', () => {
  test.each([
    { what: 'a field nobody named', schema: z.object({ a: z.int() }), data: { a: 1, idNumber: 'x' }, is: { a: 1 } },
    {
      what: 'one deep inside a list',
      schema: z.object({ items: z.array(z.object({ a: z.int() }).nullable()) }),
      data: { items: [{ a: 1, idNumber: 'x' }, null] },
      is: { items: [{ a: 1 }, null] },
    },
    {
      what: 'one inside a table by name',
      schema: z.record(z.string(), z.object({ a: z.int().optional() })),
      data: { x: { a: 1, idNumber: 'x' }, y: { idNumber: 'x' } },
      is: { x: { a: 1 }, y: {} },
    },
    {
      what: 'one of either shape',
      schema: z.union([z.object({ a: z.int() }), z.object({ missing: z.string() })]),
      data: { missing: 'b', idNumber: 'x' },
      is: { missing: 'b' },
    },
  ])('leaves out $what', ({ schema, data, is }) => {
    expect(answered(schema, data)).toEqual(is)
  })

  test('keeps what a loose object holds beyond what it names', () => {
    const schema = z.object({ notice: z.looseObject({ kind: z.literal('refusal') }) })
    const data = { notice: { kind: 'refusal', agency: { name: '石家庄' } }, idNumber: 'x' }
    expect(answered(schema, data)).toEqual({ notice: data.notice })
  })

  test('that its schema allows is the same, judged or not', () => {
    const schema = z.object({
      id: z.string(),
      sum: z.int().nullable(),
      note: z.string().nullish(),
      lines: z.array(z.object({ code: z.enum(['a', 'b']), amount: z.union([z.string(), z.int()]).optional() })),
    })
    const value = fc.record({
      id: fc.string(),
      sum: fc.option(fc.integer()),
      note: fc.option(fc.string(), { nil: undefined }),
      lines: fc.array(
        fc.record(
          { code: fc.constantFrom('a', 'b'), amount: fc.oneof(fc.string(), fc.integer()) },
          { requiredKeys: ['code'] },
        ),
      ),
    })
    fc.assert(
      fc.property(value, (data) => {
        expect(whitelisting(routeOf(schema))(data)).toBe(judging(routeOf(schema))(data))
      }),
    )
  })

  test.each([claimView, claimPage])('of the hot routes is picked without judging it', (schema) => {
    expect(() => whitelisting(routeOf(schema))(schema === claimPage ? { items: [], nextCursor: 1 } : {})).not.toThrow()
  })
})
