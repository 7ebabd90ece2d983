import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { id, instant, pageOf } from './shared.ts'

/** One event of the audit trail, with its place in its chain. */
export const auditEventView = z.object({
  chain: z.int(),
  seq: z.int(),
  recordedAt: instant,
  businessOn: plainDate,
  type: z.string(),
  actorName: z.string(),
  role: z.string(),
  subjectKind: z.string(),
  subjectId: id.nullable(),
  payload: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export const auditPage = pageOf(auditEventView)

/** What verifying every chain found: whole, or the first row at fault. */
export const verificationView = z.object({
  chains: z.int(),
  events: z.int(),
  ok: z.boolean(),
  firstFault: z.object({ chain: z.int(), seq: z.int(), fault: z.string() }).nullable(),
})
