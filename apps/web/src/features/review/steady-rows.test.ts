import { describe, expect, test } from 'vitest'
import { changesInWords, steadied } from './steady-rows.ts'

const list = (ids: string) => ids.split('').map((id) => ({ id, version: 1 }))
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('')

describe('a list that was read anew', () => {
  test.each([
    ['as it was', 'abc', 'abc', { rows: 'abc', words: '' }],
    ['longer at its end', 'abc', 'abcde', { rows: 'abcde', words: '' }],
    ['with one come before', 'abc', 'xabc', { rows: 'abc', words: '新到 1 份' }],
    ['with one gone', 'abc', 'ac', { rows: 'abc', words: '已离开 1 份' }],
    ['with one gone and more come', 'abc', 'axycz', { rows: 'abcz', words: '新到 2 份、已离开 1 份' }],
    ['in another order', 'abc', 'acb', { rows: 'abc', words: '次序变动 2 份' }],
    ['that is empty now', 'ab', '', { rows: 'ab', words: '已离开 2 份' }],
    ['of which nothing was shown', '', 'ab', { rows: 'ab', words: '' }],
  ])('%s', (_how, shown, now, { rows, words }) => {
    const steady = steadied(list(shown), list(now), false)
    expect([idsOf(steady.rows), changesInWords(steady)]).toEqual([rows, words])
  })

  test('shows each row as it is now', () => {
    expect(steadied(list('ab'), [{ id: 'a', version: 2 }], false).rows).toEqual([
      { id: 'a', version: 2 },
      { id: 'b', version: 1 },
    ])
  })

  test('does not take for gone what others pushed beyond its page', () => {
    expect(changesInWords(steadied(list('abc'), list('xab'), true))).toBe('新到 1 份')
  })

  test('never moves what is shown, and says nothing only where all is shown as it is', () => {
    const lists = ['', 'a', 'b', 'c', 'ab', 'ba', 'ac', 'ca', 'bc', 'cb', 'abc', 'acb', 'bac', 'bca', 'cab', 'cba']
    for (const shown of lists)
      for (const now of lists) {
        const steady = steadied(list(shown), list(now), false)
        expect(idsOf(steady.rows).startsWith(shown)).toBe(true)
        expect(changesInWords(steady) === '').toBe(idsOf(steady.rows) === now)
      }
  })
})
