import { methodInWords, patients } from '@cradle/domain/claim'
import type { ClaimFormData } from '@cradle/domain/wire'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import * as answers from './answers.ts'
import { daysOf, grantedIn } from './benefit-boxes.ts'
import { changesInWords, claimSheet, formNumberOf } from './claim-sheet.ts'
import { type Drawing, regionOf } from './drawing.ts'
import { threeColumns, titleOf } from './page.ts'
import type { ReviewFormLayout } from './region.ts'
import { amount, answer, at, type Box, empty, field, heightOf, label, list, type Row, section } from './table.ts'

const { words } = answers

/**
 * 《生育保险待遇审核表》 of one claim, as it was filed or, before that, as the draft stands.
 *
 * No image or text of the office's own form was found: the fields and their order are our reconstruction from the
 * filing manual's steps and other places' forms (3-process-and-forms.md §5.7). The boxes of 核准 stay empty until the
 * claim is decided; before that they are the agency's to fill.
 */
export function reviewForm(data: ClaimFormData, drawing: Drawing = {}): TDocumentDefinitions {
  const layout = regionOf(drawing)['review-form']
  return {
    ...claimSheet('review-form', data, drawing),
    content: [
      titleOf(layout.title),
      {
        stack: [threeColumns(`打印编号：${formNumberOf(data)}`, `所属期：${data.period}`, '金额单位：元')],
        style: 'small',
        margin: [0, 0, 0, 4],
      },
      ...sectionsOf(data, layout),
      {
        text: `注：核准、审核各栏由医疗保障经办机构填写；津贴按未取整的日标准计算；本表一式${counts[layout.copies]}份。`,
        style: 'small',
        margin: [0, 2, 0, 0],
      },
    ],
  }
}

const counts = { 1: '一', 2: '二', 3: '三' } as const

/** What the page gives to the form's rows, in points: A4 without its margins, the title and the lines above and below. */
const PAGE = 720

function sectionsOf(data: ClaimFormData, layout: ReviewFormLayout): Content[] {
  // On a complete form an answer that was not given is struck out, so that nobody can write it in afterwards.
  const given = (text: string) => text || (data.isComplete ? '—' : '')
  const told = {
    单位: employerRows(data, given),
    参保职工: personRows(data, given),
    配偶: [...spouseRows(data, given), ...patientRows(data, given)],
    申报事由: eventRows(data, given),
  }
  const stays = stayRows(data, given)
  const settled = settlementRows(data)
  const paid = { 医疗费用: chargeRows(data, given), 收款: payeeRows(data, given), 经办机构核准: benefitRows(data) }
  const employer = [employerBox(data, layout)]
  const remark: Row[] = [{ boxes: [answer('备注', changesInWords(data), 24)], height: 16 }]
  const all = [...Object.values(told), stays, settled, ...Object.values(paid), employer, remark].flat()
  const left = PAGE - all.reduce((sum, row) => sum + heightOf(row), 0)
  const sections = (parts: Record<string, Row[]>) => Object.entries(parts).map(([name, rows]) => section(name, rows))
  return [
    ...sections(told),
    list('住院', stays[0]!, stays.slice(1)),
    ...sections(settled.length > 0 ? { 结算: settled, ...paid } : paid),
    section('用人单位', employer),
    section('经办机构审核', reviewRows(layout, left)),
    section('备注', remark),
  ]
}

type Given = (text: string) => string

function employerRows({ employer }: ClaimFormData, given: Given): Row[] {
  return [
    {
      boxes: [
        ...field('单位编号', given(words(employer?.unitNumber)), [3, 6]),
        ...field('单位名称', given(words(employer?.name)), [3, 12]),
      ],
    },
  ]
}

function personRows(data: ClaimFormData, given: Given): Row[] {
  const { person, contact } = data
  return [
    {
      boxes: [
        ...field('姓名', given(words(person.name)), [3, 6]),
        ...field('性别', person.sex === 'female' ? '女' : '男', [2, 2]),
        ...field('出生日期', person.birthOn, [3, 3]),
        ...field('年龄', given(answers.ageOf(data)), [2, 3]),
      ],
    },
    {
      boxes: [
        ...field('身份证号', given(answers.idNumber(person.idNumber)), [3, 9]),
        ...field('医保卡号', given(words(person.cardNumber)), [3, 9]),
      ],
    },
    {
      boxes: [
        ...field('联系电话', given(words(contact.phone)), [3, 6]),
        ...field('联系地址', given(words(contact.address)), [3, 12]),
      ],
    },
  ]
}

function spouseRows({ event, contact }: ClaimFormData, given: Given): Row[] {
  const name = contact.spouseGiven === false ? '无配偶或不提供' : words(contact.spouseName)
  return [
    {
      boxes: [
        ...field('配偶姓名', given(name), [3, 6]),
        ...field('配偶证件号', given(answers.idNumber(contact.spouseIdNumber)), [3, 12]),
      ],
    },
    {
      boxes:
        event.patient === 'spouse'
          ? [
              ...field('单位或就业情况', given(words(contact.spouseWorkplace)), [4, 10]),
              ...field('未就业证明', given(answers.wifeAsPatient(contact).proof), [4, 6]),
            ]
          : field('单位或就业情况', given(words(contact.spouseWorkplace)), [4, 20]),
    },
  ]
}

/** Who was treated, where that is not the insured person: the wife of an insured man, by whose insurance she is judged. */
function patientRows({ event, contact }: ClaimFormData, given: Given): Row[] {
  if (event.patient !== 'spouse') return []
  const { coverage, paid } = answers.wifeAsPatient(contact)
  return [
    {
      boxes: [
        ...field('就医人', patients.spouse, [2, 5]),
        ...field('参保情况', given(coverage), [3, 5]),
        ...field('居民医保已支付', given(paid), [4, 5]),
      ],
    },
  ]
}

/** What the day of the event is called. */
const dayNames: Partial<Record<string, string>> = { termination: '终止妊娠日期', prenatal: '末次检查日期' }
/** What was done. A termination has a way, prenatal care has none and belongs to the day that was expected. */
const methodNames: Partial<Record<string, string>> = { termination: '终止妊娠方式' }

function eventRows({ event, contact }: ClaimFormData, given: Given): Row[] {
  const kind = event.kind ?? ''
  const particulars = answers.particularsOf(event)
  return [
    {
      boxes: [
        ...field('准生证号', given(words(contact.permitNumber)), [3, 8]),
        ...field('办理机构', given(words(contact.permitOffice)), [4, 9]),
      ],
    },
    {
      boxes: [
        ...field('报销类型', given(answers.claimTypeOf(event)), [3, 8]),
        ...field(dayNames[kind] ?? '生育或手术日期', given(words(event.eventOn)), [4, 9]),
      ],
    },
    kind === 'prenatal'
      ? { boxes: field('预产期', given(words(event.dueOn)), [4, 20]) }
      : { boxes: field(methodNames[kind] ?? '生产或手术方式', given(methodInWords(event)), [4, 20]) },
    {
      boxes: [
        ...field('生育次数', given(words(event.birthOrder)), [3, 5]),
        ...field('胎儿数', given(words(event.fetuses)), [3, 5]),
        ...field('孕周', given(answers.counted(event.gestationWeeks, '周')), [3, 5]),
      ],
    },
    ...(particulars ? [{ boxes: field('其他情况', particulars, [4, 20]) }] : []),
  ]
}

const stayColumns = { 住院类型: 3, 医院编码: 4, 医院名称: 8, 病区: 3, 入院日期: 3, 出院日期: 3 } as const

/** The head, and a row for every stay. */
function stayRows({ stay }: ClaimFormData, given: Given): Row[] {
  const head = Object.entries(stayColumns).map(([name, units]) => label(name, units))
  const stays = stay.stays?.length ? stay.stays : [{}]
  const rows = stays.map((one) => {
    const column = (name: keyof typeof stayColumns, text: string): Box => answer(name, given(text), stayColumns[name])
    return {
      boxes: [
        column('住院类型', answers.stayKindOf(one)),
        column('医院编码', words(one.hospitalCode)),
        column('医院名称', answers.hospitalOf(one)),
        column('病区', words(one.ward)),
        column('入院日期', words(one.admittedOn)),
        column('出院日期', words(one.dischargedOn)),
      ],
    }
  })
  return [{ boxes: head }, ...rows]
}

/** 直接结算: the stays that a hospital settled with the fund, which have no bill here. */
function settlementRows({ stay }: ClaimFormData): Row[] {
  return (stay.stays ?? []).flatMap((one, index): Row[] =>
    one.settledDirectly
      ? [
          {
            boxes: [
              ...field('直接结算住院', String(index + 1), [3, 1]),
              ...field('结算单号', words(one.settlementNumber), [3, 6]),
              ...field('结算日期', words(one.settledOn), [3, 3]),
              ...amount('基金支付', answers.yuan(one.fundPaidFen), [2, 3]),
            ],
          },
        ]
      : [],
  )
}

/** Whose account it goes to. It may be told later, on a form of its own. */
function payeeRows({ payee }: ClaimFormData, given: Given): Row[] {
  const told = answers.payeeOf(payee)
  return [
    {
      boxes: [
        ...field('收款人', given(told.payee), [3, 4]),
        ...field('户名', given(told.holder), [2, 5]),
        ...field('证件号码', given(told.holderNumber), [3, 7]),
      ],
    },
    {
      boxes: [...field('账号', given(told.account), [3, 8]), ...field('开户银行', given(told.bank), [3, 10])],
    },
  ]
}

function chargeRows({ charges, totalFen }: ClaimFormData, given: Given): Row[] {
  const invoices = charges.invoices ?? []
  const numbers = invoices.map(answers.billNumberOf).filter(Boolean)
  const listed = numbers.map((number, index) => (index < numbers.length - 1 ? `${number}； ` : number))
  const classes = answers.chargesByClass(charges)
  return [
    {
      boxes: [
        ...field('票据总数', given(answers.counted(invoices.length || null, '张')), [3, 3]),
        ...field('票据号', listed.length > 0 ? listed : given(''), [3, 15]),
      ],
    },
    ...inRowsOf(3, classes).map((row) => ({
      boxes: [
        ...row.flatMap(({ name, amount: filed }) => amount(name, given(answers.yuan(filed)), [3, 5])),
        ...(row.length < 3 ? [empty((3 - row.length) * 8)] : []),
      ],
    })),
    {
      boxes: [
        ...field('合计（大写）', given(answers.capitals(totalFen)), [4, 12]),
        ...amount('（小写）', given(answers.yuan(totalFen ?? charges.totalFen)), [3, 5]),
      ],
    },
  ]
}

const medicalColumns = ['医疗费标准', '实际发生', '医疗费核准金额', '产前检查定额'] as const
const allowanceColumns = {
  缴费基数: 4,
  日标准: 4,
  基础天数: 3,
  难产天数: 3,
  多胎天数: 3,
  延长天数: 3,
  津贴金额: 4,
} as const
const BY_HAND = 17

/** What the agency grants: 医疗费核准, 津贴, 核准合计. Empty before, to be written by hand. */
function benefitRows(data: ClaimFormData): Row[] {
  const granted = grantedIn(data)
  const days = daysOf(data.benefit)
  const medical = {
    医疗费标准: granted.cap,
    实际发生: granted.actual,
    医疗费核准金额: granted.medical,
    产前检查定额: granted.prenatal,
  }
  const allowance = {
    缴费基数: granted.base,
    日标准: granted.daily,
    ...(granted.isDecided ? days : noDays),
    津贴金额: granted.allowance,
  }
  return [
    { boxes: medicalColumns.map((name) => label(name, 6)) },
    { boxes: medicalColumns.map((name) => answer(name, medical[name], 6, 'center')), height: BY_HAND },
    { boxes: Object.entries(allowanceColumns).map(([name, units]) => label(name, units)) },
    {
      boxes: Object.entries(allowanceColumns).map(([name, units]) =>
        answer(name, allowance[name as keyof typeof allowanceColumns], units, 'center'),
      ),
      height: BY_HAND,
    },
    {
      boxes: [...field('核准合计（大写）', granted.inCapitals, [5, 11]), ...amount('（小写）', granted.total, [3, 5])],
      height: BY_HAND,
    },
  ]
}

const noDays = { 基础天数: '', 难产天数: '', 多胎天数: '', 延长天数: '' }

function employerBox({ preparedBy }: ClaimFormData, { employerSealHeight: height }: ReviewFormLayout): Row {
  const signatures = [
    { text: `单位经办人：${words(preparedBy)}`, answers: '单位经办人', margin: at(4) },
    { text: '经办人签字：', margin: at(22) },
    { text: '负责人签字：', margin: at(26) },
  ]
  const seal = [
    { text: '（单位盖章）', alignment: 'center' as const, margin: at(4) },
    { text: '　　　　年　　　月　　　日', alignment: 'right' as const, margin: at(height - 42) },
  ]
  return { boxes: [empty(12, signatures), empty(12, seal)], height }
}

/** The agency's opinions, as high as what is left of the page allows: who agrees signs, dates and seals there. */
function reviewRows({ reviews, reviewHeights: { least, most } }: ReviewFormLayout, left: number): Row[] {
  const units = 24 / reviews.length
  const names = { boxes: reviews.map((stage) => label(stage, units)) }
  const height = Math.max(least, Math.min(most, Math.floor(left - heightOf(names) - heightOf({ boxes: [] }))))
  const box = () => [
    { text: '意见：', margin: at(2) },
    { text: '签字：', margin: at(height - 58) },
    { text: '　　　　年　　月　　日', alignment: 'right' as const, margin: at(8) },
  ]
  return [names, { boxes: reviews.map(() => empty(units, box())), height }]
}

function inRowsOf<Item>(length: number, items: Item[]): Item[][] {
  return items.length === 0 ? [] : [items.slice(0, length), ...inRowsOf(length, items.slice(length))]
}
