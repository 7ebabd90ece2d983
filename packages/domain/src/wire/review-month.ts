import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { type AgeBand, ageBands, type Urgency, urgencies, type WaitingStatus, waitingFor } from '../review/index.ts'
import { recordsFilter } from './records.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]]

/** Which period; the one of this month where none is named: on the 11th the work on it only begins. */
export const reviewMonthQuery = z.object({ period: month.optional() })

/** So many claims, and what the records are narrowed by to list just these. */
const counted = z.object({ claims: z.int(), opens: recordsFilter })
export type Counted = z.infer<typeof counted>

const status = z.enum(keysOf<WaitingStatus>(waitingFor))
const named = z.object({ name: z.string(), ...counted.shape })

/**
 * A period as its reviewers watch it. What came in, and what checks found, is of the period; what was refused, of that
 * month of the calendar; what waits and is due is of now, whatever its period.
 */
export const reviewMonth = z.object({
  period: month,
  /** The days on which it can be submitted, both included. */
  window: z.object({ from: plainDate, to: plainDate }),
  /** Claims received by day: every day of the window until today, and others on which something came. */
  inflow: z.array(z.object({ on: plainDate, ...counted.shape })),
  /** Where claims wait, by how long; null where working days cannot be counted back. */
  ageing: z
    .array(
      z.object({ status, bands: z.array(z.object({ band: z.enum(keysOf<AgeBand>(ageBands)), ...counted.shape })) }),
    )
    .nullable(),
  /** Where claims wait, by how near they are due. What is due today is due within the week, too. */
  deadlines: z.array(
    z.object({ status, due: z.array(z.object({ urgency: z.enum(keysOf<Urgency>(urgencies)), ...counted.shape })) }),
  ),
  /** Claims refused as a whole or in a component, by what the refusals rest on, the most frequent first. */
  refusals: z.array(z.object({ article: z.string(), ...counted.shape })),
  /** The checks that found something in most claims, the most frequent first, each by field and by hospital. */
  checks: z.array(z.object({ code: z.string(), ...named.shape, fields: z.array(named), hospitals: z.array(named) })),
})
export type ReviewMonth = z.infer<typeof reviewMonth>
