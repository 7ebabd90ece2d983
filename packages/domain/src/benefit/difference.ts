import type { Component } from '../event/index.ts'
import { difference, fen, type Fen } from '../money/index.ts'
import { amountFields, type Breakdown } from './breakdown.ts'

/** What changed of one benefit: more is owed (补支), or too much was paid (追回). */
export type BenefitChange = { component: Component; beforeFen: Fen; afterFen: Fen; changeFen: Fen }

/** What differs between two computations of one case, benefit by benefit; nothing where they agree to the fen. */
export function changesBetween(before: Breakdown, after: Breakdown): BenefitChange[] {
  return Object.entries(amountFields).flatMap(([component, field]) => {
    const [beforeFen, afterFen] = [fen(before[field]), fen(after[field])]
    if (beforeFen === afterFen) return []
    return [{ component: component as Component, beforeFen, afterFen, changeFen: difference(afterFen, beforeFen) }]
  })
}
