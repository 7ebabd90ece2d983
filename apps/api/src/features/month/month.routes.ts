import { entryWindow, isSubmissionOpen, submissionWindow } from '@cradle/domain/calendar'
import { type MonthView, monthView } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { businessNow, firstOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'

/** The clerk's month. Registered in the employers' scope. */
export const monthRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/month',
    schema: { response: { 200: monthView } },
    handler: ({ caller }) => month(caller),
  })
}

const countPiles = statement<MonthView['piles']>(
  'month.piles',
  `select count(*) filter (where status = 'draft' and missing > 0) as incomplete,
     count(*) filter (where status = 'draft' and missing = 0) as ready,
     count(*) filter (where status = 'returned') as returned,
     count(*) filter (where status not in ('draft', 'returned') and period = $2) as submitted
   from claim where scope_id = $1 and deleted_at is null`,
)
const liveSubmission = statement<{ id: string; number: string; submittedAt: Date; claims: number }>(
  'month.submission',
  `select id, number, submitted_at as "submittedAt",
     (select count(*) from claim where claim.submission_id = submission.id) as claims
   from submission where employer_id = $1 and period = $2 and withdrawn_at is null`,
)

const month = (caller: Caller): Promise<MonthView> =>
  inScope(caller, async (db) => {
    const { at, period } = await businessNow(db)
    const [[piles], [submission]] = await Promise.all([
      db.query(countPiles, [caller.scopeId, firstOf(period)]),
      db.query(liveSubmission, [caller.scopeId, firstOf(period)]),
    ])
    const view = (window: { opensAt: Date; closesAt: Date }, isOpen: boolean) => ({
      opensAt: window.opensAt.toISOString(),
      closesAt: window.closesAt.toISOString(),
      isOpen,
    })
    return {
      period,
      now: at.toISOString(),
      entry: view(entryWindow(period), submission === undefined),
      submission: view(submissionWindow(period), isSubmissionOpen(at) && submission === undefined),
      submitted: submission ? { ...submission, submittedAt: submission.submittedAt.toISOString() } : null,
      piles: piles!,
    }
  })
