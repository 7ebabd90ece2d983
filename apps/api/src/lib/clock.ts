import { dateInShanghai, periodAt, type Month, type PlainDate } from '@cradle/domain/calendar'
import { type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'

/** The business clock, read once per use-case: the instant, the day and the period open for entry. */
export type BusinessNow = { at: Date; today: PlainDate; period: Month; frozen: boolean; isSet: boolean }

const instant = `case when set_to is null then clock_timestamp()
               when frozen then set_to
               else set_to + (clock_timestamp() - set_at) end`
const clock = '(select 1) as always left join business_clock on true'

const readClock = statement<{ at: Date; frozen: boolean; isSet: boolean }>(
  'clock.read',
  `select ${instant} as at, coalesce(frozen, false) as frozen, set_to is not null as "isSet" from ${clock}`,
)

/** SQL of the day it is in Shanghai by the business clock, for a statement that goes out together with its reading. */
export const businessDay = `(select ((${instant}) at time zone 'Asia/Shanghai')::date from ${clock})`

/** Only periods, due dates and ages read this clock; tokens, limits and recorded times use the real one. */
export async function businessNow(db: Scoped<Caller | SystemCaller>): Promise<BusinessNow> {
  const [row] = await db.query(readClock)
  const { at, frozen, isSet } = row!
  return { at, today: dateInShanghai(at), period: periodAt(at), frozen, isSet }
}

/** A month as the database keeps it: its first day. */
export const firstOf = (month: Month): PlainDate => `${month}-01`
/** A month as the API says it, from its first day. */
export const monthOf = (firstDay: PlainDate): Month => firstDay.slice(0, 7)
