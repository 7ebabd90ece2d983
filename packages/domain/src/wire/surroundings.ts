import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { requiredText } from '../claim/fields.ts'
import { type ClaimStatus, claimStatuses } from '../claim/index.ts'
import { type Component, components, type EventKind, eventKinds } from '../event/index.ts'
import { fenView, id, instant } from './shared.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]]
const component = z.enum(keysOf<Component>(components))

/** Another claim of the same person, or for the same event, as it was filed last. */
const earlierClaim = z.object({
  claimId: id,
  number: z.string(),
  status: z.enum(keysOf<ClaimStatus>(claimStatuses)),
  personName: z.string(),
  employerName: z.string().nullable(),
  kind: z.enum(keysOf<EventKind>(eventKinds)).nullable(),
  eventOn: plainDate.nullable(),
  components: z.array(component),
  hospitalName: z.string().nullable(),
  totalFen: fenView.nullable(),
  /** What was granted, once that is decided. */
  decidedFen: fenView.nullable(),
  submittedAt: instant.nullable(),
})
export type EarlierClaim = z.infer<typeof earlierClaim>

const nearDuplicate = z.object({
  claimId: id,
  number: z.string(),
  status: z.enum(keysOf<ClaimStatus>(claimStatuses)),
  personName: z.string(),
  idNumberMasked: z.string(),
  employerName: z.string().nullable(),
  kind: z.enum(keysOf<EventKind>(eventKinds)).nullable(),
  eventOn: plainDate.nullable(),
  hospitalName: z.string().nullable(),
  totalFen: fenView.nullable(),
  /** What speaks for it, in words. */
  why: z.array(z.string()),
  /** That it is none, and why; void once either claim was filed otherwise. */
  verdict: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
})
export type NearDuplicateView = z.infer<typeof nearDuplicate>

/** What lies around a claim: what its person, event and employer had before, what looks alike, what is usual. */
export const surroundingsView = z.object({
  claimId: id,
  /** Other claims of the insured person or the patient, of other events, the latest first. */
  person: z.array(earlierClaim),
  /** Other claims for the same event. */
  event: z.array(earlierClaim),
  /** The employer's claims of the last twelve months, and its insured today; null of a claim without employer. */
  employer: z
    .object({ name: z.string(), claims: z.int(), insured: z.int(), refused: z.int(), flagged: z.int() })
    .nullable(),
  nearDuplicates: z.array(nearDuplicate),
  /** What claims of the same hospital and method came to; null where none were compared. */
  distribution: z
    .object({
      hospitalName: z.string(),
      /** In words: 生育 剖宫产. */
      method: z.string(),
      claims: z.int(),
      medianFen: fenView,
      p99Fen: fenView,
      /** From the smallest to the largest in steps of five percent; empty where they were not kept. */
      quantilesFen: z.array(fenView),
      thisFen: fenView,
    })
    .nullable(),
})
export type SurroundingsView = z.infer<typeof surroundingsView>

/** Why what looks like a duplicate is none. */
export const duplicateVerdictBody = z.strictObject({ reason: requiredText(200, '请说明为什么不是重复') })
export type DuplicateVerdictBody = z.infer<typeof duplicateVerdictBody>
