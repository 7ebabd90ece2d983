const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const IN_SHANGHAI = 8 * 60 * MINUTE

// Millions of dates of a few thousand days: each is written once.
const days: string[] = []
const FIRST_DAY = Date.parse('2000-01-01') / DAY
const minutes = Array.from({ length: 24 * 60 }, (_, minute) => new Date(minute * MINUTE).toISOString().slice(10))

/** The date of a day counted from 1970-01-01. */
export const dateOf = (day: number): string =>
  (days[day - FIRST_DAY] ??= new Date(day * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length))

/** The day in Shanghai of an instant in ms. */
export const dayInShanghai = (instant: number): number => Math.floor((instant + IN_SHANGHAI) / DAY)

/** The date in Shanghai of an instant in ms. */
export const dateInShanghaiOf = (instant: number): string => dateOf(dayInShanghai(instant))

/** RFC 3339 of an instant at a whole minute. */
export const textOf = (instant: number): string =>
  dateOf(Math.floor(instant / DAY)) + minutes[Math.floor((instant % DAY) / MINUTE)]!
