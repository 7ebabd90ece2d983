import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { plainText, requiredText } from '../claim/fields.ts'
import { idNumber } from '../identity/index.ts'
import { cursor, id, instant, pageOf } from './shared.ts'
import { role, username } from './session.ts'

const name = requiredText(60, '请填写姓名')
const whose = { name, idNumber }

/** A one-time code, in clear this once, and the last day it may be used. */
const issuedCode = { code: z.string(), expiresOn: plainDate }
export const issuedCodeView = z.object(issuedCode)
export type IssuedCodeView = z.infer<typeof issuedCodeView>

/** How an account stands: `issued` waits for its activation. */
export const accountState = z.enum(['issued', 'active', 'suspended'])
export type AccountState = z.infer<typeof accountState>

const holder = {
  id,
  /** Absent until the unit account was activated. */
  username: z.string().nullable(),
  name: z.string(),
  idNumberMasked: z.string().nullable(),
  state: accountState,
}

export const suspensionBody = z.strictObject({ reason: requiredText(200, '请填写停用原因') })
export type SuspensionBody = z.infer<typeof suspensionBody>

/** A new code: the old password stops working when it is used. A lost second factor is removed only when asked for. */
export const resetBody = z.strictObject({ removesSecondFactor: z.boolean().default(false) }).default({
  removesSecondFactor: false,
})
export type ResetBody = z.infer<typeof resetBody>

// --- unit accounts, kept by the agency

export const unitAccountsQuery = z.object({ q: plainText(60).default(''), cursor: cursor.optional() })
export type UnitAccountsQuery = z.infer<typeof unitAccountsQuery>

/** An employer of the agency with its unit account, where it has one. */
export const unitAccountRow = z.object({
  employer: z.object({ id, name: z.string(), unitNumber: z.string() }),
  account: z.object(holder).nullable(),
  hasCommitmentLetter: z.boolean(),
})
export type UnitAccountRow = z.infer<typeof unitAccountRow>
export const unitAccountPage = pageOf(unitAccountRow)

export const issueUnitAccountBody = z.strictObject({ employerId: id, holderName: name, holderIdNumber: idNumber })
export type IssueUnitAccountBody = z.infer<typeof issueUnitAccountBody>

/** What the letter to the unit says. */
export const letterView = z.object({ unitNumber: z.string(), ...issuedCode })
export type LetterView = z.infer<typeof letterView>
export const issuedUnitAccountView = z.object({ ...unitAccountRow.shape, letter: letterView })
export type IssuedUnitAccountView = z.infer<typeof issuedUnitAccountView>

// --- operators, kept by the unit's administrator

/** A clerk of the acting employer. */
export const operatorView = z.object({
  ...holder,
  from: plainDate,
  lastSeenAt: instant.nullable(),
  /** Drafts and returned claims in this clerk's charge. */
  claimsInCharge: z.int(),
})
export type OperatorView = z.infer<typeof operatorView>
export const operatorList = z.object({ items: z.array(operatorView) })

/** A username that is this same person's already joins the unit with the password it has. */
export const addOperatorBody = z.strictObject({ ...whose, username })
export type AddOperatorBody = z.infer<typeof addOperatorBody>
export const addedOperatorView = z.object({
  ...operatorView.shape,
  code: z.string().nullable(),
  expiresOn: plainDate.nullable(),
})
export type AddedOperatorView = z.infer<typeof addedOperatorView>

/** The account passes to another person, who activates it with the new code. */
export const rebindingBody = z.strictObject(whose)
export type RebindingBody = z.infer<typeof rebindingBody>

export const handOverBody = z.strictObject({ to: id })
export type HandOverBody = z.infer<typeof handOverBody>
export const handedOverView = z.object({ claims: z.int() })
export type HandedOverView = z.infer<typeof handedOverView>

/** The stamped 承诺书 of the acting employer; the file itself is answered by its own call. */
export const commitmentLetterView = z.object({
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: z.int(),
  uploadedAt: instant,
  uploadedBy: z.string(),
})
export type CommitmentLetterView = z.infer<typeof commitmentLetterView>

// --- the agency's staff, kept by the system administrator

const staffRole = role.exclude(['employer-clerk', 'employer-admin'])

export const staffMembershipView = z.object({
  id,
  role: staffRole,
  office: z.object({ id, name: z.string() }),
  from: plainDate,
  /** The first day it is in force no more. */
  until: plainDate.nullable(),
})

export const staffView = z.object({
  ...holder,
  hasSecondFactor: z.boolean(),
  lastSeenAt: instant.nullable(),
  memberships: z.array(staffMembershipView),
})
export type StaffView = z.infer<typeof staffView>
export const staffList = z.object({ items: z.array(staffView) })

export const officeList = z.object({ items: z.array(z.object({ id, name: z.string() })) })
export type OfficeList = z.infer<typeof officeList>

const term = { role: staffRole, officeId: id, from: plainDate, until: plainDate.optional() }
const lasts = ({ from, until }: { from: string; until?: string | undefined }) => until === undefined || until > from
const tooShort = { path: ['until'], message: '结束日期应晚于开始日期' }

export const addStaffBody = z.strictObject({ ...whose, username, ...term }).refine(lasts, tooShort)
export type AddStaffBody = z.infer<typeof addStaffBody>
export const addedStaffView = z.object({ ...staffView.shape, ...issuedCode })
export type AddedStaffView = z.infer<typeof addedStaffView>

export const addMembershipBody = z.strictObject(term).refine(lasts, tooShort)
export type AddMembershipBody = z.infer<typeof addMembershipBody>

// --- 回避申报: relatives whose claims one does not decide on

export const relativeBody = z.strictObject({ idNumber, relation: requiredText(20, '请填写与本人的关系') })
export type RelativeBody = z.infer<typeof relativeBody>
export const relativeView = z.object({ id, relation: z.string(), idNumberMasked: z.string(), declaredAt: instant })
export type RelativeView = z.infer<typeof relativeView>
export const relativeList = z.object({ items: z.array(relativeView) })
