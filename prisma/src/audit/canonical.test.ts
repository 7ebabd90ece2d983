import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical.ts'

/** The same value with the keys of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reordered(one)]),
  )
}

describe('the canonical text', () => {
  test.each([
    { value: { b: 1, a: 2 }, text: '{"a":2,"b":1}' },
    { value: { 产: 1, é: 2, Z: 3, a: 4 }, text: '{"Z":3,"a":4,"é":2,"产":1}' },
    { value: { a: undefined, b: null }, text: '{"b":null}' },
    { value: [undefined, null, [1]], text: '[null,null,[1]]' },
    { value: { n: 10n ** 18n }, text: '{"n":1000000000000000000}' },
    { value: { at: new Date('2026-11-05T01:00:00Z') }, text: '{"at":"2026-11-05T01:00:00.000Z"}' },
    { value: 'a\n"b"', text: String.raw`"a\n\"b\""` },
    { value: -0, text: '0' },
    { value: [Number.NaN, Number.POSITIVE_INFINITY], text: '[null,null]' },
    { value: undefined, text: 'null' },
  ])('$text', ({ value, text }) => {
    expect(canonical(value)).toBe(text)
  })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reordered(value))).toBe(canonical(value))
      }),
    )
  })

  test('says the value and nothing else: equal texts, equal values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('survives its own reading', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value))
      }),
    )
  })

  test.each([() => 1, Symbol('no')])('refuses what has none: %s', (value) => {
    expect(() => canonical({ value })).toThrow('has no canonical text')
  })
})
