import { describe, expect, test } from 'vitest'
import {
  givenAnswers,
  givenCharges,
  givenContact,
  givenEvent,
  givenInvoice,
  givenLine,
  givenOperation,
  givenPayee,
  givenPrenatalCare,
  givenStay,
  givenTermination,
} from '../testing/answers.ts'
import { emptyDraft } from './sections.ts'
import { answersIn, wordingOf } from './wording.ts'

const said = (groups: ReturnType<typeof answersIn>) =>
  Object.fromEntries(groups.flatMap((group) => group.answers.map(({ label, text }) => [label, text])))

describe('a claim in words', () => {
  test('a birth is told by its codes’ names', () => {
    expect(said(answersIn('event', givenAnswers()))).toEqual({
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
    expect(said(answersIn('event', givenAnswers({ event: operation })))).toEqual({
      申报事由: '计划生育手术',
      报销类型: '32 职工计划生育手术报销',
      手术日期: '2026-09-18',
      手术方式: '取出宫内节育器、输卵管结扎术',
    })
  })

  test('no spouse is an answer, no choice is none', () => {
    expect(said(answersIn('contact', givenAnswers({ contact: givenContact({ spouseGiven: false }) })))['配偶']).toBe(
      '无配偶或不提供',
    )
    expect(said(answersIn('contact', emptyDraft()))['配偶']).toBeUndefined()
  })

  test('an outpatient visit has one date and no discharge', () => {
    const visit = givenAnswers({ stay: { stays: [givenStay({ kind: 'outpatient', dischargedOn: null })] } })
    expect(said(answersIn('stay', visit))).toMatchObject({ 住院类型: '门诊', 就诊日期: '2026-09-17' })
    expect(said(answersIn('stay', visit))).not.toHaveProperty('出院日期')
  })

  test('lines show the class printed, the class filed and yuan', () => {
    const line = givenLine({ printedClass: 'medical-materials', filingClass: 'treatment', amountFen: 80_000 })
    const [, invoice] = answersIn(
      'charges',
      givenAnswers({ charges: { totalFen: 80_000, invoices: [givenInvoice({ lines: [line] })] } }),
    )
    expect(invoice?.lines).toEqual([{ printed: '医用材料', filed: '治疗', amount: '800.00' }])
  })

  test('what is half typed stays as it was typed', () => {
    expect(
      said(answersIn('charges', givenAnswers({ charges: { totalFen: '12.3x', invoices: [] } })))['医疗费总额'],
    ).toBe('12.3x')
  })

  test('a termination and prenatal care are told by what is asked of them', () => {
    expect(said(answersIn('event', givenAnswers({ event: givenTermination() })))).toEqual({
      申报事由: '终止妊娠',
      报销类型: '19 女工生育保险报销',
      终止妊娠日期: '2026-09-18',
      终止妊娠方式: '引产',
      孕周: '18',
    })
    expect(said(answersIn('event', givenAnswers({ event: givenPrenatalCare() })))).toMatchObject({
      末次检查日期: '2026-09-18',
      预产期: '2026-12-20',
    })
  })

  test('what only some births have is shown where it was told', () => {
    const event = givenEvent({ delivery: 'assisted', assistance: 'vacuum', stillborn: 1, motherDiedOn: '2026-09-20' })
    expect(said(answersIn('event', givenAnswers({ event })))).toMatchObject({
      助产方式: '胎头吸引',
      死胎死产数: '1',
      产妇死亡日期: '2026-09-20',
    })
    expect(said(answersIn('event', givenAnswers()))).not.toHaveProperty('死胎死产数')
  })

  test('a wife who is the patient is asked what insures her', () => {
    const draft = givenAnswers({
      event: givenEvent({ patient: 'spouse' }),
      contact: givenContact({
        spouseCoverage: 'resident',
        unemploymentProof: 'declaration',
        residentPaid: true,
        residentPaidFen: 50_000,
      }),
    })
    expect(said(answersIn('contact', draft))).toMatchObject({
      配偶参保情况: '参加城乡居民医疗保险',
      未就业证明方式: '未就业承诺书',
      居民医保已支付: '500.00 元',
    })
  })

  test('a stay tells what is particular about it', () => {
    const stay = givenStay({
      emergency: true,
      unlisted: true,
      hospitalCode: null,
      hospitalPlace: '北京市海淀区',
      hospitalLevel: '02',
      settledDirectly: true,
      settlementNumber: 'J-1',
      settledOn: '2026-09-22',
      fundPaidFen: 300_000,
    })
    expect(said(answersIn('stay', givenAnswers({ stay: { stays: [stay] } })))).toMatchObject({
      住院类型: '住院（急诊）',
      医院所在地: '北京市海淀区',
      医院等级: '三级甲等',
      医院编码: '未填',
      直接结算单号: 'J-1',
      基金支付金额: '3,000.00 元',
    })
  })

  test('the account is told in full, or that it comes later', () => {
    expect(said(answersIn('payee', givenAnswers()))).toEqual({ 收款账户: '以后填写' })
    const payee = givenPayee({ payee: 'heir', heirRelation: 'parent' })
    expect(said(answersIn('payee', givenAnswers({ payee })))).toMatchObject({
      收款人: '继承人',
      与参保人关系: '父母',
      身份证号: '130102 19900307 002X',
      银行卡号: '6217000010000000003',
      联行号: '105121000015',
    })
  })

  test('a section that is not asked says why', () => {
    const draft = givenAnswers({ event: givenEvent({ bornOutside: true }), stay: {}, charges: {} })
    expect(said(answersIn('stay', draft))).toEqual({ 住院: '院外分娩，没有住院' })
    expect(said(answersIn('charges', draft))).toEqual({ 票据: '没有需要报销的票据' })
  })

  test('an invoice names the bill it replaces, and what no table has by the name that is printed', () => {
    const invoice = givenInvoice({
      replacesCode: '13060126',
      replacesNumber: '0026800001',
      lines: [givenLine({ printedClass: 'unlisted', printedName: '接生费', filingClass: 'unclassified' })],
    })
    const [, group] = answersIn('charges', givenAnswers({ charges: givenCharges({ invoices: [invoice] }) }))
    expect(group?.answers).toContainEqual({
      field: 'invoices.0.replacesNumber',
      label: '重开自原票据',
      text: '13060126 · 0026800001',
    })
    expect(group?.lines).toEqual([{ printed: '接生费', filed: '其他（未归类）', amount: '600.00' }])
  })

  test('the wording follows the form, section by section', () => {
    const wording = wordingOf({ ...emptyDraft(), event: givenEvent() })
    expect(wording.map((section) => section.title)).toEqual(['参保人与事由', '联系与配偶', '住院', '费用', '收款账户'])
  })
})
