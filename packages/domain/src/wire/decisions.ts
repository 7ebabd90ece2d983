import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { plainText, requiredText } from '../claim/fields.ts'
import { stages, type Stage } from '../claim/index.ts'
import { claimRow } from './claims.ts'
import { cursor, instant, pageOf, version } from './shared.ts'

const opinion = plainText(500).optional()
const reason = requiredText(500, '请填写原因')
/** What a refusal rests on; without facts, reason and article none can be issued (社会保险经办条例第二十条). */
const grounds = {
  facts: requiredText(1000, '请填写查明的事实'),
  reason,
  article: requiredText(200, '请填写所依据的文件和条款'),
}

/** A reviewer's decision on a claim, judged against the version that was on the screen. */
export const decisionBody = z.discriminatedUnion(
  'action',
  [
    z.strictObject({ action: z.literal('accept'), version }),
    z.strictObject({ action: z.literal('agree'), version, opinion }),
    z.strictObject({ action: z.literal('return'), version, reason, answerOn: plainDate.optional() }),
    z.strictObject({ action: z.literal('send-back'), version, reason }),
    z.strictObject({ action: z.literal('propose-refusal'), version, ...grounds }),
    z.strictObject({ action: z.literal('approve'), version, opinion }),
    z.strictObject({ action: z.literal('refuse'), version, ...grounds }),
  ],
  { error: '请选择审核决定' },
)
export type DecisionBody = z.infer<typeof decisionBody>

export const queueQuery = z.object({ cursor: cursor.optional() })

/** The claims waiting for the caller's stage, the longest waiting first; a claim of which they hold another stage is left out. */
export const queueRow = z.object({
  ...claimRow.shape,
  waitingSince: instant,
  stage: z.enum(Object.keys(stages) as [Stage]),
})
export const queuePage = pageOf(queueRow)
export type QueuePage = z.infer<typeof queuePage>
