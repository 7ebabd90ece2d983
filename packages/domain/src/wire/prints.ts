import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import {
  claimStatuses,
  type ClaimStatus,
  contactDraft,
  chargesDraft,
  eventDraft,
  payeeDraft,
  stayDraft,
} from '../claim/index.ts'
import { noticeStandings, type NoticeStanding } from '../review/index.ts'
import { breakdownView } from './benefits.ts'
import { claimsQuery } from './claims.ts'
import { noticeRow } from './issued-notices.ts'
import { fenView, id, instant } from './shared.ts'

/** The forms about one claim: what people call each, its 表号, and the version of its layout. */
export const claimForms = {
  'review-form': { name: '审核表', code: 'SY01', version: 5 },
  'allowance-application': { name: '津贴申领表', code: 'SY05', version: 2 },
  'benefit-statement': { name: '待遇核定单', code: 'SY10', version: 3 },
  'spouse-pledge': { name: '配偶未就业承诺书', code: 'SY11', version: 2 },
} as const
export type ClaimForm = keyof typeof claimForms

/** The forms about a batch, a list or the unit itself. */
export const generalForms = {
  'charge-ledger': { name: '医疗费申报明细表', code: 'SY02', version: 1 },
  'claim-ledger': { name: '待遇申报明细表', code: 'SY03', version: 1 },
  'period-summary': { name: '生育汇总表', code: 'SY04', version: 1 },
  'unit-pledge': { name: '单位承诺书', code: 'SY12', version: 1 },
} as const
export type GeneralForm = keyof typeof generalForms

/** The notices; each is a row of its own (domain/review). */
export const noticeForms = {
  acceptance: { name: '受理通知书', code: 'SY06', version: 2 },
  correction: { name: '一次性补正告知书', code: 'SY07', version: 2 },
  closing: { name: '终止办理通知书', code: 'SY08', version: 2 },
  refusal: { name: '不予支付决定书', code: 'SY09', version: 2 },
  'partial-refusal': { name: '部分不予支付决定书', code: 'SY09', version: 2 },
} as const

/** Every official form that can be printed. */
export const forms = { ...claimForms, ...generalForms, ...noticeForms }
export type Form = keyof typeof forms

export const claimForm = z.enum(Object.keys(claimForms) as [ClaimForm, ...ClaimForm[]])
const generalForm = z.enum(Object.keys(generalForms) as [GeneralForm, ...GeneralForm[]])
/** Claims printed together in one go, and read at once. */
export const PRINTED_AT_ONCE = 2_000
export const FORMS_PER_CALL = 100

const contentHash = z.string().regex(/^[0-9a-f]{64}$/, '内容校验值不正确')

/** All that the forms of one claim show, with the numbers in full: reading it is on record. */
export const claimFormData = z.object({
  claimId: id,
  claimNumber: z.string(),
  status: z.enum(Object.keys(claimStatuses) as [ClaimStatus]),
  /** The filing printed, or null before the first send: then the draft as it stands. */
  filing: z.object({ n: z.int(), filedAt: instant }).nullable(),
  /** Of the answers alone: a later change of the claim gives another. */
  contentHash: z.string(),
  isComplete: z.boolean(),
  period: month,
  businessOn: plainDate,
  /** How often this form of the claim was printed before. */
  printCount: z.int(),
  /** What changed since the last print, in words; null where nothing was printed before. */
  sinceLastPrint: z.object({ printedOn: plainDate, changes: z.array(z.string()) }).nullable(),
  agencyName: z.string(),
  employer: z.object({ name: z.string(), unitNumber: z.string() }).nullable(),
  person: z.object({
    name: z.string(),
    sex: z.enum(['female', 'male']),
    idNumber: z.string(),
    cardNumber: z.string().nullable(),
    birthOn: plainDate,
  }),
  event: eventDraft,
  contact: contactDraft,
  stay: stayDraft,
  charges: chargesDraft,
  /** Who is paid, as filed; the account in full. */
  payee: payeeDraft,
  totalFen: fenView.nullable(),
  preparedBy: z.string(),
  /** The explained benefit as filed, null while it cannot be computed. */
  benefit: breakdownView.nullable(),
  /** What was decided in the end; null before. */
  decided: z
    .object({ medicalFen: fenView, prenatalFen: fenView, allowanceFen: fenView, totalFen: fenView, on: plainDate })
    .nullable(),
})
export type ClaimFormData = z.infer<typeof claimFormData>

/** The forms of many claims, in the order asked for. */
export const claimFormsBody = z.strictObject({
  form: claimForm,
  claimIds: z
    .array(id, '请先勾选要打印的申报单')
    .min(1, '请先勾选要打印的申报单')
    .max(FORMS_PER_CALL, `一次最多读取 ${FORMS_PER_CALL} 份`)
    .refine((ids) => new Set(ids).size === ids.length, '同一份申报单勾选了两次'),
})
export type ClaimFormsBody = z.infer<typeof claimFormsBody>
export const claimFormsView = z.object({ items: z.array(claimFormData) })

const filing = z.int().min(1).max(1000).nullable()

/** Records that a form was printed, after its bytes exist. */
export const recordPrintBody = z.strictObject({
  form: claimForm,
  version: z.int().min(1).max(1000).default(1),
  contentHash,
  filing,
})
export type RecordPrintBody = z.infer<typeof recordPrintBody>
export const printView = z.object({ id, form: claimForm, count: z.int() })

/** Records the prints of many claims at once: all of them or none. */
export const recordPrintsBody = z.strictObject({
  form: claimForm,
  version: z.int().min(1).max(1000),
  claims: z
    .array(z.strictObject({ id, contentHash, filing }))
    .min(1)
    .max(PRINTED_AT_ONCE, `一次最多打印 ${PRINTED_AT_ONCE} 份`)
    .refine((claims) => new Set(claims.map((claim) => claim.id)).size === claims.length, '同一份申报单勾选了两次'),
})
export type RecordPrintsBody = z.infer<typeof recordPrintsBody>
export const printsView = z.object({ count: z.int() })

const headed = {
  contentHash: z.string(),
  businessOn: plainDate,
  printCount: z.int(),
  agencyName: z.string(),
  employer: z.object({ name: z.string(), unitNumber: z.string() }).nullable(),
  preparedBy: z.string(),
}
const batch = z.object({ number: z.string(), period: month, submittedAt: instant, submittedBy: z.string() })

/** 《生育保险医疗费申报明细表》: what a batch asks for, claim by claim, with the numbers in full. */
export const chargeLedgerData = z.object({
  ...headed,
  submission: batch,
  rows: z.array(
    z.object({
      claimNumber: z.string(),
      name: z.string(),
      idNumber: z.string(),
      event: eventDraft,
      stay: stayDraft,
      charges: chargesDraft,
      totalFen: fenView,
      /** 备注: that it was filed more than once. */
      note: z.string(),
    }),
  ),
})
export type ChargeLedgerData = z.infer<typeof chargeLedgerData>

/** 《生育保险待遇申报明细表》: what a query found. */
export const claimLedgerQuery = claimsQuery.omit({ cursor: true })
export type ClaimLedgerQuery = z.infer<typeof claimLedgerQuery>
export const claimLedgerData = z.object({
  ...headed,
  /** What was asked for, in words: 所属期 2026-11，状态 已申报. */
  query: z.string(),
  rows: z.array(
    z.object({
      claimNumber: z.string(),
      name: z.string(),
      idNumber: z.string(),
      employerName: z.string(),
      treatment: z.string(),
      eventOn: z.string(),
      period: z.string(),
      totalFen: fenView.nullable(),
      status: z.string(),
      submittedOn: z.string(),
    }),
  ),
})
export type ClaimLedgerData = z.infer<typeof claimLedgerData>

/** 《生育汇总表》: a batch, grouped by treatment. */
export const periodSummaryData = z.object({
  ...headed,
  submission: batch,
  persons: z.int(),
  groups: z.array(z.object({ treatment: z.string(), persons: z.int(), claims: z.int(), totalFen: fenView })),
})
export type PeriodSummaryData = z.infer<typeof periodSummaryData>

/** 单位用户承诺书: by which a unit answers for its account and its operators. */
export const unitPledgeData = z.object({ ...headed, holder: z.string() })
export type UnitPledgeData = z.infer<typeof unitPledgeData>

/** Records the print of a form about a batch, a list or the unit. */
export const recordGeneralPrintBody = z.strictObject({
  form: generalForm,
  version: z.int().min(1).max(1000),
  contentHash,
  /** The batch of a 明细表 or 汇总表. */
  submissionId: id.optional(),
  /** What the list was asked for. */
  query: claimLedgerQuery.optional(),
})
export type RecordGeneralPrintBody = z.infer<typeof recordGeneralPrintBody>

/** The number of a print, under its QR code: '<claim>-<filing>-<hash>'. */
const printNumber = /^(?<of>[A-Z0-9]+(?:-[A-Z0-9]+)*)-\d{1,4}-(?<hash>[0-9A-F]{12})$/
/** 文号 of a notice, and under its QR code the hash of what it is about: '石医保生决〔2026〕18号-<hash>'. */
const numberOfNotice = /^(?<notice>[\p{Script=Han}]{1,20}〔\d{4}〕\d{1,9}号)(?:-(?<hash>[0-9A-F]{12}))?$/u

/** What stands under a QR code, or on a notice. */
export const formNumber = z
  .string('打印编号不正确')
  .max(80, '打印编号不正确')
  .refine((number) => printNumber.test(number) || numberOfNotice.test(number), '打印编号不正确')

/** What a number on paper names, and the beginning of the hash it bears. */
export function readFormNumber(number: string): { of?: string; notice?: string; hash?: string } {
  return printNumber.exec(number)?.groups ?? numberOfNotice.exec(number)?.groups ?? {}
}

const standing = z.enum(Object.keys(noticeStandings) as [NoticeStanding, ...NoticeStanding[]])

/** What a paper in hand is about, and whether it still counts. */
export const printedFormView = z.object({
  claim: z.object({ id, number: z.string() }).nullable(),
  submission: z.object({ id, number: z.string(), period: month }).nullable(),
  /** The notice it is, where it is one, and what became of it since. */
  notice: noticeRow.omit({ id: true }).extend({ standing }).nullable(),
  /** Whether the paper still says what the claim says now; null of a batch. */
  stands: z.boolean().nullable(),
})
export type PrintedFormView = z.infer<typeof printedFormView>
