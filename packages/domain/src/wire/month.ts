import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { id, instant } from './shared.ts'

const states = ['before', 'open', 'reopened', 'day-off', 'unknown-day', 'after'] as const

/** 所属期 as everybody with business sees it: which one is open, and both its windows. */
export const periodView = z.object({
  period: month,
  now: instant,
  entry: z.object({ opensAt: instant, closesAt: instant }),
  submission: z.object({ opensAt: instant, closesAt: instant, isOpen: z.boolean(), state: z.enum(states) }),
  /** Why the window is not the regular one. */
  moved: z.object({ reason: z.string() }).nullable(),
  /** What is not certain about the region's windows. */
  unverified: z.string().nullable(),
})
export type PeriodView = z.infer<typeof periodView>

/** A day of the month that is not what its weekday says. */
const specialDay = z.object({ on: plainDate, kind: z.enum(['holiday', 'worked']), name: z.string().nullable() })

/** An employer's month as its clerk works with it: the period, both windows, what waits where, and what happens next. */
export const monthView = z.object({
  ...periodView.shape,
  entry: z.object({ opensAt: instant, closesAt: instant, isOpen: z.boolean() }),
  /** What happens next to the period as a whole. */
  next: z.object({ what: z.enum(['opens', 'closes']), at: instant }),
  /** Days off from the first to the last day of entry, and weekends that are worked. */
  days: z.array(specialDay),
  /** The years among those days whose holidays nobody has entered yet. */
  unknownYears: z.array(z.int()),
  /** The live submission of this period, after which nothing new can be begun until the next is entered. */
  submitted: z.object({ id, number: z.string(), submittedAt: instant, claims: z.int() }).nullable(),
  /** Periods that the agency opened again for this employer, and that are open now. */
  reopened: z.array(z.object({ period: month, until: instant, reason: z.string() })),
  piles: z.object({ incomplete: z.int(), ready: z.int(), returned: z.int(), submitted: z.int() }),
  /** Drafts that were begun in an earlier period. */
  carriedOver: z.int(),
  /** The nearest day on which the agency expects an answer to a returned claim. */
  answerOn: plainDate.nullable(),
  /** Of the claims that wait to be accepted: the first day on which one counts as accepted by silence. */
  deemedOn: plainDate.nullable(),
  /** 零申报, while it stands. */
  nilReturn: z.object({ declaredAt: instant, declaredBy: z.string() }).nullable(),
  /** Whether a submission leaves only once an administrator of the employer confirmed it. */
  needsConfirmation: z.boolean(),
  /** What waits to be confirmed. */
  proposal: z
    .object({
      id,
      period: month,
      claims: z.int(),
      preparedAt: instant,
      preparedBy: z.string(),
      /** Whether it is the caller who may confirm it, and why not. */
      mayConfirm: z.boolean(),
      isOwn: z.boolean(),
    })
    .nullable(),
})
export type MonthView = z.infer<typeof monthView>

/** 零申报 for the period that is open. */
export const nilReturnBody = z.strictObject({ period: month })
export type NilReturnBody = z.infer<typeof nilReturnBody>
export const nilReturnView = z.object({ id, period: month, declaredAt: instant, declaredBy: z.string() })
export type NilReturnView = z.infer<typeof nilReturnView>
