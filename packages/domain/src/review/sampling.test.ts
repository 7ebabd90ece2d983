import { describe, expect, test } from 'vitest'
import { approvalLimitFor, approversNeeded, drawnBecause, samplingFor } from './index.ts'

const rates = samplingFor('130100', '2026-11-05')
const clean = { filingId: '0193a0b0-0000-7000-8000-000000000001', riskScore: 0, approvedOfClerk: 5 }
const idOf = (n: number) =>
  `0193a0b0-${String(n % 10_000).padStart(4, '0')}-7000-8000-${String(n * 7919).padStart(12, '0')}`

describe('a clean claim is looked at a second time', () => {
  test('where its risk reaches the score', () => {
    expect(drawnBecause({ ...clean, riskScore: rates.riskScore }, rates)).toBe('有疑点需要逐项查看')
  })

  test('where it is the first of its clerk', () => {
    expect(drawnBecause({ ...clean, approvedOfClerk: 0 }, rates)).toBe('该经办人的首份申报')
  })

  test('where its filing drew the lot, the same whenever it is asked', () => {
    const all = Array.from({ length: 20_000 }, (_, n) => drawnBecause({ ...clean, filingId: idOf(n) }, rates))
    expect(Array.from({ length: 20_000 }, (_, n) => drawnBecause({ ...clean, filingId: idOf(n) }, rates))).toEqual(all)
    const share = (100 * all.filter(Boolean).length) / all.length
    expect(share).toBeGreaterThan(rates.percent - 1)
    expect(share).toBeLessThan(rates.percent + 1)
  })

  test('never at a rate of nothing, always at a hundred', () => {
    const drawnAt = (percent: number) =>
      Array.from(
        { length: 200 },
        (_, n) => drawnBecause({ ...clean, filingId: idOf(n) }, { ...rates, percent }) !== undefined,
      )
    expect(drawnAt(0)).not.toContain(true)
    expect(drawnAt(100)).not.toContain(false)
  })
})

describe('the limit of one approver', () => {
  const limit = approvalLimitFor('130100', '2026-11-05')

  test.each([
    [limit.fen, 1],
    [limit.fen + 1, 2],
    [0, 1],
  ])('an amount of %i fen needs %i', (fen, needed) => {
    expect(approversNeeded(fen, limit)).toBe(needed)
  })

  test('says that it is ours', () => {
    expect(limit.grade).toBe('ours')
  })
})
