import { type Component, componentsOf, type EventKind, eventKinds } from '../event/index.ts'
import { hasCharges, isForSpouse } from './asked-sections.ts'
import type { DraftAnswers } from './sections.ts'

const isKind = (typed: string | null | undefined): typed is EventKind => typed != null && typed in eventKinds

/** The kind of event a draft tells, or null while it tells none. */
export const kindOf = ({ event: { kind } }: Pick<DraftAnswers, 'event'>): EventKind | null =>
  isKind(kind) ? kind : null

/** The components a claim asks for as far as it is told; none while its kind is not. */
export function askedComponents(draft: DraftAnswers, { wageContinues }: { wageContinues: boolean }): Component[] {
  const kind = kindOf(draft)
  if (!kind) return []
  return componentsOf({
    kind,
    wageContinues,
    forSpouse: isForSpouse(draft),
    hasCharges: hasCharges(draft),
    isSupplement: Boolean(draft.event.supplementOf),
  })
}
