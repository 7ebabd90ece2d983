import type { SectionName } from '@cradle/domain/claim'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  givenBegun,
  givenDraft,
  givenSaved,
  nowOf,
  operationWith,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women, man, leaver } = await givenEmployer(product)
const [woman] = women

/**
 * What stops a claim that is complete but for one section, as `section pointer: sentence`. Of one woman's many drafts each
 * also asks about the others; that has tests of its own.
 */
async function found(
  section: SectionName,
  data: Record<string, unknown>,
  { person = woman, answers = answersWith(), by = clerk } = {},
) {
  const begun = await givenDraft(by, person, answers)
  const { findings, isComplete } = await givenSaved(by, begun, section, { ...answers[section], ...data })
  expect(isComplete).toBe(findings.length === 0)
  const blocks = findings.filter(({ level }) => level === 'block')
  return blocks.map(({ section, pointer, message }) => `${section}${pointer}: ${message}`)
}

const chargesOf = (lines: unknown[], totalFen: unknown = 160_000, invoiceFen: unknown = 160_000) => ({
  totalFen,
  invoices: [
    {
      stay: 1,
      number: '0026896566',
      issuedOn: '2026-10-25',
      totalFen: invoiceFen,
      lines: lines.map((amountFen) => ({ printedClass: 'bed', filingClass: 'bed', amountFen })),
    },
  ],
})

describe('what is found in a draft', () => {
  test('nothing, once it is complete', async () => {
    expect(await found('event', {})).toEqual([])
    expect(await found('event', {}, { answers: operationWith() })).toEqual([])
  })

  test.each([
    ['fetuses 0', 'event', { fetuses: 0 }, ['event/fetuses: 胎儿数应为 1 至 9 的整数']],
    [
      'an event tomorrow',
      'event',
      { eventOn: '2026-11-06' },
      ['event/eventOn: 生育或手术日期不能晚于今天（2026-11-05）'],
    ],
    ['a day that never was', 'event', { eventOn: '2026-02-29' }, ['event/eventOn: 2026-02-29 不是真实的日期']],
    [
      'an operation on a birth’s type',
      'event',
      { claimType: '32' },
      ['event/claimType: 生育应选择报销类型 19 女工生育保险报销'],
    ],
    ['no line', 'charges', chargesOf([]), ['charges/invoices/0/lines: 请至少填写一条费用明细']],
    ['no invoice', 'charges', { totalFen: 160_000, invoices: [] }, ['charges/invoices: 请至少填写一张票据']],
    [
      'lines that do not sum, by how much',
      'charges',
      chargesOf([100_000, 59_999]),
      ['charges/invoices/0/lines: 明细合计比票据金额少 0.01 元'],
    ],
    [
      'lines that sum to more',
      'charges',
      chargesOf([100_000, 72_345]),
      ['charges/invoices/0/lines: 明细合计比票据金额多 123.45 元'],
    ],
    [
      'invoices that do not sum',
      'charges',
      chargesOf([160_000], 1_160_000),
      ['charges/totalFen: 票据合计比医疗费总额少 10,000.00 元'],
    ],
    ['a negative amount', 'charges', chargesOf([-1]), ['charges/invoices/0/lines/0/amountFen: 金额不能为负数']],
    ['three decimals', 'charges', chargesOf(['1600.005']), ['charges/invoices/0/lines/0/amountFen: 金额最多两位小数']],
    [
      'an invoice of tomorrow',
      'charges',
      { ...chargesOf([160_000]), invoices: [{ ...chargesOf([160_000]).invoices[0], issuedOn: '2026-11-06' }] },
      ['charges/invoices/0/issuedOn: 开票日期不能晚于今天（2026-11-05）'],
    ],
    [
      'an invoice of a stay that is none',
      'charges',
      { ...chargesOf([160_000]), invoices: [{ ...chargesOf([160_000]).invoices[0], stay: 2 }] },
      ['charges/invoices/0/stay: 票据所属的住院不存在，请重新选择'],
    ],
  ] as const)('%s', async (_what, section, data, sentences) => {
    expect(await found(section, data)).toEqual(sentences)
  })

  test('a discharge before the admission, or after today', async () => {
    const [stay] = answersWith().stay.stays!
    const of = (admittedOn: string, dischargedOn: string) =>
      found('stay', { stays: [{ ...stay, kind: 'inpatient', admittedOn, dischargedOn }] })
    expect(await of('2026-10-20', '2026-10-19')).toEqual(['stay/stays/0/dischargedOn: 出院日期不能早于入院日期'])
    expect(await of('2026-11-05', '2026-11-06')).toEqual([
      'stay/stays/0/dischargedOn: 出院日期不能晚于今天（2026-11-05）',
    ])
  })

  test('a man on type 19, and on an operation that is a woman’s', async () => {
    expect(await found('event', {}, { person: man })).toEqual([
      'event/claimType: 参保人为男性，不能按 19 女工生育保险报销申报',
    ])
    expect(await found('event', { operations: ['iud-insertion'] }, { person: man, answers: operationWith() })).toEqual([
      'event/operations: 放置宫内节育器与参保人性别不符',
    ])
  })

  test('who was not insured here on the day of the event', async () => {
    const sentence = (on: string) =>
      `event/eventOn: ${on} 当日该参保人未在本单位参保，请核对日期，或由当时的用人单位申报`
    expect(await found('event', { eventOn: '2025-08-31' }, { person: leaver })).toEqual([])
    expect(await found('event', { eventOn: '2025-09-01' }, { person: leaver })).toEqual([sentence('2025-09-01')])
    expect(await found('event', { eventOn: '2019-12-31' })).toEqual([sentence('2019-12-31')])
  })

  test.each([
    ['not registered', { registered: false }, ['event: 单位今日不是“登记在册”状态，不能申报']],
    ['suspended', { contributing: false }, ['event: 单位今日参保状态不是“正常参保”，不能申报']],
    [
      'neither',
      { registered: false, contributing: false },
      ['event: 单位今日不是“登记在册”状态，不能申报', 'event: 单位今日参保状态不是“正常参保”，不能申报'],
    ],
  ])('an employer that is %s today may draft, and not submit', async (_what, standing, sentences) => {
    const { clerk, women } = await givenEmployer(product, standing)
    const claim = await givenDraft(clerk, women[0])
    expect(claim.findings.map(({ section, pointer, message }) => `${section}${pointer}: ${message}`)).toEqual(sentences)
    const refused = await submit(clerk, [claim])
    expect(refused.statusCode).toBe(422)
    expect(refused.json<{ errors: { message: string }[] }>().errors.map(({ message }) => `event: ${message}`)).toEqual(
      sentences,
    )
  })

  test('the standing is today’s: an employer suspended from tomorrow on is not refused yet', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0])
    await product.owner.query('update employer_version set valid_until = $2 where employer_id = $1', [
      employer.id,
      '2026-11-06',
    ])
    await product.owner.query(
      `insert into employer_version (id, employer_id, agency_id, valid_from, name, registered, contributing)
       select gen_random_uuid(), employer_id, agency_id, valid_until, name, true, false from employer_version where employer_id = $1`,
      [employer.id],
    )
    expect((await nowOf(clerk, claim)).findings).toEqual([])
    await product.freeze('2026-11-06T00:00:00+08:00')
    const tomorrow = await nowOf(clerk, claim)
    await product.freeze('2026-11-05T09:00:00+08:00')
    expect(tomorrow.findings).toMatchObject([{ code: 'A33', message: '单位今日参保状态不是“正常参保”，不能申报' }])
  })

  test('everything at once, section by section in the order of the form', async () => {
    const { findings } = await givenBegun(clerk, man, { kind: 'birth', claimType: '19', eventOn: '2026-11-06' })
    const places = findings.map(({ section }) => section)
    expect(places.filter((section, index) => places.indexOf(section) === index)).toEqual([
      'event',
      'contact',
      'stay',
      'charges',
    ])
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'A08', pointer: '/claimType' }),
        expect.objectContaining({ code: 'A12', pointer: '/eventOn' }),
        expect.objectContaining({ code: 'field', pointer: '/phone', message: '请填写联系电话' }),
      ]),
    )
  })
})
