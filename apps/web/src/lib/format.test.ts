import { describe, expect, test } from 'vitest'
import { countdown, dateTime, endInWords, momentInWords, monthInWords } from './format.ts'

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

describe('times in words', () => {
  test.each([
    [3 * DAY + 4 * HOUR, '3 天 4 小时'],
    [5 * DAY, '5 天'],
    [4 * HOUR + 12 * MINUTE, '4 小时 12 分'],
    [12 * MINUTE, '12 分'],
    [30_000, '不到 1 分'],
  ])('%i milliseconds from now is in %s', (milliseconds, words) => {
    expect(countdown(milliseconds)).toBe(words)
  })

  test('a window that closes as the 11th begins ends on the 10th at 24:00', () => {
    expect(endInWords('2026-11-10T16:00:00.000Z')).toBe('11 月 10 日 24:00')
    expect(endInWords('2026-11-15T04:00:00.000Z')).toBe('11 月 15 日 12:00')
    expect(momentInWords('2026-10-31T16:00:00.000Z')).toBe('11 月 1 日 0:00')
    expect(momentInWords('2026-11-01T01:05:00.000Z')).toBe('11 月 1 日 9:05')
  })

  test('instants are read on the clocks of Shanghai', () => {
    expect(dateTime('2026-11-04T16:03:00Z')).toBe('2026-11-05 00:03')
    expect(monthInWords('2026-03')).toBe('2026 年 3 月')
  })
})
