import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { claimStatuses, type ClaimStatus, contactDraft, chargesDraft, eventDraft, stayDraft } from '../claim/index.ts'
import { fenView, id, instant } from './shared.ts'

/** The official forms that can be printed. */
export const forms = { 'review-form': '石家庄市市区城镇职工生育保险待遇审核表' } as const
export type Form = keyof typeof forms
const form = z.enum(Object.keys(forms) as [Form])

/** All that the 审核表 of one claim shows, with the numbers in full: reading it is on record. */
export const reviewFormData = z.object({
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
  printCount: z.int(),
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
  totalFen: fenView.nullable(),
  preparedBy: z.string(),
})
export type ReviewFormData = z.infer<typeof reviewFormData>

/** Records that a form was printed, after its bytes exist. */
export const recordPrintBody = z.strictObject({
  form,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, '内容校验值不正确'),
  filing: z.int().min(1).max(1000).nullable(),
})
export type RecordPrintBody = z.infer<typeof recordPrintBody>
export const printView = z.object({ id, form, count: z.int() })
