import { may } from '@cradle/domain/access'
import {
  calendarDays,
  dateInShanghai,
  isOpenForSubmission,
  type Month,
  nextBoundary,
  type PlainDate,
  submissionState,
} from '@cradle/domain/calendar'
import { deemedAcceptedOn } from '@cradle/domain/claim'
import type { MonthView, PeriodView } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

type Counts = MonthView['piles'] & { carriedOver: number; answerOn: PlainDate | null; waitingSince: Date | null }

const count = statement<Counts>(
  'month.piles',
  `select count(*) filter (where status = 'draft' and missing > 0) as incomplete,
     count(*) filter (where status = 'draft' and missing = 0) as ready,
     count(*) filter (where status = 'returned') as returned,
     count(*) filter (where status not in ('draft', 'returned') and period = $2) as submitted,
     count(*) filter (where status = 'draft' and begun_period < $2) as "carriedOver",
     min((select answer_on from decision where decision.claim_id = claim.id and decision.action = 'return'
       order by recorded_at desc limit 1)) filter (where status = 'returned') as "answerOn",
     min(waiting_since) filter (where status = 'submitted') as "waitingSince"
   from claim where scope_id = $1 and deleted_at is null`,
)
const liveSubmission = statement<{ id: string; number: string; submittedAt: Date; claims: number }>(
  'month.submission',
  `select id, number, submitted_at as "submittedAt",
     (select count(*) from claim where claim.submission_id = submission.id) as claims
   from submission where employer_id = $1 and period = $2 and withdrawn_at is null`,
)
const standing = statement<{
  needsConfirmation: boolean
  nilReturn: { declaredAt: string; declaredBy: string } | null
  proposal: { id: string; period: Month; claims: number; preparedAt: string; preparedBy: string; holder: string } | null
}>(
  'month.standing',
  `select
     coalesce((select needs_confirmation from submission_rule where employer_id = $1), false) as "needsConfirmation",
     (select json_build_object('declaredAt', declared_at, 'declaredBy', declared_by_name) from nil_return
      where employer_id = $1 and period = $2 and gave_way_at is null) as "nilReturn",
     (select json_build_object('id', id, 'period', to_char(period, 'YYYY-MM'), 'claims', jsonb_array_length(claims),
        'preparedAt', prepared_at, 'preparedBy', prepared_by_name, 'holder', prepared_by_holder)
      from submission_proposal where employer_id = $1 and ended_at is null order by period desc limit 1) as proposal`,
)

/** The period open for entry, as everybody with business sees it. */
export const readPeriod = (caller: Caller): Promise<PeriodView> =>
  inScope(caller, async (db) => periodView(await businessNow(db)))

/** An employer's month: where it stands, what waits in which pile, and what happens next. */
export const readMonth = (caller: SignedIn): Promise<MonthView> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const asked = [caller.scopeId, firstOf(now.period)]
    const [[counts], [submission], [state]] = await Promise.all([
      db.query(count, asked),
      db.query(liveSubmission, asked),
      db.query(standing, asked),
    ])
    const { carriedOver, answerOn, waitingSince, ...piles } = counts!
    const view = periodView(now)
    const isOver = submission !== undefined && view.submission.state !== 'reopened'
    const next = nextBoundary(now.current, now.at)
    const { needsConfirmation, nilReturn, proposal } = state!
    return {
      ...view,
      entry: { ...view.entry, isOpen: !isOver },
      submission: { ...view.submission, isOpen: view.submission.isOpen && !isOver },
      next: { what: next.what, at: next.at.toISOString() },
      ...daysOf(now),
      submitted: submission ? { ...submission, submittedAt: submission.submittedAt.toISOString() } : null,
      reopened: reopenedNow(now),
      piles,
      carriedOver,
      answerOn,
      deemedOn: (waitingSince && deemedAcceptedOn(waitingSince)) ?? null,
      nilReturn:
        nilReturn && !submission ? { ...nilReturn, declaredAt: new Date(nilReturn.declaredAt).toISOString() } : null,
      needsConfirmation,
      proposal: proposal && proposalOf(db, proposal),
    }
  })

type Proposal = { id: string; period: Month; claims: number; preparedAt: string; preparedBy: string; holder: string }

function proposalOf({ caller }: Scoped, { holder, ...proposal }: Proposal) {
  const isOwn = holder === caller.holderId
  return {
    ...proposal,
    preparedAt: new Date(proposal.preparedAt).toISOString(),
    mayConfirm: !isOwn && may(caller.role, 'submissions.confirm'),
    isOwn,
  }
}

function periodView({ at, current }: BusinessNow): PeriodView {
  const { month, entry, submission, moved, rules } = current
  const state = submissionState(current, at)
  return {
    period: month,
    now: at.toISOString(),
    entry: inIso(entry),
    submission: { ...inIso(submission), state, isOpen: isOpenForSubmission(current, at) },
    moved: moved && { reason: moved.reason },
    unverified: rules.unverified ?? null,
  }
}

const inIso = ({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }) => ({
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
})

/** What is special about the days of the period, from the first of entry to its last. */
function daysOf({ current: { entry } }: BusinessNow): Pick<MonthView, 'days' | 'unknownYears'> {
  const days = calendarDays(dateInShanghai(entry.opensAt), dateInShanghai(new Date(entry.closesAt.getTime() - 1)))
  const unknown = days.filter(({ kind }) => kind === 'unknown').map(({ on }) => Number(on.slice(0, 4)))
  return {
    days: days.flatMap(({ on, kind, name, isWorkedWeekend }): MonthView['days'] => {
      if (kind === 'holiday') return [{ on, kind, name }]
      return isWorkedWeekend ? [{ on, kind: 'worked', name }] : []
    }),
    unknownYears: [...new Set(unknown)],
  }
}

/** Periods that are open now because the agency opened them again for this employer. */
const reopenedNow = (now: BusinessNow): MonthView['reopened'] =>
  [...new Set(now.calendar.reopenings.map(({ period }) => period))].flatMap((month) => {
    const period = now.periodOf(month)
    if (!period.reopened || submissionState(period, now.at) !== 'reopened') return []
    return [{ period: month, until: period.reopened.until.toISOString(), reason: period.reopened.reason }]
  })
