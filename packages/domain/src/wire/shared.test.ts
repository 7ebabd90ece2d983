import { describe, expect, test } from 'vitest'
import { refusals } from '../testing/answers.ts'
import { versionBody, versionQuery } from './claims.ts'
import { cursor, id, idempotencyHeaders, instant, pageOf, sectionVersion, version } from './shared.ts'

const uuid = '0192f0c1-0000-7000-8000-0000000000ff'

describe('an id', () => {
  test('is a UUID in lower case', () => {
    expect(id.parse(uuid)).toBe(uuid)
  })

  test.each([
    '',
    '1',
    uuid.toUpperCase(),
    `{${uuid}}`,
    uuid.replaceAll('-', ''),
    `${uuid}\n`,
    `${uuid}\0`,
    `x${uuid}`,
    7,
    null,
  ])('is not %j', (text) => {
    expect(refusals(id, text)).toEqual([': 编号格式不正确'])
  })
})

describe('a version', () => {
  test.each([1, 2, 2_000_000_000])('may be %d', (n) => {
    expect(version.parse(n)).toBe(n)
    expect(versionBody.parse({ version: n })).toEqual({ version: n })
    expect(versionQuery.parse({ version: String(n) })).toEqual({ version: n })
  })

  test.each([0, -1, 1.5, 2_000_000_001, 2 ** 31, 2 ** 53, 9_223_372_036_854_775_808, 1e19, '1', null])(
    'may not be %j',
    (n) => {
      expect(refusals(version, n)).toEqual([': 版本号不正确'])
    },
  )

  test.each(['', 'x', '0', '1.5', '9223372036854775808', '1e400', undefined])(
    'may not be read from ?version=%s',
    (text) => {
      expect(refusals(versionQuery, { version: text })).toEqual(['version: 版本号不正确'])
    },
  )

  test('of a section is 0 while it was never saved', () => {
    expect(sectionVersion.parse(0)).toBe(0)
    expect(refusals(sectionVersion, -1)).toEqual([': 版本号不正确'])
  })
})

describe('a cursor', () => {
  test.each(['a', 'MjAyNi0xMS0wNQ', '_-', 'a'.repeat(200)])('may be %s', (text) => {
    expect(cursor.parse(text)).toBe(text)
  })

  test.each(['', 'a b', 'a=', '../x', 'a\0', '页', 'a'.repeat(201), 5])('may not be %j', (text) => {
    expect(refusals(cursor, text)).toEqual([': 翻页位置不正确'])
  })
})

test.each([
  ['2026-11-05T09:12:00+08:00', true],
  ['2026-11-05T01:12:00.123Z', true],
  ['2026-11-05T09:12:00', false],
  ['2026-11-05', false],
  ['2026-02-30T00:00:00Z', false],
])('an instant names its offset: %s %s', (text, isOne) => {
  expect(instant.safeParse(text).success).toBe(isOne)
})

test('a page holds its items and where the next begins', () => {
  const page = pageOf(id)
  expect(page.parse({ items: [uuid], nextCursor: null })).toEqual({ items: [uuid], nextCursor: null })
  expect(page.safeParse({ items: [uuid] }).success).toBe(false)
})

describe('an idempotency key', () => {
  test.each([undefined, 'a'.repeat(8), 'a'.repeat(80), uuid])('may be %s', (key) => {
    expect(idempotencyHeaders.parse({ 'idempotency-key': key })).toEqual({ 'idempotency-key': key })
  })

  test.each(['', 'a'.repeat(7), 'a'.repeat(81), 'aaaa aaaa', '幂等键幂等键幂等键'])('may not be “%s”', (key) => {
    expect(refusals(idempotencyHeaders, { 'idempotency-key': key })).toEqual([
      'idempotency-key: 幂等键应为 8 至 80 个字母或数字',
    ])
  })
})
