import { addDays, dateInShanghai, daysBetween, type PlainDate } from '@cradle/domain/calendar'
import type { MonthView } from '@cradle/domain/wire'
import { monthAndDay } from '#web/lib/format.ts'
import styles from './month.module.css'

type Span = { from: string; until: string }
type Special = MonthView['days'][number]

/** The month as a line from the first day of entry to the last of submission, with its holidays and today on it. */
export function MonthLine({ month, now }: { month: MonthView; now: Date }) {
  const entry = spanOf(month.entry)
  const submission = spanOf(month.submission)
  const today = dateInShanghai(now)
  const days = daysBetween(entry.from, entry.until) + 1
  const at = (date: string) => `${(Math.min(Math.max(daysBetween(entry.from, date), 0), days) / days) * 100}%`
  const width = ({ from, until }: Span) => `${((daysBetween(from, until) + 1) / days) * 100}%`
  const fromStart = daysBetween(entry.from, today)
  const isOnLine = fromStart >= 0 && fromStart < days
  const special = new Map(month.days.map((day) => [day.on, day]))
  /** The words of a bar stand where today does not. */
  const side = ({ from, until }: Span) =>
    today >= from && daysBetween(from, today) * 2 < daysBetween(from, until) ? styles.wordsRight : undefined

  return (
    <figure className={styles.line}>
      <figcaption className="visually-hidden">
        录入 {inWords(entry)}，申报 {inWords(submission)}，今天 {monthAndDay(today)}
      </figcaption>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.span} style={{ left: 0, width: '100%' }}>
          <span className={side(entry)}>
            <Bar name="录入" span={entry} />
          </span>
        </div>
        <div
          className={`${styles.span} ${styles.submission}`}
          style={{ left: at(submission.from), width: width(submission) }}
        >
          <span className={side(submission)}>
            <Bar name="申报" span={submission} />
          </span>
        </div>
        {isOnLine && (
          <div
            className={fromStart > days / 2 ? `${styles.today} ${styles.late}` : styles.today}
            style={{ left: `${((fromStart + 0.5) / days) * 100}%` }}
          >
            <span>今天 {monthAndDay(today)}</span>
          </div>
        )}
      </div>
      <ol className={styles.days} aria-hidden="true">
        {Array.from({ length: days }, (_, day) => {
          const date = addDays(entry.from, day)
          const ordinal = Number(date.slice(8))
          const isNamed = day === 0 || ordinal === 1 || ordinal === 20 || day === days - 1
          return (
            <li
              key={date}
              data-named={isNamed || undefined}
              data-day={special.get(date)?.kind}
              className={date === today ? styles.isToday : date < today ? styles.past : undefined}
            >
              {isNamed && <span>{ordinal} 日</span>}
            </li>
          )
        })}
      </ol>
      <Holidays month={month} />
    </figure>
  )
}

/** The days of the month that are not what their weekday says, in words. */
function Holidays({ month: { days, unknownYears } }: { month: MonthView }) {
  const holidays = runsOf(days.filter(({ kind }) => kind === 'holiday'))
  const worked = days.filter(({ kind }) => kind === 'worked')
  if (holidays.length + worked.length + unknownYears.length === 0) return null
  return (
    <p className={styles.holidays}>
      {holidays.map(({ name, from, until }) => (
        <span key={from} data-day="holiday">
          {name} {from === until ? monthAndDay(from) : `${monthAndDay(from)}至 ${monthAndDay(until)}`}
        </span>
      ))}
      {worked.length > 0 && <span>调休上班 {worked.map(({ on }) => monthAndDay(on)).join('、')}</span>}
      {unknownYears.length > 0 && <span>{unknownYears.join('、')} 年的节假日安排尚未录入，其工作日暂不能推算</span>}
    </p>
  )
}

type Run = Span & { name: string | null }

/** Days that follow one another under one name are one holiday. */
function runsOf(days: Special[]): Run[] {
  const runs: Run[] = []
  for (const { on, name } of days) {
    const last = runs.at(-1)
    if (last && last.name === name && addDays(last.until, 1) === on) last.until = on
    else runs.push({ name, from: on, until: on })
  }
  return runs
}

/** What a bar says; where it is narrow, its days alone. */
function Bar({ name, span }: { name: string; span: Span }) {
  return (
    <>
      <span className={styles.long}>
        {name} {inWords(span)}
      </span>
      <span className={styles.short}>
        {name} {Number(span.from.slice(8))}–{Number(span.until.slice(8))} 日
      </span>
    </>
  )
}

const spanOf = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }): Span => ({
  from: dateInShanghai(new Date(opensAt)),
  until: lastDayBefore(closesAt),
})

/** The last day that lies, wholly or in part, before an instant. */
const lastDayBefore = (instant: string): PlainDate => dateInShanghai(new Date(Date.parse(instant) - 1))

const inWords = ({ from, until }: Span) => `${monthAndDay(from)}至 ${monthAndDay(until)}`
