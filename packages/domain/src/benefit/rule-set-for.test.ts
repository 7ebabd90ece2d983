import { describe, expect, test } from 'vitest'
import { regions } from './regions/index.ts'
import { NoRuleSet, regionOf, ruleSetFor } from './rule-set-for.ts'
import { firstDayOf } from './first-day.ts'

const asked = (region: string, on: string, version?: string) => ({
  region,
  ...(version !== undefined && { version }),
  event: { kind: 'birth' as const, on },
})

/** The refusal of a question for rules: its place and its sentence. */
function refusalOf(...question: Parameters<typeof asked>) {
  try {
    return ruleSetFor(asked(...question)).version
  } catch (error) {
    return error instanceof NoRuleSet ? [error.pointer, error.message] : error
  }
}

describe('no rules answer', () => {
  test('a region that is unknown: those there are, are named', () => {
    const [pointer, sentence] = refusalOf('999999', '2025-03-10') as [string, string]
    expect(pointer).toBe('/region')
    expect(sentence).toMatch(/^没有统筹区 999999 的规则，现有：/)
    for (const { code, name } of regions) expect(sentence).toContain(`${code} ${name}`)
  })

  test('a day before the first rules: from when there are some is said', () => {
    expect(refusalOf('130100', '2015-12-31')).toEqual([
      '/event/on',
      '石家庄市的规则自 2016-01-01 起，2015-12-31 没有可用的规则；施行日期没有公布的规则须指名使用：about-2016',
    ])
  })

  test('a version that is unknown: those there are, are named', () => {
    expect(refusalOf('130100', '2025-03-10', '2026-01-01')).toEqual([
      '/version',
      '石家庄市没有名为 2026-01-01 的规则，现有：about-2016、before-2025、2025-01-01',
    ])
  })

  test('a day for which rules are known not to be published: how long, and why', () => {
    const [pointer, sentence] = refusalOf('110000', '2019-06-01') as [string, string]
    expect(pointer).toBe('/event/on')
    expect(sentence).toMatch(/^北京市 2019-01-01 至 2020-04-30 的规则没有公布：./)
  })

  test('any day, where no version has a published date: those to name are named', () => {
    expect(refusalOf('130900', '2025-03-10')).toEqual([
      '/event/on',
      '沧州市的规则没有公布施行日期，须指名使用：undated',
    ])
  })

  test.each(['', 'constructor', '__proto__', 'toString'])('a version named %j', (version) => {
    expect(refusalOf('130100', '2025-03-10', version)).toMatchObject(['/version', expect.any(String)])
  })
})

describe('a version', () => {
  test.each([
    ['2024-12-31', 'before-2025'],
    ['2025-01-01', '2025-01-01'],
  ])('is picked by the day of the event: %s is %s', (on, version) => {
    expect(refusalOf('130100', on)).toBe(version)
  })

  test('that is named is used whatever the day', () => {
    for (const on of ['1999-01-01', '2025-03-10']) expect(refusalOf('130100', on, 'about-2016')).toBe('about-2016')
  })

  test('that is left null is picked by the day', () => {
    expect(ruleSetFor({ ...asked('130100', '2025-03-10'), version: null }).version).toBe('2025-01-01')
  })
})

describe.each(regions)('$code $name', ({ code, versions }) => {
  test('is found by its code', () => {
    expect(regionOf(code)?.versions).toBe(versions)
  })

  test.each(versions)('$version is found by its name', (rules) => {
    expect(ruleSetFor(asked(code, '2025-03-10', rules.version))).toBe(rules)
  })

  const picked = versions.filter((rules) => firstDayOf(rules) !== undefined)

  test.each(picked)('$version is picked from its first day to its last', (rules) => {
    for (const day of [firstDayOf(rules), rules.until ?? '2199-12-31'])
      expect(ruleSetFor({ ...asked(code, day ?? ''), dischargedOn: day, acceptedOn: day })).toBe(rules)
  })

  test.each(versions.filter((rules) => !picked.includes(rules)))('$version is never picked by a day', (rules) => {
    for (const day of ['1990-01-01', '2016-01-01', rules.until ?? '2199-12-31'])
      expect(refusalOf(code, day)).not.toBe(rules.version)
  })
})
