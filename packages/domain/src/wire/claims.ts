import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import {
  chargesDraft,
  type ClaimAction,
  claimMoves,
  claimStatuses,
  type ClaimStatus,
  contactDraft,
  eventDraft,
  payeeDraft,
  type SectionName,
  sectionNames,
  stayDraft,
} from '../claim/index.ts'
import { levels, MAX_REASON } from '../checks/index.ts'
import { plainText } from '../claim/fields.ts'
import { type Component, components, type EventKind, eventKinds } from '../event/index.ts'
import { type Role, roles } from '../access/index.ts'
import { claimBenefitView } from './benefits.ts'
import { noticeRow } from './issued-notices.ts'
import { pin } from './pins.ts'
import { cursor, fenView, id, instant, pageOf, sectionVersion, version } from './shared.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]]

const status = z.enum(keysOf<ClaimStatus>(claimStatuses))
const action = z.enum([...new Set(claimMoves.map((move) => move.action))] as [ClaimAction, ...ClaimAction[]])
const component = z.enum(keysOf<Component>(components))
const sectionName = z.enum(sectionNames as [SectionName, ...SectionName[]])
const role = z.enum([...keysOf<Role>(roles), 'system'])

/**
 * Begins a claim for a person looked up before; each section may be told now, all in one call, or later. `copyOf` names an
 * earlier claim of the same employer whose answers are taken over as far as they may hold again.
 */
export const createClaimBody = z.strictObject({
  personId: id,
  event: eventDraft.default({}),
  contact: contactDraft.optional(),
  stay: stayDraft.optional(),
  charges: chargesDraft.optional(),
  payee: payeeDraft.optional(),
  copyOf: id.optional(),
})
export type CreateClaimBody = z.input<typeof createClaimBody>

/** Saves one section of a draft. `version` is the section's, 0 while it was never saved. */
export const saveSectionBody = z.discriminatedUnion(
  'section',
  [
    z.strictObject({ section: z.literal('event'), version: sectionVersion, data: eventDraft }),
    z.strictObject({ section: z.literal('contact'), version: sectionVersion, data: contactDraft }),
    z.strictObject({ section: z.literal('stay'), version: sectionVersion, data: stayDraft }),
    z.strictObject({ section: z.literal('charges'), version: sectionVersion, data: chargesDraft }),
    z.strictObject({ section: z.literal('payee'), version: sectionVersion, data: payeeDraft }),
  ],
  { error: '申报没有这一步' },
)
export type SaveSectionBody = z.infer<typeof saveSectionBody>

/** A clerk's reason for a warning, named as it was shown; an empty one takes the reason back. */
export const findingReasonBody = z.strictObject({
  section: sectionName,
  code: z.string('编号格式不正确').regex(/^A\d{2}$/, '编号格式不正确'),
  pointer: plainText(100),
  /** What was found, as the page showed it: of anything else no reason is taken. */
  message: plainText(1000),
  /** The reason's version as last seen, 0 while there was none. */
  version: sectionVersion,
  reason: plainText(MAX_REASON, '请说明原因').trim(),
})
export type FindingReasonBody = z.infer<typeof findingReasonBody>

/** A move that needs nothing but the claim's version: recall, resend. */
export const versionBody = z.strictObject({ version })
export const versionQuery = z.strictObject({ version: z.coerce.number('版本号不正确').pipe(version) })

const sectionView = <Data extends z.ZodType>(data: Data) =>
  z.object({
    version: z.int(),
    savedAt: instant.nullable(),
    /** Who of the employer saved it last; told to the employer alone. */
    savedBy: z.string().nullable().optional(),
    data,
  })

/** What a check found, as pages show it. */
export const findingView = z.object({
  code: z.string(),
  level: z.enum(keysOf(levels)),
  section: sectionName,
  pointer: z.string(),
  message: z.string(),
  /** Of a flag: the numbers of other claims to compare with. */
  claims: z.array(z.string()).optional(),
  /** Of a warning: why it is so all the same, in the clerk's words; version 0 while no reason was given. */
  reason: z.object({ text: z.string().nullable(), version: z.int() }).nullable(),
})
export type FindingView = z.infer<typeof findingView>

const personOnClaim = z.object({
  id,
  name: z.string(),
  sex: z.enum(['female', 'male']),
  birthOn: plainDate,
  idNumberMasked: z.string(),
  cardNumberMasked: z.string().nullable(),
})

/** One claim, with what is missing and what the caller may do next. */
export const claimView = z.object({
  id,
  /** 申报单号, for people to name it by. */
  number: z.string(),
  status,
  version,
  person: personOnClaim,
  employer: z.object({ id, name: z.string(), unitNumber: z.string() }).nullable(),
  components: z.array(component),
  sections: z.object({
    event: sectionView(eventDraft),
    contact: sectionView(contactDraft),
    stay: sectionView(stayDraft),
    charges: sectionView(chargesDraft),
    payee: sectionView(payeeDraft),
  }),
  findings: z.array(findingView),
  isComplete: z.boolean(),
  totalFen: fenView.nullable(),
  /** 所属期: stamped by submission, null before. */
  period: month.nullable(),
  /** The period in which the claim was begun; another open one means it was carried over. */
  begunPeriod: month,
  openPeriod: month,
  submission: z.object({ id, number: z.string() }).nullable(),
  filings: z.array(z.object({ n: z.int(), filedAt: instant, contentHash: z.string() })),
  /** Of a returned claim: why, by which stage, and until when an answer is asked. */
  returned: z
    .object({
      reason: z.string(),
      answerOn: plainDate.nullable(),
      at: instant,
      by: role,
      /** Each at its field, step or document. */
      pins: z.array(pin),
    })
    .nullable(),
  /** What was decided in the end, component by component, with the reason of what is less or nothing; null before. */
  outcome: z
    .object({
      at: instant,
      components: z.array(
        z.object({
          component,
          outcome: z.enum(['grant', 'reduce', 'refuse']),
          amountFen: fenView,
          facts: z.string().nullable(),
          reason: z.string().nullable(),
          article: z.string().nullable(),
        }),
      ),
      /** The lines of which less was allowed than filed, at their places. */
      lines: z.array(
        z.object({ invoice: z.int(), line: z.int(), filedFen: fenView, allowedFen: fenView, reason: z.string() }),
      ),
    })
    .nullable(),
  /** The numbered papers given out about the claim, the latest last. */
  notices: z.array(noticeRow),
  history: z.array(z.object({ at: instant, action, by: z.string(), role, reason: z.string().nullable() })),
  /** What the caller may do with the claim now: the buttons. */
  moves: z.array(action),
  /** The explained benefit. */
  benefit: claimBenefitView,
})
export type ClaimView = z.infer<typeof claimView>

/** 治疗方式: the kind of event, or the method, as the lists filter it. */
const treatment = z.enum(keysOf<EventKind>(eventKinds))

export const claimsQuery = z.object({
  period: month.optional(),
  status: status.optional(),
  treatment: treatment.optional(),
  /** One insured person's, by the id that the lookup answered. */
  person: id.optional(),
  /** Drafts whose sections miss nothing, or those that still do. */
  complete: z.enum(['yes', 'no'], { error: '只能选择已完成或未完成' }).optional(),
  cursor: cursor.optional(),
})
export type ClaimsQuery = z.infer<typeof claimsQuery>

/** A claim as a list shows it. */
export const claimRow = z.object({
  id,
  number: z.string(),
  status,
  version,
  person: z.object({ name: z.string(), idNumberMasked: z.string() }),
  employerName: z.string().nullable(),
  treatment: z.string().nullable(),
  eventOn: z.string().nullable(),
  totalFen: fenView.nullable(),
  isComplete: z.boolean(),
  /** How many blocking findings the draft has. */
  missing: z.int(),
  period: month.nullable(),
  begunPeriod: month,
  carriedOver: z.boolean(),
  /** A draft recalled from this period's live submission: it may still be sent again and rejoins it. */
  rejoins: z.boolean(),
  updatedAt: instant,
  submittedAt: instant.nullable(),
  returnReason: z.string().nullable(),
})
export type ClaimRow = z.infer<typeof claimRow>
/** A deleted draft, as long as it may be taken back. */
export const deletedClaimList = z.object({
  items: z.array(claimRow.extend({ deletedAt: instant, restorableUntil: instant, deletedBy: z.string().nullable() })),
})
export type DeletedClaimList = z.infer<typeof deletedClaimList>
export const claimPage = pageOf(claimRow)
export type ClaimPage = z.infer<typeof claimPage>
