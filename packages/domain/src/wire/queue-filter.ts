import { z } from 'zod'
import { month } from '../calendar/index.ts'
import { type EventKind, eventKinds } from '../event/index.ts'
import { readYuan } from '../money/index.ts'
import { type RiskLevel, riskLevels, type Urgency, urgencies } from '../review/index.ts'
import { cursor } from './shared.ts'

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
