import { addDays, dateInShanghai, instantInShanghai, type PlainDate } from '@cradle/domain/calendar'

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant in a sentence: '2026-11-01 00:00', on Shanghai's clocks. */
export const momentInWords = (instant: Date): string => `${dateInShanghai(instant)} ${shanghai.format(instant)}`

/** The end of something in a sentence: midnight is 24:00 of the day before, as people name it. */
export const endInWords = (instant: Date): string =>
  shanghai.format(instant) === '00:00' ? `${addDays(dateInShanghai(instant), -1)} 24:00` : momentInWords(instant)

/** The instant of a day and a time on Shanghai's clocks; 24:00 is the end of the day. */
export const instantOf = (date: PlainDate, time: string): Date =>
  time === '24:00' ? instantInShanghai(addDays(date, 1)) : instantInShanghai(date, time)
