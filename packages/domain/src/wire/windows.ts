import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { requiredText } from '../claim/fields.ts'
import { id, instant, pageOf } from './shared.ts'

const time = (sentence: string) =>
  z.string(sentence).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间应写作 HH:MM，如 12:00；一天的末了写 24:00')
const reason = requiredText(200, '请填写原因')

export const windowParams = z.object({ period: month })

/** Moves the window of a period for everybody, on Shanghai's clocks. */
export const moveWindowBody = z.strictObject({
  opensOn: plainDate,
  opensTime: time('请填写开始时间'),
  closesOn: plainDate,
  closesTime: time('请填写截止时间'),
  reason,
})
export type MoveWindowBody = z.infer<typeof moveWindowBody>

/** Opens a period again for one employer, until a day and time on Shanghai's clocks. */
export const reopenBody = z.strictObject({
  unitNumber: requiredText(40, '请填写单位编号'),
  period: month,
  untilOn: plainDate,
  untilTime: time('请填写截止时间'),
  reason,
})
export type ReopenBody = z.infer<typeof reopenBody>

/** A period as the agency keeps it. */
const keptPeriod = z.object({
  period: month,
  opensAt: instant,
  closesAt: instant,
  state: z.enum(['before', 'open', 'day-off', 'unknown-day', 'after']),
  moved: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
})

const reopeningView = z.object({
  id,
  employer: z.object({ name: z.string(), unitNumber: z.string() }),
  period: month,
  from: instant,
  until: instant,
  endedAt: instant.nullable(),
  isOpen: z.boolean(),
  reason: z.string(),
  by: z.string(),
})
export type ReopeningView = z.infer<typeof reopeningView>

/** 申报时间: the open period with its neighbours, what was opened again, and what is known of holidays. */
export const windowsView = z.object({
  now: instant,
  current: month,
  periods: z.array(keptPeriod),
  reopenings: z.array(reopeningView),
  rules: z.object({ source: z.string(), article: z.string().nullable(), unverified: z.string().nullable() }),
  holidays: z.array(z.object({ year: z.int(), source: z.string(), article: z.string().nullable(), grade: z.string() })),
  /** This year and the next, where their holidays are not entered: no working day of theirs is counted. */
  unknownYears: z.array(z.int()),
  /** Claims that would count as accepted by silence, were the working days known. */
  undecidedSilence: z.int(),
})
export type WindowsView = z.infer<typeof windowsView>

/** Employers with complete drafts that have not submitted the period. */
export const notFiledPage = pageOf(
  z.object({
    employer: z.object({ id, name: z.string(), unitNumber: z.string() }),
    complete: z.int(),
    nilDeclared: z.boolean(),
  }),
)
export type NotFiledPage = z.infer<typeof notFiledPage>
