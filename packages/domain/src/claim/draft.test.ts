import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { acceptable, drafts, givenAnswers, givenInvoice, givenLine, givenStay, refusals } from '../testing/answers.ts'
import { draftOf } from './draft.ts'
import { type SectionName, sectionNames, sections } from './sections.ts'

const kept = (section: SectionName, input: unknown) => sections[section].draft.safeParse(input).data

describe.each(sectionNames)('a draft of %s', (section) => {
  const { schema, draft } = sections[section]

  test('may be empty', () => {
    expect(kept(section, {})).toEqual({})
  })

  test('keeps a null in every field', () => {
    const nulls = Object.fromEntries(Object.keys(schema.shape).map((field) => [field, null]))
    expect(kept(section, nulls)).toEqual(nulls)
  })

  test('keeps a complete answer', () => {
    expect(kept(section, givenAnswers()[section])).toEqual(givenAnswers()[section])
  })

  test('refuses a field that the section does not have', () => {
    expect(refusals(draft, { approved: true })).toEqual([': 内容与本步骤不符'])
  })

  test.each([null, [], '住院', 12])('is not %j', (input) => {
    expect(refusals(draft, input)).toEqual([': 内容与本步骤不符'])
  })

  test('keeps, unchanged, whatever the section accepts', () => {
    fc.assert(
      fc.property(acceptable[section] as fc.Arbitrary<unknown>, (answers) => {
        expect(refusals(schema, answers)).toEqual([])
        expect(kept(section, answers)).toEqual(answers)
      }),
    )
  })

  test('keeps, unchanged, what the section makes of it', () => {
    fc.assert(
      fc.property(acceptable[section] as fc.Arbitrary<unknown>, (answers) => {
        const filed = schema.parse(answers)
        expect(kept(section, filed)).toEqual(filed)
      }),
    )
  })

  test('comes back as it was saved', () => {
    fc.assert(
      fc.property(drafts[section] as fc.Arbitrary<unknown>, (typed) => {
        const saved = JSON.stringify(draft.parse(typed))
        expect(draft.parse(JSON.parse(saved))).toEqual(typed)
      }),
    )
  })
})

describe('what is half typed is kept', () => {
  test.each<[SectionName, object]>([
    ['event', { eventOn: '2026-09' }],
    ['event', { kind: '', claimType: '3' }],
    ['event', { operations: [] }],
    ['event', { operations: ['abortion', ''] }],
    ['event', { fetuses: '两', birthOrder: 0, gestationWeeks: '39+4' }],
    ['contact', { phone: '138', spouseGiven: null, spouseIdNumber: '13010219' }],
    ['contact', { address: '  ' }],
    ['stay', { stays: [] }],
    ['stay', { stays: [{}, { hospitalCode: 'H1301', dischargedOn: null }] }],
    ['charges', { totalFen: '3,12', invoices: [] }],
    ['charges', { totalFen: -5, invoices: [{}] }],
    ['charges', { invoices: [{ totalFen: '12.345', lines: null }, { lines: [{}, { amountFen: '1600.' }] }] }],
  ])('%s %j', (section, typed) => {
    expect(kept(section, typed)).toEqual(typed)
  })

  test('up to 400 characters', () => {
    expect(kept('contact', { address: '路'.repeat(400) })).toEqual({ address: '路'.repeat(400) })
  })
})

describe('a draft refuses', () => {
  test.each<[string, SectionName, object, string]>([
    ['a text over 400', 'contact', { address: '路'.repeat(401) }, 'address: 最多 400 个字'],
    ['a number typed over 400', 'event', { fetuses: '1'.repeat(401) }, 'fetuses: 最多 400 个字'],
    ['a choice over 400', 'event', { operations: ['x'.repeat(401)] }, 'operations.0: 最多 400 个字'],
    ['NUL in a text', 'contact', { phone: '138\0' }, 'phone: 含有不能保存的字符'],
    ['NUL in a typed number', 'charges', { totalFen: '1\0' }, 'totalFen: 含有不能保存的字符'],
    ['half an emoji', 'contact', { address: '\u{1F476}'.slice(0, 1) }, 'address: 含有不能保存的字符'],
    ['an integer past the safe range', 'charges', { totalFen: 2 ** 53 }, 'totalFen: 数字超出可保存的范围'],
    ['an integer past int8', 'charges', { totalFen: 9_223_372_036_854_775_808 }, 'totalFen: 数字超出可保存的范围'],
    ['a negative one as large', 'event', { fetuses: -(2 ** 53) }, 'fetuses: 数字超出可保存的范围'],
    ['a fraction of a fen', 'charges', { totalFen: 12.5 }, 'totalFen: 应为文字或整数'],
    ['a list for a number', 'event', { fetuses: [1] }, 'fetuses: 应为文字或整数'],
    ['a number for a text', 'contact', { phone: 13_832_112_345 }, 'phone: 应为文字'],
    ['a number for a date', 'event', { eventOn: 20_260_918 }, 'eventOn: 应为文字'],
    ['a number for an optional text', 'contact', { permitNumber: 1 }, 'permitNumber: 应为文字'],
    ['a text for yes or no', 'contact', { spouseGiven: '是' }, 'spouseGiven: 应为是或否'],
    ['a text for a list', 'event', { operations: 'abortion' }, 'operations: 应为列表'],
    ['null for a row', 'stay', { stays: [null] }, 'stays.0: 内容与本步骤不符'],
    ['an unknown field in a row', 'stay', { stays: [{ approved: true }] }, 'stays.0: 内容与本步骤不符'],
    [
      'an unknown field in a line',
      'charges',
      { invoices: [{ lines: [{ paidFen: 1 }] }] },
      'invoices.0.lines.0: 内容与本步骤不符',
    ],
    ['more than 500 rows', 'stay', { stays: Array.from({ length: 501 }, () => ({})) }, 'stays: 行数过多'],
  ])('%s', (_, section, typed, refusal) => {
    expect(refusals(sections[section].draft, typed)).toEqual([refusal])
  })
})

test('a draft keeps more rows than a submission may hold', () => {
  const stays = Array.from({ length: 500 }, () => givenStay())
  expect(kept('stay', { stays })).toEqual({ stays })
  const invoices = [givenInvoice({ lines: Array.from({ length: 500 }, () => givenLine()) })]
  expect(kept('charges', { invoices })).toEqual({ invoices })
})

test('a list of single values keeps them as typed, numbers among them', () => {
  const draft = draftOf({ weeks: z.array(z.number()) })
  expect(draft.parse({ weeks: [12, '十二'] })).toEqual({ weeks: [12, '十二'] })
})
