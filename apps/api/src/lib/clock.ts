import {
  dateInShanghai,
  type FilingCalendar,
  hasWindows,
  type Month,
  periodAt,
  periodOf,
  type Period,
  type PlainDate,
} from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import { type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'

type ClockRow = {
  at: Date
  frozen: boolean
  isSet: boolean
  region: string | null
  moves: { period: Month; opensAt: string; closesAt: string; reason: string }[]
  reopenings: { period: Month; from: string; until: string; reason: string }[]
}

/**
 * The business clock and the filing calendar of who asks, read once per use-case: the instant, the day, and every
 * period as it stands for them. The product itself stands in no region; for it only the instant and the day are there.
 */
export class BusinessNow {
  readonly at: Date
  readonly today: PlainDate
  readonly frozen: boolean
  readonly isSet: boolean
  readonly #row: ClockRow
  #calendar: FilingCalendar | undefined
  #current: Period | undefined

  constructor(row: ClockRow) {
    this.at = row.at
    this.today = dateInShanghai(row.at)
    this.frozen = row.frozen
    this.isSet = row.isSet
    this.#row = row
  }

  /** The month of the period open for entry. */
  get period(): Month {
    return this.current.month
  }

  /** The period open for entry, with its windows. */
  get current(): Period {
    this.#current ??= periodAt(this.calendar, this.at)
    return this.#current
  }

  /** Any period, as it stands for who asks. */
  periodOf(month: Month): Period {
    return periodOf(this.calendar, month)
  }

  get calendar(): FilingCalendar {
    this.#calendar ??= calendarOf(this.#row)
    return this.#calendar
  }
}

function calendarOf({ region, moves, reopenings }: ClockRow): FilingCalendar {
  if (region === null || !hasWindows(region)) throw new Problem('windows-unknown')
  return {
    region,
    moves: moves.map((move) => ({ ...move, opensAt: new Date(move.opensAt), closesAt: new Date(move.closesAt) })),
    reopenings: reopenings.map((one) => ({ ...one, from: new Date(one.from), until: new Date(one.until) })),
  }
}

const instant = `case when set_to is null then clock_timestamp()
               when frozen then set_to
               else set_to + (clock_timestamp() - set_at) end`
const clock = '(select 1) as always left join business_clock on true'

export const readClock = statement<ClockRow>(
  'clock.read',
  `select ${instant} as at, coalesce(frozen, false) as frozen, set_to is not null as "isSet", calendar.*
   from filing_calendar() as calendar left join business_clock on true`,
)

/** SQL of the day it is in Shanghai by the business clock, for a statement that goes out together with its reading. */
export const businessDay = `(select ((${instant}) at time zone 'Asia/Shanghai')::date from ${clock})`

/** Only periods, due dates and ages read this clock; tokens, limits and recorded times use the real one. */
export async function businessNow(db: Scoped<Caller | SystemCaller>): Promise<BusinessNow> {
  const [row] = await db.query(readClock)
  return new BusinessNow(row!)
}

/** A month as the database keeps it: its first day. */
export const firstOf = (month: Month): PlainDate => `${month}-01`
/** A month as the API says it, from its first day. */
export const monthOf = (firstDay: PlainDate): Month => firstDay.slice(0, 7)
