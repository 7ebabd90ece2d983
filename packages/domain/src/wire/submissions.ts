import { z } from 'zod'
import { month } from '../calendar/index.ts'
import { requiredText } from '../claim/fields.ts'
import { claimRow } from './claims.ts'
import { fenView, id, instant, pageOf, version } from './shared.ts'

/** The sentence the clerk certifies; it is frozen with the submission. */
export const certificationText = '本人确认所申报的内容与原始票据、病历资料一致，如有不实，愿承担相应责任。'

/** Sends the chosen claims of the month: all of them or none. */
export const submitMonthBody = z.strictObject({
  period: month,
  claims: z
    .array(z.strictObject({ id, version }), '请先勾选要申报的申报单')
    .min(1, '请先勾选要申报的申报单')
    .max(2_000, '一次最多申报 2000 份')
    .refine((claims) => new Set(claims.map((claim) => claim.id)).size === claims.length, '同一份申报单勾选了两次'),
  certification: requiredText(400, '请确认申报声明'),
})
export type SubmitMonthBody = z.infer<typeof submitMonthBody>

const submissionFields = {
  id,
  number: z.string(),
  period: month,
  employer: z.object({ id, name: z.string() }),
  submittedAt: instant,
  submittedBy: z.string(),
  certification: z.string(),
  claimCount: z.int(),
  totalFen: fenView,
}

export const submissionRow = z.object(submissionFields)
export const submissionPage = pageOf(submissionRow)
export const submissionView = z.object({ ...submissionFields, claims: z.array(claimRow) })
export type SubmissionView = z.infer<typeof submissionView>
