import { describe, expect, test } from 'vitest'
import { givenContact, givenEvent, givenInvoice, givenLine, givenOperation, givenStay } from '../testing/answers.ts'
import { answersIn, wordingOf } from './wording.ts'

const said = (groups: ReturnType<typeof answersIn>) =>
  Object.fromEntries(groups.flatMap((group) => group.answers.map(({ label, text }) => [label, text])))

describe('a claim in words', () => {
  test('a birth is told by its codes’ names', () => {
    expect(said(answersIn('event', givenEvent()))).toEqual({
      申报事由: '生育',
      报销类型: '19 女工生育保险报销',
      生育日期: '2026-09-18',
      生产方式: '剖宫产',
      生育次数: '2',
      胎儿数: '1',
      孕周: '39',
    })
  })

  test('an operation is asked for its own date and methods', () => {
    const operation = givenOperation({ operations: ['iud-removal', 'tubal-ligation'] })
    expect(said(answersIn('event', operation))).toEqual({
      申报事由: '计划生育手术',
      报销类型: '32 职工计划生育手术报销',
      手术日期: '2026-09-18',
      手术方式: '取出宫内节育器、输卵管结扎术',
    })
  })

  test('no spouse is an answer, no choice is none', () => {
    expect(said(answersIn('contact', givenContact({ spouseGiven: false })))['配偶']).toBe('无配偶或不提供')
    expect(said(answersIn('contact', {}))['配偶']).toBeUndefined()
  })

  test('an outpatient visit has one date and no discharge', () => {
    const visit = { stays: [givenStay({ kind: 'outpatient', dischargedOn: null })] }
    expect(said(answersIn('stay', visit))).toMatchObject({ 住院类型: '门诊', 就诊日期: '2026-09-17' })
    expect(said(answersIn('stay', visit))).not.toHaveProperty('出院日期')
  })

  test('lines show the class printed, the class filed and yuan', () => {
    const line = givenLine({ printedClass: 'medical-materials', filingClass: 'treatment', amountFen: 80_000 })
    const [, invoice] = answersIn('charges', { totalFen: 80_000, invoices: [givenInvoice({ lines: [line] })] })
    expect(invoice?.lines).toEqual([{ printed: '医用材料', filed: '治疗', amount: '800.00' }])
  })

  test('what is half typed stays as it was typed', () => {
    expect(said(answersIn('charges', { totalFen: '12.3x', invoices: [] }))['医疗费总额']).toBe('12.3x')
  })

  test('an invoice names the bill it replaces, and what no table has by the name that is printed', () => {
    const invoice = givenInvoice({
      replacesCode: '13060126',
      replacesNumber: '0026800001',
      lines: [givenLine({ printedClass: 'unlisted', printedName: '接生费', filingClass: 'unclassified' })],
    })
    const [, group] = answersIn('charges', { totalFen: 160_000, invoices: [invoice] })
    expect(group?.answers).toContainEqual({
      field: 'invoices.0.replacesNumber',
      label: '重开自原票据',
      text: '13060126 · 0026800001',
    })
    expect(group?.lines).toEqual([{ printed: '接生费', filed: '其他（未归类）', amount: '600.00' }])
  })

  test('the wording follows the form, section by section', () => {
    const wording = wordingOf({ event: givenEvent(), contact: {}, stay: {}, charges: {} })
    expect(wording.map((section) => section.title)).toEqual(['参保人与事由', '联系与配偶', '住院', '费用'])
  })
})
