import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { plainText, requiredText } from '../claim/fields.ts'
import { type Stage, stages } from '../claim/index.ts'
import { type Component, components, type EventKind, eventKinds } from '../event/index.ts'
import { readYuan } from '../money/index.ts'
import { type RiskLevel, riskLevels, type Urgency, urgencies } from '../review/index.ts'
import { claimRow } from './claims.ts'
import { cursor, id, instant, pageOf } from './shared.ts'

/** Whose claims of the queue: those in the caller's own hand, in nobody's, or all. */
export const inWhoseHands = { all: '全部', mine: '我认领的', unassigned: '无人认领' } as const
export type InWhoseHands = keyof typeof inWhoseHands

/** Whether a claim waits for something outside. */
export const heldOrNot = { yes: '暂缓的', no: '没有暂缓的' } as const
export type HeldOrNot = keyof typeof heldOrNot

const narrowedBy = {
  whose: z.enum(Object.keys(inWhoseHands) as [InWhoseHands], { error: '只能选择全部、我认领的或无人认领' }).optional(),
  due: z.enum(Object.keys(urgencies) as [Urgency], { error: '没有这种期限' }).optional(),
  risk: z.enum(Object.keys(riskLevels) as [RiskLevel], { error: '没有这种疑点程度' }).optional(),
  kind: z.enum(Object.keys(eventKinds) as [EventKind], { error: '没有这种事由' }).optional(),
  hospital: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/, '医院编码不正确，请从列表中选择')
    .optional(),
  /** 单位编号. */
  employer: z
    .string()
    .regex(/^[0-9A-Za-z]{1,20}$/, '单位编号不正确，请从列表中选择')
    .optional(),
  period: month.optional(),
  held: z.enum(Object.keys(heldOrNot) as [HeldOrNot], { error: '只能选择暂缓的或没有暂缓的' }).optional(),
} as const

/** An amount in a query is text of fen, in a body a number; for a text that was typed the sentence says what is wrong with it. */
const fenInQuery = z.coerce.number('金额不正确').int('金额不正确').min(0, '金额不能为负').optional()
const fenInBody = z
  .int({
    error: ({ input }) => {
      const read = typeof input === 'string' ? readYuan(input) : undefined
      return read && !read.ok ? read.problem : '金额不正确'
    },
  })
  .min(0, '金额不能为负')
  .optional()
const inOrder = <Narrowed extends z.ZodType<{ amountFrom?: number | undefined; amountTo?: number | undefined }>>(
  narrowed: Narrowed,
) =>
  narrowed.refine(({ amountFrom = 0, amountTo = Infinity }) => amountFrom <= amountTo, {
    path: ['amountTo'],
    error: '金额的上限不能小于下限',
  })

/** How the caller's queue is narrowed; everything that is given must hold. Amounts in fen, both ends included. */
export const queueFilter = inOrder(z.strictObject({ ...narrowedBy, amountFrom: fenInBody, amountTo: fenInBody }))
export type QueueFilter = z.infer<typeof queueFilter>
const inQuery = { ...narrowedBy, amountFrom: fenInQuery, amountTo: fenInQuery }
/** The same as the address of a call says it; the next claim is asked for as the list is. */
export const nextQuery = inOrder(z.object(inQuery))
export const queueQuery = inOrder(z.object({ ...inQuery, cursor: cursor.optional() }))
export type QueueQuery = z.infer<typeof queueQuery>

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
