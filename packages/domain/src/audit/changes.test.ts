import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from './changes.ts'

describe('what a change altered', () => {
  test.each([
    { what: 'nothing', before: { a: 1 }, after: { a: 1 }, is: { before: {}, after: {} } },
    {
      what: 'an answer',
      before: { a: 1, b: 2 },
      after: { a: 1, b: 3 },
      is: { before: { '/b': 2 }, after: { '/b': 3 } },
    },
    { what: 'an answer given', before: {}, after: { a: false }, is: { before: {}, after: { '/a': false } } },
    { what: 'an answer taken back', before: { a: 'x' }, after: { a: '' }, is: { before: { '/a': 'x' }, after: {} } },
    {
      what: 'one of a list',
      before: { rows: [{ n: 1 }, { n: 2 }] },
      after: { rows: [{ n: 1 }, { n: 5 }, { n: 6 }] },
      is: { before: { '/rows/1/n': 2 }, after: { '/rows/1/n': 5, '/rows/2/n': 6 } },
    },
    { what: 'an empty answer left empty', before: { a: null }, after: { a: '' }, is: { before: {}, after: {} } },
  ])('$what', ({ before, after, is }) => {
    expect(changesBetween(before, after)).toEqual(is)
  })

  test('is nothing between equal values, and the other way round where they are exchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(changesBetween(one, JSON.parse(JSON.stringify(one)))).toEqual({ before: {}, after: {} })
        const { before, after } = changesBetween(one, other)
        expect(changesBetween(other, one)).toEqual({ before: after, after: before })
      }),
    )
  })
})
