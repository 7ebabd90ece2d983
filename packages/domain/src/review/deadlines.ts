import { type Grade, statutoryDays } from '../benefit/index.ts'
import { addMonths, addDays, isWorkingDay, type PlainDate } from '../calendar/index.ts'
import type { Component } from '../event/index.ts'

/** Within how many working days of receipt a component is decided, and where that stands. */
type Limit = { readonly workingDays: number; readonly grade: Grade; readonly basis: string }

/** What the law gives the agency, by component; the newest first. It holds for every region. */
const limitsByDay: readonly { from: PlainDate; limits: typeof statutoryDays }[] = [
  // 条例 is in force since 2023-12-01; what was received before is held to the same here, which is ours.
  { from: '1900-01-01', limits: statutoryDays },
]

/** What a region itself promises beside the law: paid by the end of the month of receipt, or within working days. */
type RegionPromise = { readonly by: 'month-end' } | { readonly by: 'working-days'; readonly workingDays: number }

/** Promises that a source states, by region and day of receipt, the newest first; of other regions none is known and none is shown. */
const promisesByRegion: Readonly<
  Record<string, readonly { from: PlainDate; promise: RegionPromise; basis: string }[]>
> = {
  '130100': [{ from: '2014-01-01', promise: { by: 'month-end' }, basis: '石家庄网报教程：1 至 10 日申报，月底拨付' }],
}

/**
 * The clock of a claim at the agency: since when it runs, and when it stood still because the claim was with the
 * employer. Neither the day of receipt nor the day of a return's answer counts (民法典第二百零一条).
 */
export type ReviewClock = {
  from: PlainDate
  pauses: readonly { from: PlainDate; until: PlainDate | null }[]
}

/** The clock of a claim received on `on`, and anew of one that is opened again. */
export const clockStarted = (on: PlainDate): ReviewClock => ({ from: on, pauses: [] })

/** It stands still from the day after the return on. */
export const clockPaused = (clock: ReviewClock, on: PlainDate): ReviewClock => ({
  ...clock,
  pauses: [...clock.pauses, { from: on, until: null }],
})

/** It runs on from the day after the answer. */
export const clockResumed = (clock: ReviewClock, on: PlainDate): ReviewClock => ({
  ...clock,
  pauses: clock.pauses.map((pause) => (pause.until === null ? { ...pause, until: on } : pause)),
})

/** Since when the clock stands still; null while it runs. */
export const pausedSince = ({ pauses }: ReviewClock): PlainDate | null =>
  pauses.find(({ until }) => until === null)?.from ?? null

/** When a component must be decided, and by when the region promises it; null where that cannot be told. */
export type ComponentDeadline = { component: Component; dueOn: PlainDate | null; promisedOn: PlainDate | null }

/**
 * The due day of each component, by working days from receipt less those with the employer. Null while the clock stands
 * still, and where the way leads through a year whose holidays are unknown: nothing is guessed.
 */
export const componentDeadlines = (
  region: string,
  components: readonly Component[],
  clock: ReviewClock,
): ComponentDeadline[] =>
  components.map((component) => ({
    component,
    dueOn: workingDayOf(clock, limitOf(component, clock.from).workingDays) ?? null,
    promisedOn: promisedOn(region, clock) ?? null,
  }))

/** The limit of a component received on a day, with where it stands. */
export function limitOf(component: Component, receivedOn: PlainDate): Limit {
  const found = limitsByDay.find(({ from }) => from <= receivedOn)
  if (!found) throw new RangeError(`no limit is known for ${receivedOn}`)
  const { title, article = '', grade } = found.limits.source
  return { workingDays: found.limits[component], grade, basis: `《${title}》${article}` }
}

function promisedOn(region: string, clock: ReviewClock): PlainDate | undefined {
  const found = promisesByRegion[region]?.find(({ from }) => from <= clock.from)
  if (!found) return undefined
  const { promise } = found
  if (promise.by === 'working-days') return workingDayOf(clock, promise.workingDays)
  if (pausedSince(clock) !== null) return undefined
  // A claim that came back in a later month is paid at the end of that one.
  const last = clock.pauses.at(-1)?.until ?? clock.from
  return addDays(`${addMonths(last.slice(0, 'YYYY-MM'.length), 1)}-01`, -1)
}

/** The `count`th working day that the clock counts. */
function workingDayOf(clock: ReviewClock, count: number): PlainDate | undefined {
  if (pausedSince(clock) !== null) return undefined
  let day = clock.from
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    const works = isWorkingDay(day)
    if (works === undefined) return undefined
    if (works && !clock.pauses.some(({ from, until }) => from < day && (until === null || day <= until))) left--
  }
  return day
}

/** The earliest of days of which some may be unknown; null where all are. */
export const earliest = (days: readonly (PlainDate | null | undefined)[]): PlainDate | null =>
  days.reduce<PlainDate | null>((first, day) => (day && (first === null || day < first) ? day : first), null)
