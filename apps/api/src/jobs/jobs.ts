import { PgBoss } from 'pg-boss'
import { statement, systemCaller } from '@cradle/db'
import { deviceKeyDays } from '@cradle/domain/wire'
import { anchorHeads } from '#api/audit/anchor-heads.ts'
import { purgeDocuments } from '#api/documents/purge-documents.ts'
import { inScope } from '#api/lib/installation.ts'
import { keepChargeDistribution } from './charge-distribution.ts'
import { assessFilings } from './assess-filings.ts'
import { keepMonth } from './keep-month.ts'
import { keepQueue } from './keep-queue.ts'

/** Months of audit partitions kept ready ahead. */
const MONTHS_AHEAD = 3
/** A retried POST comes within days; older keys only take room. */
const KEY_DAYS = 30

const makePartitions = statement<{ made: number }>('audit.partitions', 'select ensure_audit_partitions($1) as made')
const forgetKeys = statement(
  'idempotency.forget',
  `delete from idempotency_key where created_at < now() - make_interval(days => $1)`,
)

// A name's failures are forgotten after a day, and no proof of work outlives its challenge by as much. What an attempt is
// counting at this moment is not old, and is not waited for.
const forgetFailures = statement(
  'failure.forget-old',
  `delete from sign_in_failure where (kind, subject) in (select kind, subject from sign_in_failure
     where failed_at < now() - interval '2 days' and coalesce(locked_until < now(), true) for update skip locked)`,
)
const forgetProofs = statement('proof.forget', 'delete from spent_proof where expires_at < now()')

// Who did not come back to a device for so long does not come back for what it kept; the browser clears it away as well.
const forgetDevices = statement(
  'device-key.forget-old',
  `delete from device_key where handed_over_at < now() - make_interval(days => $1)`,
)
const forgetPresence = statement(
  'presence.forget-old',
  `delete from claim_presence where seen_at < now() - interval '1 hour'`,
)

/** The work that keeps the database ready: at every start, and from then on by the job below. */
export const keepHouse = (requestId: string): Promise<void> =>
  inScope(systemCaller(requestId), async (db) => {
    await Promise.all([
      db.query(makePartitions, [MONTHS_AHEAD]),
      db.query(forgetKeys, [KEY_DAYS]),
      db.query(forgetFailures),
      db.query(forgetProofs),
      db.query(forgetDevices, [deviceKeyDays]),
      db.query(forgetPresence),
    ])
  })

/** A job, when it runs by the clock of Shanghai, and why then. */
type Job = { name: string; cron: string; work: (requestId: string) => Promise<unknown> }

const jobs: readonly Job[] = [
  // The first night hour of every day: a day missed costs nothing with months ahead.
  { name: 'keep-house', cron: '15 1 * * *', work: keepHouse },
  { name: 'purge-documents', cron: '45 1 * * *', work: purgeDocuments },
  { name: 'charge-distribution', cron: '5 2 * * *', work: keepChargeDistribution },
  // Every day at its end of business, so that what a night may bring is measured against it.
  { name: 'anchor-audit', cron: '0 23 * * *', work: anchorHeads },
  // A window closes and silence ends at midnight, or at noon: soon after is soon enough.
  { name: 'keep-month', cron: '*/10 * * * *', work: keepMonth },
  { name: 'keep-queue', cron: '*/10 * * * *', work: keepQueue },
  // A reviewer who opens what came a minute ago reads its risk.
  { name: 'assess-filings', cron: '* * * * *', work: assessFilings },
]

/**
 * Starts the job runner on the product's own PostgreSQL, in its own schema and under cradle_system. Answers how to
 * stop it, which waits for the job at work.
 */
export async function startJobs(url: string, onError: (error: Error) => void): Promise<() => Promise<void>> {
  const connectionString = new URL(url)
  connectionString.searchParams.set('options', '-c role=cradle_system')
  const boss = new PgBoss({
    connectionString: connectionString.href,
    schema: 'pgboss',
    createSchema: false,
    max: 2,
    application_name: 'cradle-jobs',
  })
  boss.on('error', onError)
  await boss.start()
  for (const { name, cron, work } of jobs) {
    await boss.createQueue(name)
    await boss.work(name, async ([job]) => void (await work(job?.id ?? name)))
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
  }
  return () => boss.stop({ graceful: true, timeout: 10_000 })
}
