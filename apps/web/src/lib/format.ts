import { addDays, dateInShanghai, type PlainDate, timeInShanghai } from '@cradle/domain/calendar'

// By hand: the browser takes as long to load a formatter for a time zone as to draw a small page.
/** '14:03:22', on Shanghai's clocks. */
export const timeOfDay = (instant: Date | string) => timeInShanghai(new Date(instant))

const hourAndMinute = (instant: Date | string) => timeOfDay(instant).slice(0, 'HH:MM'.length)

/** '2026-11-05 14:03', on Shanghai's clocks. */
export const dateTime = (instant: Date | string) => `${dateInShanghai(new Date(instant))} ${hourAndMinute(instant)}`

/** '11 月 5 日'. */
export const monthAndDay = (date: PlainDate) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`

/** A moment of this year, as people name it: '11 月 1 日 0:00', on Shanghai's clocks. */
export const momentInWords = (instant: Date | string) =>
  `${monthAndDay(dateInShanghai(new Date(instant)))} ${hourAndMinute(instant).replace(/^0(?=\d)/, '')}`

/** The end of something, as people name it: '11 月 10 日 24:00' for the 11th 0:00, else the moment itself. */
export const endInWords = (instant: Date | string) =>
  hourAndMinute(instant) === '00:00'
    ? `${monthAndDay(addDays(dateInShanghai(new Date(instant)), -1))} 24:00`
    : momentInWords(instant)

const MINUTE = 60_000

/** How long until then, in the two largest units: '3 天 4 小时', '4 小时 12 分', '12 分', '不到 1 分'. */
export function countdown(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return rest > 0 ? `${hours} 小时 ${rest} 分` : `${hours} 小时`
  return rest > 0 ? `${rest} 分` : '不到 1 分'
}

/** '2026 年 11 月' for the month 2026-11. */
export const monthInWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

/** Groups a masked ID number as people read the whole one: '130102 ******** 1234'. */
export const groupedMask = (masked: string) =>
  masked.length === 18 ? `${masked.slice(0, 6)} ${masked.slice(6, 14)} ${masked.slice(14)}` : masked
