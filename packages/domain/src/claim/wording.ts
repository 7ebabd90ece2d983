import {
  accountKinds,
  assistanceKinds,
  claimTypes,
  type Coded,
  deliveryMethods,
  filingClasses,
  heirRelations,
  hospitalLevels,
  nameOf,
  operationKinds,
  payeeKinds,
  printedClasses,
  spouseCoverages,
  stayKinds,
  unlistedClass,
  terminationKinds,
  unemploymentProofs,
} from '../codes/index.ts'
import { type EventKind, eventKinds } from '../event/index.ts'
import { groupIdNumber } from '../identity/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import { isForSpouse, isSectionAsked, isTouched } from './asked-sections.ts'
import { isAskedOfEvent, patients } from './event-section.ts'
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

/** 生产或手术方式: how she was delivered or the pregnancy ended, and all that was done with it; '' while it is open. */
export const methodInWords = ({ delivery, termination, operations }: DraftAnswers['event']): string =>
  [
    named(deliveryMethods, delivery),
    named(terminationKinds, termination),
    ...(operations ?? []).map((code) => nameOf(operationKinds, code)),
  ]
    .filter(Boolean)
    .join('、')

/** What the day of an event is called. */
export const eventOnLabels: Record<EventKind, string> = {
  birth: '生育日期',
  termination: '终止妊娠日期',
  'family-planning': '手术日期',
  prenatal: '末次检查日期',
}

type EventField = keyof DraftAnswers['event']

function eventAnswers(event: DraftAnswers['event']): AnswerGroup[] {
  const kind = event.kind as EventKind | null | undefined
  const operations = (event.operations ?? []).map((code) => nameOf(operationKinds, code)).join('、')
  const optional = (field: EventField, label: string, told: string | undefined): Answer[] =>
    told === undefined ? [] : [{ field, label, text: told }]
  const asked: Answer[] = [
    { field: 'dueOn', label: '预产期', text: text(event.dueOn) },
    { field: 'delivery', label: '生产方式', text: named(deliveryMethods, event.delivery) },
    { field: 'assistance', label: '助产方式', text: named(assistanceKinds, event.assistance) },
    { field: 'termination', label: '终止妊娠方式', text: named(terminationKinds, event.termination) },
    ...(kind === 'family-planning'
      ? [{ field: 'operations', label: '手术方式', text: text(operations) }]
      : optional('operations', '同时施行的手术', text(operations))),
    { field: 'birthOrder', label: '生育次数', text: text(event.birthOrder) },
    { field: 'fetuses', label: '胎儿数', text: text(event.fetuses) },
    ...optional('stillborn', '死胎死产数', event.stillborn === 0 ? undefined : text(event.stillborn)),
    { field: 'gestationWeeks', label: '孕周', text: text(event.gestationWeeks) },
    ...optional('bornOutside', '院外分娩', event.bornOutside ? '是' : undefined),
    ...optional('complication', '并发症', text(event.complication)),
    ...optional('newbornDiedOn', '新生儿死亡日期', text(event.newbornDiedOn)),
    ...optional('motherDiedOn', '产妇死亡日期', text(event.motherDiedOn)),
  ]
  return [
    {
      answers: [
        { field: 'kind', label: '申报事由', text: kind ? eventKinds[kind] : undefined },
        ...optional('supplementOf', '补报', event.supplementOf ? '补报遗漏的票据' : undefined),
        ...optional('patient', '就医人', event.patient === 'spouse' ? patients.spouse : undefined),
        {
          field: 'claimType',
          label: '报销类型',
          text: event.claimType ? claimTypeInWords(event.claimType) : undefined,
        },
        { field: 'eventOn', label: kind ? eventOnLabels[kind] : '生育或手术日期', text: text(event.eventOn) },
        ...asked.filter(({ field }) => isAskedOfEvent(field as EventField, event)),
      ],
    },
  ]
}

function contactAnswers(contact: DraftAnswers['contact'], forSpouse: boolean): AnswerGroup[] {
  const spouse: Answer[] = contact.spouseGiven
    ? [
        { field: 'spouseName', label: '配偶姓名', text: text(contact.spouseName) },
        { field: 'spouseIdNumber', label: '配偶身份证号', text: idNumber(contact.spouseIdNumber) },
        { field: 'spouseWorkplace', label: '配偶单位', text: text(contact.spouseWorkplace) },
      ]
    : [{ field: 'spouseGiven', label: '配偶', text: contact.spouseGiven === false ? '无配偶或不提供' : undefined }]
  if (forSpouse) {
    spouse.push(
      { field: 'spouseCoverage', label: '配偶参保情况', text: named(spouseCoverages, contact.spouseCoverage) },
      {
        field: 'unemploymentProof',
        label: '未就业证明方式',
        text: named(unemploymentProofs, contact.unemploymentProof),
      },
    )
    if (contact.spouseCoverage === 'resident')
      spouse.push({ field: 'residentPaid', label: '居民医保已支付', text: residentPaid(contact) })
  }
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

function residentPaid({ residentPaid: paid, residentPaidFen }: DraftAnswers['contact']): string | undefined {
  return paid ? yuan(residentPaidFen) : paid === false ? '没有' : undefined
}

type DraftStay = NonNullable<DraftAnswers['stay']['stays']>[number]

function stayAnswers({ stays }: DraftAnswers['stay']): AnswerGroup[] {
  return (stays?.length ? stays : [{}]).map((stay, index) => ({
    ...(stays && stays.length > 1 ? { title: `住院 ${index + 1}` } : {}),
    answers: oneStay(stay, `stays.${index}`),
  }))
}

function oneStay(stay: DraftStay, at: string): Answer[] {
  const isOutpatient = stay.kind === 'outpatient'
  const emergency = stay.emergency ? '（急诊）' : ''
  const kind = named(stayKinds, stay.kind)
  const code: Answer = { field: `${at}.hospitalCode`, label: '医院编码', text: text(stay.hospitalCode) }
  return [
    { field: `${at}.kind`, label: '住院类型', text: kind && `${kind}${emergency}` },
    ...(isOutpatient && stay.purpose === 'prenatal'
      ? [{ field: `${at}.purpose`, label: '就诊目的', text: '产前检查' }]
      : []),
    { field: `${at}.hospitalName`, label: '医院', text: text(stay.hospitalName) },
    ...(stay.unlisted
      ? [
          { field: `${at}.hospitalPlace`, label: '医院所在地', text: text(stay.hospitalPlace) },
          { field: `${at}.hospitalLevel`, label: '医院等级', text: named(hospitalLevels, stay.hospitalLevel) },
          { ...code, text: code.text ?? '未填' },
        ]
      : [code]),
    { field: `${at}.ward`, label: '病区', text: text(stay.ward) ?? '未填' },
    { field: `${at}.admittedOn`, label: isOutpatient ? '就诊日期' : '入院日期', text: text(stay.admittedOn) },
    ...(isOutpatient ? [] : [{ field: `${at}.dischargedOn`, label: '出院日期', text: text(stay.dischargedOn) }]),
    ...(stay.settledDirectly
      ? [
          { field: `${at}.settlementNumber`, label: '直接结算单号', text: text(stay.settlementNumber) },
          { field: `${at}.settledOn`, label: '结算日期', text: text(stay.settledOn) },
          { field: `${at}.fundPaidFen`, label: '基金支付金额', text: yuan(stay.fundPaidFen) },
        ]
      : []),
  ]
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
      ...replacedBill(invoice, index),
    ],
    lines: (invoice.lines ?? []).map((line) => ({
      printed: printedInWords(line) ?? '—',
      filed: named(filingClasses, line.filingClass) ?? '—',
      amount: typeof line.amountFen === 'number' ? formatYuan(line.amountFen as Fen) : (text(line.amountFen) ?? '—'),
    })),
  }))
  return [sum, ...each]
}

type DraftInvoice = NonNullable<DraftAnswers['charges']['invoices']>[number]

/** The bill that this one was issued again for, where it is one. */
function replacedBill({ replacesCode, replacesNumber }: DraftInvoice, index: number): Answer[] {
  const numbers = [text(replacesCode), text(replacesNumber)].filter(Boolean).join(' · ')
  return numbers ? [{ field: `invoices.${index}.replacesNumber`, label: '重开自原票据', text: numbers }] : []
}

/** 票据类别 as it is read: the name the invoice prints where no table has it. */
export const printedInWords = ({
  printedClass,
  printedName,
}: NonNullable<DraftInvoice['lines']>[number]): string | undefined =>
  printedClass === unlistedClass.code && text(printedName) ? text(printedName) : named(printedClasses, printedClass)

function payeeAnswers(payee: DraftAnswers['payee']): AnswerGroup[] {
  if (!isTouched(payee)) return [{ answers: [{ field: 'payee', label: '收款账户', text: '以后填写' }] }]
  return [
    {
      answers: [
        { field: 'payee', label: '收款人', text: named(payeeKinds, payee.payee) },
        ...(payee.payee === 'heir'
          ? [{ field: 'heirRelation', label: '与参保人关系', text: named(heirRelations, payee.heirRelation) }]
          : []),
        { field: 'holder', label: '户名', text: text(payee.holder) },
        {
          field: 'holderNumber',
          label: payee.payee === 'employer' ? '统一社会信用代码' : '身份证号',
          text: payee.payee === 'employer' ? text(payee.holderNumber) : idNumber(payee.holderNumber),
        },
        { field: 'accountKind', label: '账户类型', text: named(accountKinds, payee.accountKind) },
        {
          field: 'accountNumber',
          label: payee.accountKind === 'card' ? '银行卡号' : '账号',
          text: text(payee.accountNumber),
        },
        { field: 'bank', label: '开户银行', text: text(payee.bank) },
        { field: 'branch', label: '开户网点', text: text(payee.branch) },
        { field: 'branchCode', label: '联行号', text: text(payee.branchCode) },
      ],
    },
  ]
}

const readers: { [Name in SectionName]: (draft: DraftAnswers) => AnswerGroup[] } = {
  event: ({ event }) => eventAnswers(event),
  contact: (draft) => contactAnswers(draft.contact, isForSpouse(draft)),
  stay: ({ stay }) => stayAnswers(stay),
  charges: ({ charges }) => chargesAnswers(charges),
  payee: ({ payee }) => payeeAnswers(payee),
}

/** What is said in place of a section that this claim is not asked. */
const notAsked: Partial<Record<SectionName, Answer>> = {
  stay: { field: 'stays', label: '住院', text: '院外分娩，没有住院' },
  charges: { field: 'invoices', label: '票据', text: '没有需要报销的票据' },
}

/** A section's answers as people read them, in the order of the form. */
export function answersIn(section: SectionName, draft: DraftAnswers): AnswerGroup[] {
  const instead = notAsked[section]
  return instead && !isSectionAsked(section, draft) ? [{ answers: [instead] }] : readers[section](draft)
}

/** A claim's questions and answers as worded on the day of filing, section by section; a filing freezes them. */
export const wordingOf = (answers: DraftAnswers): { title: string; groups: AnswerGroup[] }[] =>
  sectionNames.map((section) => ({ title: sections[section].title, groups: answersIn(section, answers) }))
