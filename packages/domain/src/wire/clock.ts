import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { instant } from './shared.ts'

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
