import type { ClaimStatus } from '@cradle/domain/claim'
import type { EventKind } from '@cradle/domain/event'
import type { RecordsFilter, RecordSums } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { KIND, type Narrowed, narrowed, recordTables } from './narrowed.ts'

type Group = RecordSums['groups'][number]
type Counted = Omit<Group, 'treatment' | 'status'>
type GroupRow = Counted & { treatment: EventKind | null; status: ClaimStatus; draftFen: number }

/** What the caller's records come to: as filed and as decided, each draft apart from both. */
export const sumRecords = (caller: Caller, filter: RecordsFilter): Promise<RecordSums> =>
  inScope(caller, async (db) => sumsOf(db, narrowed(caller, filter, await businessNow(db))))

/** The sums by treatment and status in one statement, and what they come to together. */
async function sumsOf(db: Scoped, { shape, where, values }: Narrowed): Promise<RecordSums> {
  const sums = statement<GroupRow>(
    `records.sums ${shape}`,
    `select ${KIND} as treatment, claim.status, count(*) as claims,
       coalesce(sum(filed.expenses_fen), 0)::bigint as "expensesFen",
       coalesce(sum(filed.benefit_fen), 0)::bigint as "benefitFen",
       count(decided.total_fen) as "decidedClaims", coalesce(sum(decided.total_fen), 0)::bigint as "decidedFen",
       coalesce(sum(claim.total_fen) filter (where claim.status = 'draft'), 0)::bigint as "draftFen"
     from ${recordTables} where ${where} group by 1, 2 order by 1 nulls last, 2`,
    { plan: 'each time' },
  )
  const rows = await db.query(sums, values)
  const drafts = rows.filter(({ status }) => status === 'draft')
  return {
    groups: rows.map(({ draftFen, ...group }) =>
      group.status === 'draft' ? { ...group, expensesFen: draftFen } : group,
    ),
    filed: rows.filter(({ status }) => status !== 'draft').reduce<Counted>(together, nothing),
    unfiled: {
      claims: drafts.reduce((sum, { claims }) => sum + claims, 0),
      expensesFen: drafts.reduce((sum, { draftFen }) => sum + draftFen, 0),
    },
  }
}

const nothing: Counted = { claims: 0, expensesFen: 0, benefitFen: 0, decidedClaims: 0, decidedFen: 0 }
const together = (one: Counted, other: Counted): Counted => ({
  claims: one.claims + other.claims,
  expensesFen: one.expensesFen + other.expensesFen,
  benefitFen: one.benefitFen + other.benefitFen,
  decidedClaims: one.decidedClaims + other.decidedClaims,
  decidedFen: one.decidedFen + other.decidedFen,
})
