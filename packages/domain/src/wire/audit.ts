import { z } from 'zod'
import { type AnchorFaultName, anchorFaults, type ChainFaultName, chainFaults } from '../audit/index.ts'
import { plainDate } from '../calendar/index.ts'
import { claimStatuses, type ClaimStatus } from '../claim/index.ts'
import { plainText } from '../claim/fields.ts'
import { cursor, id, instant, pageOf } from './shared.ts'

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
  /** The number of the claim concerned, as people know it. */
  claimNumber: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export type AuditEventView = z.infer<typeof auditEventView>
export const auditPage = pageOf(auditEventView)

/** What the trail is searched by; what is not given does not narrow it. Numbers come in the body, never in a URL. */
export const auditSearchBody = z
  .strictObject({
    idNumber: plainText(40).optional(),
    claimNumber: plainText(20).optional(),
    employerUnitNumber: plainText(20).optional(),
    /** A username, whole. */
    account: plainText(64).optional(),
    /** Days of recording, in Shanghai, both included. */
    from: plainDate.optional(),
    to: plainDate.optional(),
    types: z
      .array(plainText(60).regex(/^[a-z-]+\.[a-z-]+$/, '操作类型不正确'))
      .max(100)
      .optional(),
    cursor: cursor.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: '结束日期不能早于开始日期',
  })
export type AuditSearchBody = z.infer<typeof auditSearchBody>

/** Everything the trail holds about one claim, the oldest first. */
export const claimStory = pageOf(auditEventView).extend({
  claim: z.object({
    id,
    number: z.string(),
    status: z.enum(Object.keys(claimStatuses) as [ClaimStatus]),
    personName: z.string(),
    employerName: z.string().nullable(),
    isDeleted: z.boolean(),
  }),
})
export type ClaimStory = z.infer<typeof claimStory>

/** What verifying every chain and the anchors found: whole, or the first row and line at fault. */
export const verificationView = z.object({
  chains: z.int(),
  events: z.int(),
  ok: z.boolean(),
  firstFault: z
    .object({
      chain: z.int(),
      seq: z.int(),
      fault: z.enum(Object.keys(chainFaults) as [ChainFaultName, ...ChainFaultName[]]),
    })
    .nullable(),
  /** The signed lines that the chains were compared with, and the newest one's time. */
  anchors: z.object({
    lines: z.int(),
    lastAt: instant.nullable(),
    firstFault: z
      .object({ line: z.int(), fault: z.enum(Object.keys(anchorFaults) as [AnchorFaultName, ...AnchorFaultName[]]) })
      .nullable(),
  }),
})
export type VerificationView = z.infer<typeof verificationView>

/** A line of a verification that is watched (`Accept: application/x-ndjson`): how far it is, and last what it found. */
export const verificationLine = z.union([
  z.object({ verified: z.int(), total: z.int() }),
  z.object({ verdict: verificationView }),
])
