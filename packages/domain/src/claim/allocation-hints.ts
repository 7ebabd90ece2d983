import { fen, type Fen, total } from '../money/index.ts'

/** What may explain that parts do not sum to their total. `part` counts from 0. */
export type AllocationHint =
  | {
      kind: 'swapped'
      /** The part whose two digits are the other way round; null for the total itself. */
      part: number | null
      /** What it would be with them put right. */
      should: Fen
    }
  /** A part that stands twice; `twin` is the one before it, null where only its amount is what is too much. */
  | { kind: 'doubled'; part: number; twin: number | null }
  /** A part of which a second one seems to be missing. */
  | { kind: 'missing'; part: number }

/** As many explanations as help: beyond them the amounts are compared faster one by one. */
const MAX_HINTS = 3

/**
 * What may explain the difference between a total and its parts, the likeliest first: two neighbouring digits of one
 * amount swapped (the difference is then divisible by nine), a part typed twice, or one that should stand twice and
 * stands once. Each of them, put right, makes the parts sum to the total. Nothing where they do.
 */
export function allocationHints(stated: Fen, parts: readonly Fen[]): AllocationHint[] {
  const rest = stated - total(parts)
  if (rest === 0 || parts.length === 0) return []
  return [...doubledParts(parts, rest), ...swappedParts(stated, parts, rest), ...missingParts(parts, rest)].slice(
    0,
    MAX_HINTS,
  )
}

function doubledParts(parts: readonly Fen[], rest: number): AllocationHint[] {
  const excess = parts.flatMap((part, index) => (part > 0 && part === -rest ? [index] : []))
  const [first, second] = excess
  if (first === undefined) return []
  // Of several equal parts the second is the one that was typed again.
  return [
    second === undefined
      ? { kind: 'doubled', part: first, twin: null }
      : { kind: 'doubled', part: second, twin: first },
  ]
}

function swappedParts(stated: Fen, parts: readonly Fen[], rest: number): AllocationHint[] {
  if (rest % 9 !== 0) return []
  const ofParts = parts.flatMap((part, index): AllocationHint[] =>
    isSwap(part, part + rest) ? [{ kind: 'swapped', part: index, should: fen(part + rest) }] : [],
  )
  return isSwap(stated, stated - rest)
    ? [...ofParts, { kind: 'swapped', part: null, should: fen(stated - rest) }]
    : ofParts
}

const missingParts = (parts: readonly Fen[], rest: number): AllocationHint[] => {
  const part = parts.findIndex((part) => part > 0 && part === rest)
  return part === -1 ? [] : [{ kind: 'missing', part }]
}

/** Whether two amounts differ in two neighbouring digits that changed places. */
function isSwap(one: number, other: number): boolean {
  if (other <= 0) return false
  const [digits, swapped] = [String(one), String(other)]
  if (digits.length !== swapped.length) return false
  const at = [...digits].findIndex((digit, place) => digit !== swapped[place])
  return at !== -1 && digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2) === swapped
}
