import { expect, test } from 'vitest'
import { correctionUntil, deemedAcceptedOn } from './silence.ts'

test.each([
  { since: '2026-11-05T09:00:00+08:00', on: '2026-11-13', what: 'a Thursday' },
  { since: '2026-11-05T23:59:59+08:00', on: '2026-11-13', what: 'the end of that Thursday' },
  { since: '2026-11-06T00:00:00+08:00', on: '2026-11-14', what: 'midnight of Friday' },
  { since: '2026-11-07T12:00:00+08:00', on: '2026-11-14', what: 'a Saturday' },
  { since: '2026-09-30T09:00:00+08:00', on: '2026-10-14', what: 'the day before 国庆节, a Saturday worked after it' },
  { since: '2025-12-31T09:00:00+08:00', on: '2026-01-09', what: 'New Year’s Eve, the Sunday after it worked' },
  { since: '2026-12-30T09:00:00+08:00', on: undefined, what: 'the last days of a year after which nothing is known' },
])('what waits since $since, $what, counts as accepted on $on', ({ since, on }) => {
  expect(deemedAcceptedOn(new Date(since))).toBe(on)
})

test('what is missing may be told until the day before', () => {
  expect(correctionUntil(new Date('2026-11-05T09:00:00+08:00'))).toBe('2026-11-12')
})
