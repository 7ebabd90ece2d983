import { addDays, addWorkingDays, dateInShanghai, type PlainDate } from '../calendar/index.ts'

// 行政许可法第三十二条 gives five days to say once and completely what is missing, and takes silence for acceptance; that
// they are working days here is ours (product.md, the review).
const SILENT_DAYS = 5

/**
 * The last day on which what is missing of a claim received at `since` may be told, once and completely. Undefined while
 * the holidays of a year on the way are unknown.
 */
export const correctionUntil = (since: Date): PlainDate | undefined =>
  addWorkingDays(dateInShanghai(since), SILENT_DAYS)

/**
 * The day on which a claim that has waited since `since` counts as accepted: the one after the last working day of
 * silence; the day of receipt does not count. Undefined while the holidays of a year on the way are unknown.
 */
export function deemedAcceptedOn(since: Date): PlainDate | undefined {
  const last = correctionUntil(since)
  return last === undefined ? undefined : addDays(last, 1)
}
