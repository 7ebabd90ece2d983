import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareWaiting, type Waiting, whyHere } from './index.ts'

const waiting = (id: string, change: Partial<Waiting> = {}): Waiting => ({
  id,
  dueOn: '2026-11-19',
  riskScore: 0,
  waitingSince: '2026-11-05T01:00:00Z',
  ...change,
})
const ordered = (...claims: Waiting[]) => [...claims].sort(compareWaiting).map(({ id }) => id)

describe('the order of a queue', () => {
  test('is by due day, then by risk, then by how long it has waited', () => {
    expect(
      ordered(
        waiting('undated', { dueOn: null, riskScore: 200 }),
        waiting('later', { waitingSince: '2026-11-06T01:00:00Z' }),
        waiting('plain'),
        waiting('risky', { riskScore: 110, waitingSince: '2026-11-07T01:00:00Z' }),
        waiting('unassessed', { riskScore: null, waitingSince: '2026-11-08T01:00:00Z' }),
        waiting('overdue', { dueOn: '2026-11-03' }),
      ),
    ).toEqual(['overdue', 'risky', 'plain', 'later', 'unassessed', 'undated'])
  })

  test('is total: whichever way claims come in, they stand the same way', () => {
    const claim = fc.record<Waiting>({
      id: fc.uuid(),
      dueOn: fc.constantFrom(null, '2026-11-19', '2026-11-20'),
      riskScore: fc.constantFrom(null, 0, 50, 110),
      waitingSince: fc.constantFrom('2026-11-05T01:00:00Z', '2026-11-06T01:00:00Z'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(claim, { selector: ({ id }) => id }), (claims) => {
        expect(ordered(...[...claims].reverse())).toEqual(ordered(...claims))
      }),
    )
  })
})

test.each([
  [{ dueOn: '2026-11-19', riskScore: 0 }, null, '办结期限 2026-11-19，还有 14 天'],
  [{ dueOn: '2026-11-05', riskScore: 60 }, null, '办结期限 2026-11-05，今天到期，疑点分 60，同日到期的排在前面'],
  [{ dueOn: '2026-11-02', riskScore: null }, null, '办结期限 2026-11-02，已逾期 3 天'],
  [{ dueOn: '2026-11-12', riskScore: 0 }, '2026-11-12', '一次性补正告知期限 2026-11-12，还有 7 天'],
  [{ dueOn: null, riskScore: 0 }, null, '到期日所在年份的节假日安排尚未录入，暂不能推算，排在最后'],
])('why a claim stands where it stands: %j', (standing, telling, words) => {
  expect(whyHere(standing, { today: '2026-11-05', telling })).toBe(words)
})
