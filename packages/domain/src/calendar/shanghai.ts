import { isPlainDate, type PlainDate } from './plain-date.ts'

// Asia/Shanghai has been UTC+8 without a break since summer time was given up in 1991 (IANA tz database, PRC rules).
// Every instant here is an act in this system, so the offset is fixed; days before 1991 are only ever plain dates.
const OFFSET_HOURS = 8

/** The day it is in Shanghai at `instant`. Throws RangeError on an invalid Date. */
export const dateInShanghai = (instant: Date): PlainDate => shown(instant).slice(0, 'YYYY-MM-DD'.length)

/** 'HH:MM:SS' as Shanghai's clocks show it at `instant`. Throws RangeError on an invalid Date. */
export const timeInShanghai = (instant: Date): string =>
  shown(instant).slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM:SS'.length)

/** Day and time of Shanghai as ISO 8601 writes them. */
const shown = (instant: Date): string => new Date(instant.getTime() + OFFSET_HOURS * 60 * 60 * 1000).toISOString()

/**
 * The instant at which Shanghai's clocks show `time` ('HH:MM' or 'HH:MM:SS', midnight unless given) on `date`.
 * Throws RangeError unless the date is real and the time well formed.
 */
export function instantInShanghai(date: PlainDate, time = '00:00'): Date {
  const instant = new Date(`${date}T${time}+0${OFFSET_HOURS}:00`)
  if (!isPlainDate(date) || Number.isNaN(instant.getTime())) throw new RangeError(`no instant at ${date} ${time}`)
  return instant
}
