import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { amountFen, plainText, requiredText } from '../claim/fields.ts'
import { type Component, components, type EventKind, eventKinds } from '../event/index.ts'
import { taskCodes } from '../review/index.ts'
import { pin } from './pins.ts'
import { fenView, id, version } from './shared.ts'

const opinion = plainText(500).optional()
const reason = requiredText(500, '请填写原因')
/** What a refusal rests on; without facts, reason and article none can be issued (社会保险经办条例第二十条). */
const grounds = {
  facts: requiredText(1000, '请填写查明的事实'),
  reason,
  article: requiredText(200, '请填写所依据的文件和条款'),
}

const component = z.enum(Object.keys(components) as [Component, ...Component[]], { error: '没有这个待遇项目' })

/** A component's own decision within an approval. */
const componentDecision = z.discriminatedUnion(
  'outcome',
  [
    z.strictObject({ component, outcome: z.literal('grant') }),
    z.strictObject({ component, outcome: z.literal('refuse'), ...grounds }),
    /** Only of what has no published standard. */
    z.strictObject({
      component,
      outcome: z.literal('grant-by-word'),
      amountFen: amountFen('请填写核准金额').refine((amount) => amount > 0, '核准金额应大于零'),
      ...grounds,
    }),
  ],
  { error: '请选择核准或不予支付' },
)
export type ComponentDecision = z.infer<typeof componentDecision>

/** A task of the review as the stage's person answers it. */
const taskAnswer = z.strictObject({
  task: z.enum(taskCodes, { error: '没有这项核对' }),
  done: z.boolean(),
  note: plainText(500).optional(),
})
/** Tasks that are told done in the same act. */
const tasks = z.array(taskAnswer).max(taskCodes.length).optional()

/** What a decided claim may be reopened by, and by nothing else (product.md, States and moves). */
export const reopeningGrounds = {
  reconsideration: '行政复议决定',
  litigation: '行政诉讼判决',
  'self-correction': '自行纠正决定',
} as const
export type ReopeningGround = keyof typeof reopeningGrounds

/** A reviewer's decision on a claim, judged against the version that was on the screen. */
export const decisionBody = z.discriminatedUnion(
  'action',
  [
    z.strictObject({ action: z.literal('accept'), version }),
    z.strictObject({ action: z.literal('agree'), version, opinion, tasks }),
    z.strictObject({
      action: z.literal('return'),
      version,
      reason,
      answerOn: plainDate.optional(),
      pins: z.array(pin).max(40, '最多标出 40 处').optional(),
    }),
    z.strictObject({ action: z.literal('send-back'), version, reason }),
    z.strictObject({ action: z.literal('propose-refusal'), version, ...grounds }),
    z.strictObject({
      action: z.literal('approve'),
      version,
      opinion,
      /** Absent, every component is granted as it was reviewed. */
      components: z
        .array(componentDecision)
        .min(1)
        .max(3)
        .refine((given) => new Set(given.map((one) => one.component)).size === given.length, '同一待遇项目决定了两次')
        .optional(),
    }),
    z.strictObject({ action: z.literal('refuse'), version, ...grounds }),
    /** Ends a returned claim that nobody answered. */
    z.strictObject({ action: z.literal('close'), version, ...grounds }),
    z.strictObject({
      action: z.literal('reopen'),
      version,
      ground: z.enum(Object.keys(reopeningGrounds) as [ReopeningGround, ...ReopeningGround[]], {
        error: '请选择重新办理的依据',
      }),
      documentNumber: requiredText(60, '请填写决定书或判决书的文号'),
      documentOn: plainDate,
      reason,
    }),
    /** Takes back one's own step while nobody acted on it. */
    z.strictObject({ action: z.literal('undo'), version }),
  ],
  { error: '请选择审核决定' },
)
export type DecisionBody = z.infer<typeof decisionBody>

/** Answers one task of the review. */
export const taskBody = z.strictObject({ version, ...taskAnswer.shape })
export type TaskBody = z.infer<typeof taskBody>

/** Claims chosen to be approved in one go. */
export const BULK_AT_ONCE = 100
export const bulkApprovalBody = z.strictObject({
  claims: z
    .array(z.strictObject({ id, version }), '请先勾选要核准的申报')
    .min(1, '请先勾选要核准的申报')
    .max(BULK_AT_ONCE, `一次最多核准 ${BULK_AT_ONCE} 份`)
    .refine((claims) => new Set(claims.map((claim) => claim.id)).size === claims.length, '同一份申报勾选了两次'),
})
export type BulkApprovalBody = z.infer<typeof bulkApprovalBody>

const because = z.array(z.object({ id, why: z.string() }))
/** What a bulk approval of these would do: approve the clean; those drawn are decided one by one; the unfit cannot be. */
export const bulkPreview = z.object({ clean: z.array(id), drawn: because, unfit: because })
export type BulkPreview = z.infer<typeof bulkPreview>
export const bulkApprovalView = z.object({ approved: z.array(id) })

/** As many are told of those that wait for an approver. */
export const BULK_CANDIDATES = 50
/** What waits for the approver, the first of the queue first, and what a bulk approval would do with each. */
export const bulkCandidates = z.object({
  claims: z.array(
    z.object({
      id,
      version,
      number: z.string(),
      personName: z.string(),
      employerName: z.string().nullable(),
      treatment: z.enum(Object.keys(eventKinds) as [EventKind, ...EventKind[]]).nullable(),
      /** Null until its filing was assessed. */
      riskScore: z.int().nullable(),
      /** What the approval would grant; null where it cannot be told. */
      amountFen: fenView.nullable(),
      verdict: z.enum(['clean', 'drawn', 'unfit']),
      /** Why it is drawn for a second look, or unfit. */
      why: z.string().nullable(),
    }),
  ),
  /** Whether more wait than are told. */
  hasMore: z.boolean(),
  /** So many of a hundred are drawn; null where nothing waits. */
  percent: z.int().nullable(),
})
export type BulkCandidates = z.infer<typeof bulkCandidates>
