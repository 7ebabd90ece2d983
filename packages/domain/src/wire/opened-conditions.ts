import type { RecordsFilter } from './records.ts'

/** The part of a filter that is behind a number of the month: not asked in a form, but opened from there. */
export const openedConditions = [
  'receivedOn',
  'waitingFrom',
  'waitingTo',
  'due',
  'refusedIn',
  'article',
  'check',
  'checkSection',
  'checkField',
] as const satisfies readonly (keyof RecordsFilter)[]
