import { z } from 'zod'
import { amountFen, plainText } from '../claim/fields.ts'
import { type Stage, stages } from '../claim/index.ts'
import { codesOf, filingClasses } from '../codes/index.ts'
import { type Component, components } from '../event/index.ts'
import { adjustmentReasonCodes, taskCodes } from '../review/index.ts'
import { noticeRow } from './issued-notices.ts'
import { fenView, id, instant, version } from './shared.ts'

const stage = z.enum(Object.keys(stages) as [Stage, ...Stage[]])
const component = z.enum(Object.keys(components) as [Component, ...Component[]])
const filingClass = z.enum(codesOf(filingClasses), { error: '请选择申报类别' })
const reasonCode = z.enum(adjustmentReasonCodes, { error: '请选择核减原因' })

const place = {
  /** The invoice in the order of the filing, and the line in that of its invoice, each counted from 1. */
  invoice: z.int('票据序号不正确').min(1, '票据序号不正确').max(50, '票据序号不正确'),
  line: z.int('明细序号不正确').min(1, '明细序号不正确').max(200, '明细序号不正确'),
}
const ordinal = z.coerce.number()

/** What a reviewer allows of one line, instead of what was filed; of the latest filing. */
export const adjustmentBody = z.strictObject({
  version,
  ...place,
  /** 0 where nothing of the line is paid. */
  allowedFen: amountFen('请填写核定金额'),
  /** Absent, the class stays as filed. */
  filingClass: filingClass.optional(),
  reasonCode,
  reason: plainText(200).optional(),
})
export type AdjustmentBody = z.infer<typeof adjustmentBody>

/** Names the line whose adjustment is taken back. */
export const adjustmentQuery = z.strictObject({
  version: ordinal.pipe(version),
  invoice: ordinal.pipe(place.invoice),
  line: ordinal.pipe(place.line),
})
export type AdjustmentQuery = z.infer<typeof adjustmentQuery>

const amountOfClass = z.object({ filingClass: z.string(), amountFen: fenView })

/** An adjustment of the filing before that hangs on a line which nobody changed: offered again, made only if asked for. */
const offeredAdjustment = z.object({
  invoice: z.int(),
  line: z.int(),
  printed: z.string(),
  filed: amountOfClass,
  allowedFen: fenView,
  filingClass: z.string(),
  reasonCode,
  reason: z.string().nullable(),
})

/** A claim as its reviewers work on it: what was filed, what they made of it, what is still to be done. */
export const reviewView = z.object({
  claimId: id,
  version,
  /** The stage that the caller acts for; null for the auditor. */
  stage: stage.nullable(),
  /** Every line of the latest filing. */
  lines: z.array(
    z.object({
      invoice: z.int(),
      line: z.int(),
      /** 票据类别 as it is read. */
      printed: z.string(),
      filed: amountOfClass,
      reviewed: amountOfClass.nullable(),
      reasonCode: reasonCode.nullable(),
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
  components: z.array(
    z.object({
      component,
      /** As computed when it was filed, as it is computed of the reviewed amounts, as it was decided. */
      filedFen: fenView.nullable(),
      reviewedFen: fenView.nullable(),
      decidedFen: fenView.nullable(),
      decision: z
        .object({
          outcome: z.enum(['grant', 'reduce', 'refuse']),
          facts: z.string().nullable(),
          reason: z.string().nullable(),
          article: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  filings: z.array(
    z.object({
      n: z.int(),
      filedAt: instant,
      /** Against the filing before; none of the first. */
      changes: z.array(
        z.object({
          section: z.string(),
          label: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
      adjustments: z.int(),
    }),
  ),
  offered: z.array(offeredAdjustment),
  tasks: z.array(
    z.object({
      code: z.enum(taskCodes),
      name: z.string(),
      /** What is compared with what. */
      asks: z.string(),
      stage,
      by: z.enum(['system', 'person']),
      blocks: z.boolean(),
      state: z.enum(['done', 'failed', 'open']),
      /** What the system compared, in words. */
      compared: z.string().nullable(),
      /** Whether a note answers it where the system's comparison failed. */
      answeredByNote: z.boolean(),
      note: z.string().nullable(),
      doneBy: z.string().nullable(),
      doneAt: instant.nullable(),
    }),
  ),
  /** A refusal that the stage before proposes; its grounds are what the approver begins from. */
  proposed: z
    .object({ facts: z.string(), reason: z.string(), article: z.string(), by: z.string(), stage, at: instant })
    .nullable(),
  approvals: z.object({
    /** Two where the amount is over the region's limit. */
    needed: z.union([z.literal(1), z.literal(2)]),
    limitFen: fenView,
    given: z.array(z.object({ by: z.string(), at: instant })),
  }),
  /** Whether the caller may take back what they decided last. */
  mayUndo: z.boolean(),
  notices: z.array(noticeRow),
})
export type ReviewView = z.infer<typeof reviewView>
