import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { id, instant } from './shared.ts'

/** The business clock: which day the product takes today for. Only a demonstration lets it be set. */
export const clockView = z.object({
  now: instant,
  today: plainDate,
  mode: z.enum(['demo', 'production']),
  frozen: z.boolean(),
  settable: z.boolean(),
})
export type ClockView = z.infer<typeof clockView>

/** Sets the business date of a demonstration; the time of day is 09:00 Asia/Shanghai unless given as HH:MM. */
export const setClockBody = z.object({
  today: plainDate,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, '时间应为 HH:MM')
    .optional(),
})
export type SetClockBody = z.infer<typeof setClockBody>

/** An employer's month as its clerk works with it: the period, both windows, and what waits in which pile. */
export const monthView = z.object({
  period: month,
  now: instant,
  entry: z.object({ opensAt: instant, closesAt: instant, isOpen: z.boolean() }),
  submission: z.object({ opensAt: instant, closesAt: instant, isOpen: z.boolean() }),
  /** The live submission of this period, after which nothing new can be begun until the 11th. */
  submitted: z.object({ id, number: z.string(), submittedAt: instant, claims: z.int() }).nullable(),
  piles: z.object({ incomplete: z.int(), ready: z.int(), returned: z.int(), submitted: z.int() }),
})
export type MonthView = z.infer<typeof monthView>
