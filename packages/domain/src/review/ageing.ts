import { addDays, type HolidayYear, holidayYears, isWorkingDay, type PlainDate } from '../calendar/index.ts'
import type { ClaimStatus } from '../claim/index.ts'

/** In which statuses a claim waits for the agency, and for what. */
export const waitingFor = {
  submitted: '受理',
  accepted: '初审',
  'first-reviewed': '复审',
  'second-reviewed': '审批',
} as const satisfies Partial<Record<ClaimStatus, string>>
export type WaitingStatus = keyof typeof waitingFor

/** How the age of what waits is divided, in working days since it came to where it waits; both ends included. Ours. */
export const ageBands = {
  new: { name: '2 天内', from: 0, to: 2 },
  days: { name: '3 至 5 天', from: 3, to: 5 },
  week: { name: '6 至 10 天', from: 6, to: 10 },
  old: { name: '10 天以上', from: 11, to: Infinity },
} as const
export type AgeBand = keyof typeof ageBands

/** The days since which a claim of a band waits, both included; null where there is no end. */
export type BandDays = { band: AgeBand; from: PlainDate | null; to: PlainDate | null }

/**
 * Since which days claims of each age wait on `today`. Undefined where the way back leads through a year whose holidays
 * are unknown: nothing is guessed.
 */
export function bandsOn(today: PlainDate, years: readonly HolidayYear[] = holidayYears): BandDays[] | undefined {
  const bands: BandDays[] = []
  let to: PlainDate | null = null
  for (const band of Object.keys(ageBands) as AgeBand[]) {
    const from: PlainDate | null | undefined =
      ageBands[band].to === Infinity ? null : firstDayWithin(today, ageBands[band].to, years)
    if (from === undefined) return undefined
    bands.push({ band, from, to })
    to = from && addDays(from, -1)
  }
  return bands
}

/** The first day from which until `today` no more than so many working days have passed. */
function firstDayWithin(today: PlainDate, most: number, years: readonly HolidayYear[]): PlainDate | undefined {
  let day = today
  for (let passed = 0; ; day = addDays(day, -1)) {
    const works = isWorkingDay(day, years)
    if (works === undefined) return undefined
    if (works) passed++
    if (passed > most) return day
  }
}
