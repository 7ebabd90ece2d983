import type { PlainDate } from '../calendar/index.ts'
import type { RuleSet } from './rule-set.ts'

/** The first day a version may be picked for by date; undefined where it must be named. */
export const firstDayOf = ({ from, heldSince }: Pick<RuleSet, 'from' | 'heldSince'>): PlainDate | undefined =>
  from === 'unknown' ? heldSince : from
