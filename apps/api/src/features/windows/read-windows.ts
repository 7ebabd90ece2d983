import { addMonths, holidayYears, isWorkingDay, type Month, submissionState } from '@cradle/domain/calendar'
import { deemedAcceptedOn } from '@cradle/domain/claim'
import type { ReopeningView, WindowsView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type BusinessNow, businessNow, monthOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** Periods shown before and after the open one. */
const [BEFORE, AFTER] = [1, 4]

const moves = statement<{ period: string; by: string; at: Date }>(
  'window-move.list',
  `select distinct on (period) period, moved_by_name as by, moved_at as at from window_move
   where agency_id = $1 order by period, recorded_at desc, id desc`,
)
type ReopeningRow = Omit<ReopeningView, 'from' | 'until' | 'endedAt' | 'isOpen'> & {
  from: Date
  until: Date
  endedAt: Date | null
}
const reopenings = statement<ReopeningRow>(
  'reopening.list',
  `select reopening.id, reopening.period, reopened_at as "from", until, ended_at as "endedAt", reason,
     reopened_by_name as by,
     json_build_object('name', employer_version.name, 'unitNumber', employer.unit_number) as employer
   from reopening join employer on employer.id = reopening.employer_id
   join employer_version on employer_version.employer_id = employer.id and employer_version.valid_until is null
   where reopening.agency_id = $1 order by reopening.recorded_at desc limit 50`,
)
const waiting = statement<{ since: Date; claims: number }>(
  'window.waiting',
  `select min(waiting_since) as since, count(*) as claims from claim
   where agency_id = $1 and status = 'submitted' and deleted_at is null
   group by (waiting_since at time zone 'Asia/Shanghai')::date`,
)

/** 申报时间: the periods around now, what was opened again, and what is known of holidays. */
export const readWindows = (caller: SignedIn): Promise<WindowsView> =>
  inScope(caller, async (db) => windowsNow(db, await businessNow(db)))

export async function windowsNow(db: Scoped, now: BusinessNow): Promise<WindowsView> {
  const of = [db.caller.agencyId]
  const [moved, reopened, silent] = await Promise.all([
    db.query(moves, of),
    db.query(reopenings, of),
    db.query(waiting, of),
  ])
  const movedBy = new Map(moved.map((move) => [monthOf(move.period), move]))
  const { rules } = now.current
  const year = Number(now.today.slice(0, 4))
  return {
    now: now.at.toISOString(),
    current: now.period,
    periods: Array.from({ length: BEFORE + AFTER + 1 }, (_, n) =>
      keptPeriod(addMonths(now.period, n - BEFORE), now, movedBy),
    ),
    reopenings: reopened.map((row) => reopeningView(row, now)),
    rules: {
      source: rules.source.title,
      article: rules.source.article ?? null,
      unverified: rules.unverified ?? null,
    },
    holidays: holidayYears.map(({ year: known, source }) => ({
      year: known,
      source: source.title,
      article: source.article ?? null,
      grade: source.grade,
    })),
    unknownYears: [year, year + 1].filter((one) => isWorkingDay(`${one}-01-01`) === undefined),
    undecidedSilence: silent
      .filter(({ since }) => deemedAcceptedOn(since) === undefined)
      .reduce((sum, { claims }) => sum + claims, 0),
  }
}

function keptPeriod(month: Month, now: BusinessNow, movedBy: Map<Month, { by: string; at: Date }>) {
  const period = now.periodOf(month)
  const move = movedBy.get(month)
  const state = submissionState({ ...period, reopened: null }, now.at)
  return {
    period: month,
    opensAt: period.submission.opensAt.toISOString(),
    closesAt: period.submission.closesAt.toISOString(),
    // Without a reopening it is none of an employer's.
    state: state === 'reopened' ? ('open' as const) : state,
    moved: period.moved && move ? { reason: period.moved.reason, by: move.by, at: move.at.toISOString() } : null,
  }
}

const reopeningView = ({ from, until, endedAt, ...row }: ReopeningRow, { at }: BusinessNow): ReopeningView => ({
  ...row,
  period: monthOf(row.period),
  from: from.toISOString(),
  until: until.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  isOpen: from <= at && at < until && endedAt === null,
})
