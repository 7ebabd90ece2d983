import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate, readDate } from './read-date.ts'

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a typed date is understood', () => {
  test.each([
    '20251105',
    '2025-11-05',
    '2025-11-5',
    '2025/11/5',
    '2025.11.5',
    '2025。11。5',
    '2025年11月5日',
    '2025年11月5',
    '２０２５－１１－０５',
    '２０２５１１０５',
    ' 2025 年 11 月 5 日　',
  ])('%s', (typed) => {
    expect(readDate(typed)).toEqual({ ok: true, date: '2025-11-05' })
  })

  test('in every way of writing it', () => {
    const writings = fc.constantFrom(
      (y: string, m: string, d: string) => `${y}${m}${d}`,
      (y: string, m: string, d: string) => `${y}/${Number(m)}/${Number(d)}`,
      (y: string, m: string, d: string) => `${y}年${Number(m)}月${d}日`,
    )
    fc.assert(
      fc.property(dates, writings, (date, write) => {
        const [year = '', month = '', day = ''] = date.split('-')
        expect(readDate(write(year, month, day))).toEqual({ ok: true, date })
      }),
    )
  })
})

describe('a date that cannot be is refused with a reason', () => {
  test.each([
    { typed: '', problem: '请填写日期' },
    { typed: '昨天', problem: '日期应写作年-月-日，如 2025-11-05' },
    { typed: '25-11-5', problem: '日期应写作年-月-日，如 2025-11-05' },
    { typed: '2025-11', problem: '日期应写作年-月-日，如 2025-11-05' },
    { typed: '2025115', problem: '日期应写作年-月-日，如 2025-11-05' },
    { typed: '2025-11-05 08:30', problem: '日期应写作年-月-日，如 2025-11-05' },
    { typed: '1995-02-29', problem: '1995-02-29 不是真实的日期' },
    { typed: '1995年2月29日', problem: '1995-02-29 不是真实的日期' },
    { typed: '20251301', problem: '2025-13-01 不是真实的日期' },
    { typed: '1899-12-31', problem: '日期应在 1900 年至 2199 年之间' },
    { typed: '2200-01-01', problem: '日期应在 1900 年至 2199 年之间' },
  ])('“$typed” – $problem', ({ typed, problem }) => {
    expect(readDate(typed)).toEqual({ ok: false, problem })
  })
})

describe('a date in a request', () => {
  test.each(['1900-01-01', '2024-02-29', '2199-12-31'])('may be %s', (date) => {
    expect(plainDate.parse(date)).toBe(date)
  })

  test.each([
    { sent: undefined, problem: '请填写日期' },
    { sent: 20_251_105, problem: '请填写日期' },
    { sent: '', problem: '请填写日期' },
    { sent: '2025-11-5', problem: '日期应写作年-月-日，如 2025-11-05' },
    { sent: '20251105', problem: '日期应写作年-月-日，如 2025-11-05' },
    { sent: '1995-02-29', problem: '1995-02-29 不是真实的日期' },
    { sent: '1899-12-31', problem: '日期应在 1900 年至 2199 年之间' },
    { sent: '2200-01-01', problem: '日期应在 1900 年至 2199 年之间' },
  ])('may not be $sent – $problem', ({ sent, problem }) => {
    expect(plainDate.safeParse(sent).error?.issues.map((issue) => issue.message)).toEqual([problem])
  })
})
