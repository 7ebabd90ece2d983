import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { givenAnswers } from '../testing/answers.ts'
import {
  adjustmentFaults,
  adjustmentOf,
  filedLines,
  type LineAdjustment,
  offeredAgain,
  reviewedAnswers,
} from './index.ts'

const answers = givenAnswers()
const lines = filedLines(answers)
const [first] = lines
const asked = { invoice: 1, line: 1, allowedFen: 0, reasonCode: 'not-covered' } as const
const copyOf = (whole: typeof answers) => JSON.parse(JSON.stringify(whole)) as typeof answers
const made = (change: Partial<LineAdjustment> = {}): LineAdjustment => ({
  ...asked,
  filingClass: first!.filingClass,
  reason: null,
  ...change,
})

describe('an adjustment of a line', () => {
  test('may allow nothing of it', () => {
    expect(adjustmentOf(lines, asked)).toEqual(made())
  })

  test('may file it under another class, at the same amount', () => {
    const other = {
      ...asked,
      allowedFen: first!.amountFen,
      filingClass: 'other-self-paid',
      reasonCode: 'wrong-class',
    } as const
    expect(adjustmentOf(lines, other)).toMatchObject({ filingClass: 'other-self-paid', allowedFen: first!.amountFen })
  })

  test.each([
    ['of a line that is not there', { line: 99 }, '/line', '票据 1 没有第 99 条明细'],
    ['of more than was filed', { allowedFen: first!.amountFen + 1 }, '/allowedFen', '核定金额不能超过申报金额'],
    ['that changes nothing', { allowedFen: first!.amountFen }, '/allowedFen', '不需要核减'],
    ['for another reason that is not told', { reasonCode: 'other', reason: ' ' }, '/reason', '请写明原因'],
  ] as const)('%s is refused', (_what, change, pointer, message) => {
    expect(adjustmentOf(lines, { ...asked, ...change })).toEqual([
      { pointer, message: expect.stringContaining(message) },
    ])
  })

  test('with two faults names both, each at its field', () => {
    const change = { allowedFen: first!.amountFen + 1, reasonCode: 'other' } as const
    expect(adjustmentOf(lines, { ...asked, ...change })).toMatchObject([
      { pointer: '/allowedFen' },
      { pointer: '/reason' },
    ])
  })

  test('that is not wholly typed yet is faulty only in what is typed', () => {
    expect(adjustmentFaults(first!, { allowedFen: null, reasonCode: '' })).toEqual([])
    expect(adjustmentFaults(first!, { allowedFen: first!.amountFen + 1, reasonCode: null })).toMatchObject([
      { pointer: '/allowedFen' },
    ])
  })
})

const anyAdjustments = fc
  .uniqueArray(fc.integer({ min: 0, max: lines.length - 1 }), { maxLength: lines.length })
  .chain((places) =>
    fc.tuple(
      ...places.map((place) => {
        const { invoice, line, amountFen } = lines[place]!
        return fc.integer({ min: 0, max: amountFen }).map((allowedFen) => made({ invoice, line, allowedFen }))
      }),
    ),
  )

describe('reviewed amounts', () => {
  test('sum from lines to bills to the total, never above what was filed', () => {
    fc.assert(
      fc.property(anyAdjustments, (adjustments) => {
        const { charges } = reviewedAnswers(answers, adjustments)
        const left = filedLines({ ...answers, charges }).reduce((sum, { amountFen }) => sum + amountFen, 0)
        expect(charges.totalFen).toBe(left)
        expect(left).toBeLessThanOrEqual(answers.charges.totalFen as number)
        for (const { totalFen, lines: billed } of charges.invoices ?? [])
          expect(totalFen).toBe((billed ?? []).reduce((sum, { amountFen }) => sum + (amountFen as number), 0))
      }),
    )
  })

  test('leave what was filed as it was', () => {
    const before = JSON.stringify(answers)
    reviewedAnswers(answers, [made()])
    expect(JSON.stringify(answers)).toBe(before)
  })
})

describe('after the claim was sent again', () => {
  const before = { answers, adjustments: [made()] }

  test('an adjustment of an unchanged line is offered again', () => {
    expect(offeredAgain(before, { answers, adjustments: [] })).toEqual([made()])
  })

  test('one of a line that says something else now is not', () => {
    const changed = copyOf(answers)
    changed.charges.invoices![0]!.lines![0]!.amountFen = first!.amountFen + 100
    expect(offeredAgain(before, { answers: changed, adjustments: [] })).toEqual([])
  })

  test('one of a bill that moved is offered at its new place', () => {
    const [bill] = answers.charges.invoices!
    const moved = copyOf(answers)
    moved.charges.invoices = [{ ...bill!, number: '0000000001', lines: [] }, bill!]
    expect(offeredAgain(before, { answers: moved, adjustments: [] })).toEqual([made({ invoice: 2 })])
  })

  test('one that was made again already is not', () => {
    expect(offeredAgain(before, { answers, adjustments: [made({ allowedFen: 1 })] })).toEqual([])
  })

  test('nothing is offered that was not made, and nothing twice', () => {
    fc.assert(
      fc.property(anyAdjustments, anyAdjustments, (earlier, now) => {
        const offered = offeredAgain({ answers, adjustments: earlier }, { answers, adjustments: now })
        const places = offered.map(({ invoice, line }) => `${invoice}.${line}`)
        expect(new Set(places).size).toBe(places.length)
        expect(offered.every((one) => earlier.some(({ allowedFen }) => allowedFen === one.allowedFen))).toBe(true)
      }),
    )
  })
})
