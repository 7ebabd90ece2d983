import type { Sourced } from '../benefit/index.ts'
import type { PlainDate } from '../calendar/index.ts'
import type { EventKind } from '../event/index.ts'
import type { DocumentFacts } from './document-facts.ts'
import type { DocumentKind } from './document-kinds.ts'

/** How much a document is wanted. */
export const needs = { required: '必交', conditional: '视情况', optional: '选交' } as const
export type Need = keyof typeof needs

/** When a row is meant. Everything named must be known and hold; an empty condition always does. */
export type DocumentCondition = {
  readonly event?: readonly EventKind[]
  readonly patient?: DocumentFacts['patient']
  readonly care?: 'inpatient' | 'outpatient'
  readonly delivery?: readonly string[]
  readonly settledDirectly?: boolean
  readonly outOfRegion?: boolean
}

/** A row of the list: of the rows of a kind the first that is meant says how much it is wanted; none, that it is not. */
export type DocumentRow = Sourced<
  { kind: DocumentKind; when: DocumentCondition } & (
    | { need: 'required' | 'optional' }
    /** `condition`: when it is to be handed in, where no answer of the claim tells. */
    | { need: 'conditional'; condition: string }
  )
>

/** The documents of a region for events in a span of days. */
export type DocumentRules = {
  /** The first day; null from the beginning. */
  readonly from: PlainDate | null
  /** Whether a claim without its required documents cannot be accepted. */
  readonly requiredForAcceptance: boolean
  readonly rows: readonly DocumentRow[]
}
