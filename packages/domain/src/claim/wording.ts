import {
  claimTypes,
  type Coded,
  deliveryMethods,
  endsPregnancy,
  filingClasses,
  nameOf,
  operationKinds,
  printedClasses,
  stayKinds,
} from '../codes/index.ts'
import { groupIdNumber } from '../identity/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import { claimableKinds } from './event-section.ts'
import { type DraftAnswers, type SectionName, sectionNames, sections } from './sections.ts'

/** One answer as people read it. `text` is undefined while nothing was answered. */
export type Answer = { field: string; label: string; text: string | undefined }
/** Answers under a heading of their own: one stay, one invoice. */
export type AnswerGroup = {
  title?: string
  answers: Answer[]
  lines?: { printed: string; filed: string; amount: string }[]
}

type Value = string | number | boolean | null | undefined
const text = (value: Value) => (value === null || value === undefined || value === '' ? undefined : String(value))
const named = (table: readonly Coded[], code: Value) => (text(code) ? nameOf(table, String(code)) : undefined)
const yuan = (amount: number | string | null | undefined) =>
  typeof amount === 'number' ? `${formatYuan(amount as Fen)} 元` : text(amount)
const idNumber = (number: string | null | undefined) =>
  number && /^\d{17}[\dX]$/.test(number) ? groupIdNumber(number) : text(number)

/** The code with its name, as the forms print it: '19 女工生育保险报销'. */
export const claimTypeInWords = (code: string) => `${code} ${nameOf(claimTypes, code)}`

/** 生产或手术方式: how she was delivered, or all that was done in one operation; '' while it is open. */
export const methodInWords = ({ delivery, operations }: DraftAnswers['event']): string =>
  named(deliveryMethods, delivery) ?? (operations ?? []).map((code) => nameOf(operationKinds, code)).join('、')

function eventAnswers(event: DraftAnswers['event']): AnswerGroup[] {
  const isBirth = event.kind !== 'family-planning'
  const kind = event.kind ? claimableKinds[event.kind as keyof typeof claimableKinds] : undefined
  const always: Answer[] = [
    { field: 'kind', label: '申报事由', text: kind },
    { field: 'claimType', label: '报销类型', text: event.claimType ? claimTypeInWords(event.claimType) : undefined },
    { field: 'eventOn', label: isBirth ? '生育日期' : '手术日期', text: text(event.eventOn) },
  ]
  const weeks: Answer = { field: 'gestationWeeks', label: '孕周', text: text(event.gestationWeeks) }
  const operations = (event.operations ?? []).map((code) => nameOf(operationKinds, code)).join('、')
  const rest: Answer[] = isBirth
    ? [
        { field: 'delivery', label: '生产方式', text: named(deliveryMethods, event.delivery) },
        { field: 'birthOrder', label: '生育次数', text: text(event.birthOrder) },
        { field: 'fetuses', label: '胎儿数', text: text(event.fetuses) },
        weeks,
      ]
    : [
        { field: 'operations', label: '手术方式', text: text(operations) },
        ...(endsPregnancy(event.operations ?? []) ? [weeks] : []),
      ]
  return [{ answers: [...always, ...rest] }]
}

function contactAnswers(contact: DraftAnswers['contact']): AnswerGroup[] {
  const spouse: Answer[] = contact.spouseGiven
    ? [
        { field: 'spouseName', label: '配偶姓名', text: text(contact.spouseName) },
        { field: 'spouseIdNumber', label: '配偶身份证号', text: idNumber(contact.spouseIdNumber) },
        { field: 'spouseWorkplace', label: '配偶单位', text: text(contact.spouseWorkplace) },
      ]
    : [{ field: 'spouseGiven', label: '配偶', text: contact.spouseGiven === false ? '无配偶或不提供' : undefined }]
  return [
    {
      answers: [
        { field: 'phone', label: '联系电话', text: text(contact.phone) },
        { field: 'address', label: '联系地址', text: text(contact.address) },
        ...spouse,
        { field: 'permitNumber', label: '准生证号', text: text(contact.permitNumber) ?? '未填' },
        { field: 'permitOffice', label: '办理机构', text: text(contact.permitOffice) ?? '未填' },
      ],
    },
  ]
}

function stayAnswers({ stays }: DraftAnswers['stay']): AnswerGroup[] {
  return (stays?.length ? stays : [{}]).map((stay, index) => ({
    ...(stays && stays.length > 1 ? { title: `住院 ${index + 1}` } : {}),
    answers: [
      { field: `stays.${index}.kind`, label: '住院类型', text: named(stayKinds, stay.kind) },
      { field: `stays.${index}.hospitalName`, label: '医院', text: text(stay.hospitalName) },
      { field: `stays.${index}.hospitalCode`, label: '医院编码', text: text(stay.hospitalCode) },
      { field: `stays.${index}.ward`, label: '病区', text: text(stay.ward) ?? '未填' },
      {
        field: `stays.${index}.admittedOn`,
        label: stay.kind === 'outpatient' ? '就诊日期' : '入院日期',
        text: text(stay.admittedOn),
      },
      ...(stay.kind === 'outpatient'
        ? []
        : [{ field: `stays.${index}.dischargedOn`, label: '出院日期', text: text(stay.dischargedOn) }]),
    ],
  }))
}

function chargesAnswers({ totalFen, invoices }: DraftAnswers['charges']): AnswerGroup[] {
  const sum: AnswerGroup = {
    answers: [
      { field: 'totalFen', label: '医疗费总额', text: yuan(totalFen) },
      { field: 'invoices.0.number', label: '票据总数', text: `${invoices?.length ?? 0} 张` },
    ],
  }
  const each = (invoices ?? []).map((invoice, index) => ({
    title: `票据 ${index + 1}`,
    answers: [
      { field: `invoices.${index}.code`, label: '票据代码', text: text(invoice.code) ?? '无' },
      { field: `invoices.${index}.number`, label: '票据号码', text: text(invoice.number) },
      { field: `invoices.${index}.checkCode`, label: '校验码', text: text(invoice.checkCode) ?? '无' },
      { field: `invoices.${index}.issuedOn`, label: '开票日期', text: text(invoice.issuedOn) ?? '未填' },
      { field: `invoices.${index}.totalFen`, label: '票据金额', text: yuan(invoice.totalFen) },
    ],
    lines: (invoice.lines ?? []).map((line) => ({
      printed: named(printedClasses, line.printedClass) ?? '—',
      filed: named(filingClasses, line.filingClass) ?? '—',
      amount: typeof line.amountFen === 'number' ? formatYuan(line.amountFen as Fen) : (text(line.amountFen) ?? '—'),
    })),
  }))
  return [sum, ...each]
}

const readers: { [Name in SectionName]: (data: DraftAnswers[Name]) => AnswerGroup[] } = {
  event: eventAnswers,
  contact: contactAnswers,
  stay: stayAnswers,
  charges: chargesAnswers,
}

/** A section's answers as people read them, in the order of the form. */
export function answersIn<Name extends SectionName>(section: Name, data: DraftAnswers[Name]): AnswerGroup[] {
  return readers[section](data)
}

/** A claim's questions and answers as worded on the day of filing, section by section; a filing freezes them. */
export const wordingOf = (answers: DraftAnswers): { title: string; groups: AnswerGroup[] }[] =>
  sectionNames.map((section) => ({ title: sections[section].title, groups: answersIn(section, answers[section]) }))
