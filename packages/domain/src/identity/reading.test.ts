import { describe, expect, test } from 'vitest'
import { compact, readBy, type Reading } from './reading.ts'

describe('compact', () => {
  test.each([
    { typed: ' 130102 19900101\t1234\n', compacted: '130102199001011234' },
    { typed: '１３０１０２　Ｘ', compacted: '130102X' },
    { typed: '\u202D130102\u202C\u200B\uFEFF', compacted: '130102' },
    { typed: '　', compacted: '' },
  ])('leaves $compacted', ({ typed, compacted }) => {
    expect(compact(typed)).toBe(compacted)
  })
})

describe('a field judged by a reader', () => {
  const field = readBy((text): Reading<{ word: string }> =>
    text === 'cradle' ? { ok: true, word: text } : { ok: false, problem: '不是摇篮' },
  )
  const problems = (value: unknown) => field.safeParse(value).error?.issues.map((issue) => issue.message)

  test('keeps what was typed', () => {
    expect(field.parse('cradle')).toBe('cradle')
  })

  test('answers with the reader’s sentence', () => {
    expect(problems('crib')).toEqual(['不是摇篮'])
  })

  test.each([
    { value: undefined, sentence: '请填写此项' },
    { value: 'c'.repeat(41), sentence: '最多 40 个字符' },
  ])('answers “$sentence” before the reader looks', ({ value, sentence }) => {
    expect(problems(value)).toEqual([sentence])
  })
})
