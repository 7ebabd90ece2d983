import { describe, expect, test } from 'vitest'
import { charactersOf, fontFor } from './characters.ts'
import { coverageOf, missingCharacters } from './coverage.ts'
import { draw } from './draw.ts'
import { reviewForm } from './review-form.ts'
import { givenClaim, givenDraft, givenExtremeClaim } from './testing/claims.ts'
import { coverage } from './testing/pdf.ts'

describe('what a font holds', () => {
  test('is kept as ranges', () => {
    expect(coverageOf([67, 65, 66, 90, 66])).toEqual([
      [65, 67],
      [90, 90],
    ])
  })

  test.each([
    { text: 'ABCZ', missing: [] },
    { text: 'ADZ@DD', missing: ['D', '@'] },
    { text: '𠮷A', missing: ['𠮷'] },
    { text: '', missing: [] },
  ])('lacks $missing of “$text”', ({ text, missing }) => {
    expect(missingCharacters(text, coverageOf([65, 66, 67, 90]))).toEqual(missing)
  })

  test.each(['喆堃犇镕珺玥昇鑫祎禤沄垚赟燚', '䶮㛃𬭎𫖯', '·（）—、；：“”Ⅱ①￥¥〇', 'ABCxyz 0123456789'])(
    'in the subset is %s',
    (text) => {
      expect(missingCharacters(text, coverage.subset)).toEqual([])
    },
  )
})

describe('the characters of a document', () => {
  test('are all that it prints, page heads and the mark included', () => {
    const characters = charactersOf(reviewForm(givenDraft()))
    for (const character of '石家庄李雪梅草稿第页共13010219900307002X') expect(characters).toContain(character)
  })
})

describe('the font a document needs', () => {
  const of = (name: string) => givenClaim({ person: { ...givenClaim().person, name } })
  const named = (name: string) => reviewForm(of(name))

  test('is the subset for every common claim', () => {
    for (const data of [givenClaim(), givenDraft(), givenExtremeClaim()]) {
      expect(fontFor(reviewForm(data), coverage)).toEqual({ ok: true, font: 'subset' })
    }
  })

  test('is the full font where the subset lacks a character', () => {
    expect(fontFor(named('刘龑'), coverage)).toEqual({ ok: true, font: 'full' })
  })

  test('is what any of several forms in one needs', () => {
    const several = (name: string) =>
      draw([
        { form: 'review-form', data: givenClaim() },
        { form: 'review-form', data: of(name) },
      ])
    expect(fontFor(several('李雪梅'), coverage)).toEqual({ ok: true, font: 'subset' })
    expect(fontFor(several('刘龑'), coverage)).toEqual({ ok: true, font: 'full' })
    expect(fontFor(several('𠮷田'), coverage)).toEqual({ ok: false, problem: '姓名中的“𠮷”无法打印' })
  })

  test('does not exist for a character no font holds, and the refusal names character and field', () => {
    expect(fontFor(named('𠮷田'), coverage)).toEqual({ ok: false, problem: '姓名中的“𠮷”无法打印' })
  })

  test.each([
    { field: '联系地址', change: { contact: { ...givenClaim().contact, address: '中山东路𠮷号' } } },
    { field: '单位名称', change: { employer: { name: '𠮷野家', unitNumber: '1' } } },
    { field: '医院名称', change: { stay: { stays: [{ hospitalName: '𠮷安医院' }] } } },
    { field: '票据号', change: { charges: { invoices: [{ number: '𠮷' }] } } },
    { field: '单位经办人', change: { preparedBy: '𠮷' } },
  ])('is refused for $field', ({ field, change }) => {
    expect(fontFor(reviewForm(givenClaim(change)), coverage)).toEqual({
      ok: false,
      problem: `${field}中的“𠮷”无法打印`,
    })
  })

  test('is refused by number for a character that cannot be seen', () => {
    expect(fontFor(named('李\u200B雪梅'), coverage)).toEqual({
      ok: false,
      problem: '姓名中的不可见字符 U+200B 无法打印',
    })
  })
})
