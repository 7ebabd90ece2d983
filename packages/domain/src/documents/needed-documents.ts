import type { Source } from '../benefit/index.ts'
import type { DocumentFacts } from './document-facts.ts'
import { type DocumentKind, documentKindNames } from './document-kinds.ts'
import type { DocumentCondition, DocumentRow, Need } from './document-rules.ts'
import { documentRulesFor } from './region-documents.ts'

/** A document that a claim needs, and why. */
export type NeededDocument = {
  kind: DocumentKind
  need: Need
  /** Of a conditional one: when it is to be handed in, in words. */
  condition: string | null
  source: Source
  unverified: string | null
}

/** The documents that a claim with these facts needs, in the order of the list. */
export function documentsFor(facts: DocumentFacts): NeededDocument[] {
  const { rows } = documentRulesFor(facts.region, facts.on)
  return documentKindNames.flatMap((kind) => {
    const row = rows.find((row) => row.kind === kind && isMeant(row.when, facts))
    return row ? [neededBy(row)] : []
  })
}

/** Whether a claim with these facts cannot be accepted without its required documents. */
export const isRequiredForAcceptance = ({ region, on }: DocumentFacts): boolean =>
  documentRulesFor(region, on).requiredForAcceptance

/** The required documents that are not among those handed in. */
export function missingDocuments(needed: readonly NeededDocument[], given: readonly DocumentKind[]): DocumentKind[] {
  return needed.flatMap(({ kind, need }) => (need === 'required' && !given.includes(kind) ? [kind] : []))
}

const neededBy = (row: DocumentRow): NeededDocument => ({
  kind: row.kind,
  need: row.need,
  condition: row.need === 'conditional' ? row.condition : null,
  source: row.source,
  unverified: row.unverified ?? null,
})

function isMeant(when: DocumentCondition, facts: DocumentFacts): boolean {
  return (
    (!when.event || (facts.event !== null && when.event.includes(facts.event))) &&
    (!when.patient || when.patient === facts.patient) &&
    (!when.care || when.care === facts.care) &&
    (!when.delivery || (facts.delivery !== null && when.delivery.includes(facts.delivery))) &&
    (when.settledDirectly === undefined || when.settledDirectly === facts.settledDirectly) &&
    (when.outOfRegion === undefined || when.outOfRegion === facts.outOfRegion)
  )
}
