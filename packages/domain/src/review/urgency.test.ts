import { expect, test } from 'vitest'
import { daysDue, urgencies, type Urgency, urgencyOf } from './index.ts'

const today = '2026-11-05'

test.each([
  ['2026-11-04', 'overdue'],
  ['2026-11-05', 'today'],
  ['2026-11-06', 'week'],
  ['2026-11-12', 'week'],
  ['2026-11-13', undefined],
  [null, undefined],
] as const)('what is due on %s is %s', (dueOn, urgency) => {
  expect(urgencyOf(dueOn, today)).toBe(urgency)
})

test.each(Object.keys(urgencies) as Urgency[])('the days of %s are those on which a due day is so near', (urgency) => {
  const { from, to } = daysDue(urgency, today)
  expect(urgencyOf(from ?? '2000-01-01', today)).toBe(urgency === 'week' ? 'today' : urgency)
  expect(urgencyOf(to, today)).toBe(urgency)
})
