import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, total } from '../money/index.ts'
import { amounts, drafts } from '../testing/answers.ts'
import { chargesDraft } from './charges-section.ts'
import { unallocated, unallocatedOn } from './unallocated.ts'

describe('still to allocate on a bill', () => {
  test.each([
    { totalFen: 160_000, lines: [100_000], left: 60_000 },
    { totalFen: 160_000, lines: [100_000, 60_000], left: 0 },
    { totalFen: 160_000, lines: [100_000, 61_230], left: -1230 },
    { totalFen: 160_000, lines: [], left: 160_000 },
    { totalFen: null, lines: [100], left: -100 },
    { totalFen: '1600', lines: [100], left: -100 },
    { totalFen: 160_000, lines: [100_000, '600.', null, -5, 12.5, 100_000_000_000], left: 60_000 },
  ])('$totalFen less $lines is $left', ({ totalFen, lines, left }) => {
    expect(unallocatedOn({ totalFen, lines: lines.map((amountFen) => ({ amountFen })) })).toBe(left)
  })

  test('is nothing where nothing is typed', () => {
    expect(unallocatedOn({})).toBe(0)
    expect(unallocatedOn({ lines: null })).toBe(0)
  })
})

describe('still to allocate in the claim', () => {
  test.each([
    { draft: {}, left: 0 },
    { draft: { totalFen: 5000, invoices: null }, left: 5000 },
    { draft: { totalFen: 5000, invoices: [{}] }, left: 5000 },
    { draft: { totalFen: 5000, invoices: [{ totalFen: 4000, lines: [{ amountFen: 1500 }] }] }, left: 3500 },
    {
      draft: { totalFen: 5000, invoices: [{ lines: [{ amountFen: 4000 }] }, { lines: [{ amountFen: 1001 }] }] },
      left: -1,
    },
    { draft: { totalFen: '50', invoices: [{ lines: [{ amountFen: '40' }] }] }, left: 0 },
  ])('of $draft is $left', ({ draft, left }) => {
    expect(unallocated(draft)).toBe(left)
  })
})

test('what is allocated and what is still to allocate make the total', () => {
  fc.assert(
    fc.property(amounts, amounts, (allocated, [totalFen]) => {
      const invoice = { totalFen: totalFen!, lines: allocated.map((amountFen) => ({ amountFen })) }
      expect(total([unallocatedOn(invoice), ...allocated])).toBe(totalFen)
      expect(total([unallocated({ totalFen: totalFen!, invoices: [invoice] }), ...allocated])).toBe(totalFen)
    }),
  )
})

test('a claim whose bills sum has as much to allocate as its bills together', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(amounts, amounts), { maxLength: 4 }), (bills) => {
      const invoices = bills.map(([lines, [totalFen]]) => ({
        totalFen: totalFen!,
        lines: lines.map((amountFen) => ({ amountFen })),
      }))
      const totalFen = total(invoices.map((invoice) => invoice.totalFen))
      expect(unallocated({ totalFen, invoices })).toBe(total(invoices.map(unallocatedOn)))
    }),
  )
})

test('whatever a draft holds can be counted', () => {
  fc.assert(
    fc.property(drafts.charges, (typed) => {
      const draft = chargesDraft.parse(typed)
      expect(difference(unallocated(draft), unallocated({ ...draft, totalFen: 0 }))).toBeGreaterThanOrEqual(0)
    }),
  )
})
