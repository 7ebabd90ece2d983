import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { plainText, requiredText } from '../claim/fields.ts'
import { type Stage, stages } from '../claim/index.ts'
import { type Component, components } from '../event/index.ts'
import { claimRow } from './claims.ts'
import { queueFilter } from './queue-filter.ts'
import { id, instant, pageOf } from './shared.ts'

/** Ways to narrow the queue that their owner comes back to: so many at most. */
export const SAVED_FILTERS = 20
/** Saved under a name that is taken it replaces what was there. */
export const savedFilterBody = z.strictObject({ name: requiredText(30, '请填写筛选的名称'), filter: queueFilter })
export type SavedFilterBody = z.infer<typeof savedFilterBody>
export const savedFilterList = z.object({
  items: z.array(z.object({ id, name: z.string(), filter: queueFilter })),
})
export type SavedFilterList = z.infer<typeof savedFilterList>

/** Whom a queue may be narrowed to. */
export const employersQuery = z.object({ q: plainText(60) })
export const employerList = z.object({ items: z.array(z.object({ unitNumber: z.string(), name: z.string() })) })

/** Who has a claim in hand, until when by the real clock. */
const assignee = z.object({ name: z.string(), byMe: z.boolean(), until: instant })
/** Why a claim waits for something outside. */
const hold = z.object({ reason: z.string(), by: z.string(), since: instant })

/** A claim waiting for the caller's stage. */
export const queueRow = z.object({
  ...claimRow.shape,
  waitingSince: instant,
  stage: z.enum(Object.keys(stages) as [Stage]),
  /** The earliest of what is due; null where it cannot be told. */
  dueOn: plainDate.nullable(),
  /** Null until the filing was assessed. */
  riskScore: z.int().nullable(),
  assignee: assignee.nullable(),
  hold: hold.nullable(),
  /** Why it stands where it stands, in words. */
  order: z.string(),
})
export const queuePage = pageOf(queueRow)
export type QueuePage = z.infer<typeof queuePage>

/** How many claims wait for a stage. What is due today is part of `week`, too; what is overdue is not. */
export const queueCounts = z.object({
  waiting: z.int(),
  overdue: z.int(),
  today: z.int(),
  week: z.int(),
  mine: z.int(),
  held: z.int(),
})
export type QueueCounts = z.infer<typeof queueCounts>

/** The claim that was taken; null where nothing is left to take. */
export const takenNext = z.object({ claimId: id.nullable() })
export type TakenNext = z.infer<typeof takenNext>

/** Claims to take in hand: all of them or none. */
export const ASSIGNED_AT_ONCE = 100
export const assignmentsBody = z.strictObject({
  claims: z
    .array(id, '请选择要认领的申报')
    .min(1, '请选择要认领的申报')
    .max(ASSIGNED_AT_ONCE, `一次最多认领 ${ASSIGNED_AT_ONCE} 份`)
    .refine((claims) => new Set(claims).size === claims.length, '同一份申报选择了两次'),
})
export const assignmentsView = z.object({ until: instant })

export const holdBody = z.strictObject({ reason: requiredText(200, '请填写暂缓的原因') })
export type HoldBody = z.infer<typeof holdBody>

/** How a claim stands in its queue. */
export const standingView = z.object({
  /** Of its latest filing; null until it was assessed. */
  risk: z
    .object({
      score: z.int(),
      terms: z.array(z.object({ code: z.string(), weight: z.int(), message: z.string() })),
    })
    .nullable(),
  /** Of each component while the claim is at the agency or with its employer. */
  deadlines: z.array(
    z.object({
      component: z.enum(Object.keys(components) as [Component]),
      dueOn: plainDate.nullable(),
      /** By when the region promises it; null where it promises nothing. */
      promisedOn: plainDate.nullable(),
      /** Since when the clock stands still. */
      pausedSince: plainDate.nullable(),
    }),
  ),
  /** The earliest of what its stage must do, telling what is missing included; null where nothing waits or it cannot be told. */
  dueOn: plainDate.nullable(),
  assignment: assignee.nullable(),
  hold: hold.nullable(),
})
export type StandingView = z.infer<typeof standingView>
