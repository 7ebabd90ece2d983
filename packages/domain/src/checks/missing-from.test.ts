import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answers, type DraftAnswers, emptyDraft, type SectionName, sectionNames } from '../claim/index.ts'
import { acceptable, givenAnswers, givenInvoice } from '../testing/answers.ts'
import { answersOf, missingFrom } from './missing-from.ts'

const empty = emptyDraft()
const said = (draft: DraftAnswers) =>
  missingFrom(draft).map(({ section, pointer, message }) => `${section}${pointer} ${message}`)

describe('what is missing', () => {
  test('from an empty claim is every field that is always asked, in the order of the form', () => {
    expect(said(empty)).toEqual([
      'event/kind 请选择申报事由',
      'event/claimType 请选择报销类型',
      'event/eventOn 请填写日期',
      'contact/phone 请填写联系电话',
      'contact/address 请填写联系地址',
      'contact/spouseGiven 请选择是否填写配偶',
      'stay/stays 请填写住院或门诊情况',
      'charges/totalFen 请填写医疗费总额',
      'charges/invoices 请至少填写一张票据',
    ])
  })

  test('blocks submission and belongs to a field', () => {
    for (const finding of missingFrom(empty)) expect(finding).toMatchObject({ code: 'field', level: 'block' })
  })

  test('from a birth of which only that is known follows the form, too', () => {
    expect(said(givenAnswers({ event: { kind: 'birth', claimType: '32', fetuses: 0 } }))).toEqual([
      'event/claimType 生育应选择报销类型 19 女工生育保险报销',
      'event/eventOn 请填写日期',
      'event/delivery 请选择生产方式',
      'event/birthOrder 请填写生育次数',
      'event/fetuses 胎儿数应为 1 至 9 的整数',
      'event/gestationWeeks 请填写孕周',
    ])
  })

  test('names rows by their place', () => {
    const charges = {
      totalFen: 320_000,
      invoices: [
        givenInvoice(),
        {
          ...givenInvoice({ number: '0026896567' }),
          lines: [{ printedClass: 'bed', filingClass: 'bed', amountFen: 60_000 }, {}],
        },
      ],
    }
    expect(said(givenAnswers({ charges }))).toEqual([
      'charges/invoices/1/lines/1/printedClass 请选择票据类别',
      'charges/invoices/1/lines/1/filingClass 请选择申报类别',
      'charges/invoices/1/lines/1/amountFen 请填写金额',
    ])
  })

  test('names every error of every section at once', () => {
    const draft = givenAnswers({
      contact: { phone: '138', address: '中山东路', spouseGiven: true },
      stay: { stays: [{ kind: 'inpatient', admittedOn: '2026-09-17', dischargedOn: '2026-09-16' }] },
      charges: { totalFen: 160_001, invoices: [givenInvoice({ totalFen: 160_100, issuedOn: '2026-9' })] },
    })
    expect(said(draft)).toEqual([
      'contact/phone 电话应为 11 位手机号，或带区号的座机号，如 0311-86012345',
      'contact/spouseName 请填写配偶姓名',
      'contact/spouseIdNumber 请填写配偶身份证号',
      'stay/stays/0/hospitalName 请填写医院名称',
      'stay/stays/0/hospitalCode 请选择医院',
      'stay/stays/0/dischargedOn 出院日期不能早于入院日期',
      'charges/totalFen 票据合计比医疗费总额多 0.99 元',
      'charges/invoices/0/issuedOn 日期应写作年-月-日，如 2025-11-05',
      'charges/invoices/0/lines 明细合计比票据金额少 1.00 元',
    ])
  })

  test('is nothing from a complete claim', () => {
    expect(missingFrom(givenAnswers())).toEqual([])
  })

  test.each(sectionNames)('belongs to the section that is asked for it: %s', (section) => {
    const left = missingFrom({ ...givenAnswers(), [section]: {} }).map((finding) => finding.section)
    expect(new Set(left)).toEqual(new Set(section === 'payee' ? [] : [section]))
  })
})

describe('the answers of a draft', () => {
  test('are what was typed, trimmed', () => {
    const draft = givenAnswers()
    const padded = { ...draft, contact: { ...draft.contact, address: ` ${draft.contact.address} ` } }
    expect(answersOf(padded)).toEqual(draft)
  })

  test.each(sectionNames.filter((section) => section !== 'payee'))('are none while %s lacks something', (section) => {
    expect(answersOf(givenAnswers({ [section]: {} }))).toBeUndefined()
  })

  test('are there exactly when nothing is missing', () => {
    const section = <Name extends SectionName>(name: Name) =>
      fc.oneof(acceptable[name] as fc.Arbitrary<unknown>, fc.constant({})) as fc.Arbitrary<Answers[Name]>
    const drafts = fc.record({
      event: section('event'),
      contact: section('contact'),
      stay: section('stay'),
      charges: section('charges'),
      payee: section('payee'),
    })
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(answersOf(draft) === undefined).toBe(missingFrom(draft).length > 0)
      }),
    )
  })
})
