import { addDays, dateInShanghai, type PlainDate } from '@cradle/domain/calendar'

const parts = (instant: Date | string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options }).format(
    new Date(instant),
  )

/** '14:03:22', on Shanghai's clocks. */
export const timeOfDay = (instant: Date | string) =>
  parts(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** '2026-11-05 14:03', on Shanghai's clocks. */
export const dateTime = (instant: Date | string) =>
  `${dateInShanghai(new Date(instant))} ${parts(instant, { hour: '2-digit', minute: '2-digit' })}`

/** '11 月 5 日'. */
export const monthAndDay = (date: PlainDate) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`

const hourAndMinute = (instant: Date | string) => parts(instant, { hour: 'numeric', minute: '2-digit' })

/** A moment of this year, as people name it: '11 月 1 日 0:00', on Shanghai's clocks. */
export const momentInWords = (instant: Date | string) =>
  `${monthAndDay(dateInShanghai(new Date(instant)))} ${hourAndMinute(instant).replace(/^0(?=\d)/, '')}`

/** The end of something, as people name it: '11 月 10 日 24:00' for the 11th 0:00, else the moment itself. */
export const endInWords = (instant: Date | string) =>
  /^0?0:00$/.test(hourAndMinute(instant))
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
