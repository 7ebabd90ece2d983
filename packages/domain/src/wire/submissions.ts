import { z } from 'zod'
import { month } from '../calendar/index.ts'
import { requiredText } from '../claim/fields.ts'
import { problemDetails } from '../problem/index.ts'
import { claimRow, findingView } from './claims.ts'
import { fenView, id, instant, pageOf, version } from './shared.ts'

/** The sentence the clerk certifies; it is frozen with the submission. */
export const certificationText = '本人确认所申报的内容与原始票据、病历资料一致，如有不实，愿承担相应责任。'

/** The claims somebody ticked, each in the version that was looked at. */
const chosenClaims = z
  .array(z.strictObject({ id, version }), '请先勾选要申报的申报单')
  .min(1, '请先勾选要申报的申报单')
  .max(2_000, '一次最多申报 2000 份')
  .refine((claims) => new Set(claims.map((claim) => claim.id)).size === claims.length, '同一份申报单勾选了两次')
const certification = requiredText(400, '请确认申报声明')

/** Sends the chosen claims of the month: all of them or none. */
export const submitMonthBody = z.strictObject({ period: month, claims: chosenClaims, certification })
export type SubmitMonthBody = z.infer<typeof submitMonthBody>

/** Judges any selection and changes nothing. */
export const dryRunBody = z.strictObject({ claims: chosenClaims })
export type DryRunBody = z.infer<typeof dryRunBody>

/** What a dry run says of one claim: everything its checks find, and whether it could be sent at all. */
const judgedClaim = z.object({
  id,
  /** Null of a claim that is not there. */
  number: z.string().nullable(),
  personName: z.string().nullable(),
  /** Why it cannot be sent whatever its fields say: sent before, deleted, changed since it was ticked. */
  refusal: z.string().nullable(),
  findings: z.array(findingView),
})
/**
 * Every claim of the selection in its order. `blocked` counts the claims that a submission would refuse, an unexplained
 * warning included; `warned` those whose warnings are all explained.
 */
export const dryRunView = z.object({
  claims: z.array(judgedClaim),
  checked: z.int(),
  blocked: z.int(),
  warned: z.int(),
})
export type DryRunView = z.infer<typeof dryRunView>

const progressLine = z.object({ checked: z.int(), total: z.int() })
const refusedLine = z.object({ problem: problemDetails })

/** A line of a dry run that is watched (`Accept: application/x-ndjson`): claims checked so far, and last the answer. */
export const dryRunLine = z.union([progressLine, z.object({ answer: dryRunView }), refusedLine])

/** Prepares a submission for the confirmation of an administrator of the employer. */
export const proposeBody = z.strictObject({ period: month, claims: chosenClaims })
export type ProposeBody = z.infer<typeof proposeBody>
export const confirmBody = z.strictObject({ certification })
export type ConfirmBody = z.infer<typeof confirmBody>
export const declineBody = z.strictObject({ reason: requiredText(200, '请填写原因') })
export type DeclineBody = z.infer<typeof declineBody>

/** What waits to be confirmed, or what became of it. */
export const proposalView = z.object({
  id,
  period: month,
  preparedAt: instant,
  preparedBy: z.string(),
  state: z.enum(['open', 'confirmed', 'declined', 'replaced']),
  reason: z.string().nullable(),
  mayConfirm: z.boolean(),
  isOwn: z.boolean(),
  chosen: z.array(z.object({ id, version })),
  claims: z.array(claimRow),
  submissionId: id.nullable(),
})
export type ProposalView = z.infer<typeof proposalView>

/** Whether a submission of the employer leaves only once its administrator confirmed it. */
export const submissionRuleBody = z.strictObject({ needsConfirmation: z.boolean('请选择是否需要确认') })
export type SubmissionRuleBody = z.infer<typeof submissionRuleBody>
export const submissionRuleView = z.object({
  needsConfirmation: z.boolean(),
  changed: z.object({ at: instant, by: z.string() }).nullable(),
})
export type SubmissionRuleView = z.infer<typeof submissionRuleView>

/** Takes the whole batch back; `claims` is how many of them the caller saw in it. */
export const withdrawBody = z.strictObject({
  claims: z.int('请刷新后重试').min(0, '请刷新后重试').max(100_000, '请刷新后重试'),
})
export type WithdrawBody = z.infer<typeof withdrawBody>

const submissionFields = {
  id,
  number: z.string(),
  period: month,
  employer: z.object({ id, name: z.string() }),
  submittedAt: instant,
  submittedBy: z.string(),
  /** Who prepared what somebody else confirmed. */
  preparedBy: z.string().nullable(),
  /** When the whole batch was taken back. */
  withdrawnAt: instant.nullable(),
  certification: z.string(),
  claimCount: z.int(),
  totalFen: fenView,
}

export const submissionRow = z.object(submissionFields)
export const submissionPage = pageOf(submissionRow)
export const submissionView = z.object({
  ...submissionFields,
  claims: z.array(claimRow),
  /** Whether the caller may take the whole batch back now: it is theirs, and nothing of it is beyond submitted. */
  mayWithdraw: z.boolean(),
})
export type SubmissionView = z.infer<typeof submissionView>

/** A line of a submission that is watched: claims checked so far, and last the batch or why there is none. */
export const submissionLine = z.union([progressLine, z.object({ answer: submissionView }), refusedLine])
