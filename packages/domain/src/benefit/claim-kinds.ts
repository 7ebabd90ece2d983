import { type EventKind, eventKinds } from '../event/index.ts'
import { regions } from './regions/index.ts'
import { isUnpublished } from './rule-set.ts'

/**
 * The kinds of event that a region takes claims for. Prenatal care is a claim of its own only where a version of its
 * rules pays it apart from the birth; elsewhere it comes with the event (product.md, The things and how they hang
 * together). A region without rules takes all kinds, and the engine says what it misses.
 */
export function claimKinds(regionCode: string): EventKind[] {
  const region = regions.find(({ code }) => code === regionCode)
  const paysPrenatalApart =
    !region ||
    region.versions.some(({ prenatal }) => !isUnpublished(prenatal) && 'standards' in prenatal && !prenatal.withEvent)
  return (Object.keys(eventKinds) as EventKind[]).filter((kind) => kind !== 'prenatal' || paysPrenatalApart)
}
