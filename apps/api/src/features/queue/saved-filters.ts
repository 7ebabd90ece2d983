import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import { queueFilter, SAVED_FILTERS, type SavedFilterBody, type SavedFilterList } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const list = statement<{ id: string; name: string; filter: unknown }>(
  'saved-filter.list',
  'select id, name, filter from saved_filter where membership_id = $1 order by name, id',
)
const oneAtATime = statement(
  'saved-filter.in-turn',
  `select pg_advisory_xact_lock(hashtextextended('filters ' || $1, 0))`,
)
const dropNamed = statement(
  'saved-filter.drop-named',
  'delete from saved_filter where membership_id = $1 and name = $2',
)
// Where there are as many as there may be, none.
const insert = statement<{ id: string }>(
  'saved-filter.insert',
  `insert into saved_filter (id, membership_id, agency_id, name, filter)
   select $1, $2, $3, $4, $5::jsonb where (select count(*) from saved_filter where membership_id = $2) < ${SAVED_FILTERS}
   returning id`,
)
const drop = statement('saved-filter.drop', 'delete from saved_filter where id = $1 and membership_id = $2')

/** The caller's own ways of narrowing the queue, by name. */
export const savedFilters = (caller: SignedIn): Promise<SavedFilterList> => inScope(caller, listOf)

/** Keeps a way of narrowing the queue under a name; one that has the name already gives way. Answers all of them. */
export const saveFilter = (caller: SignedIn, { name, filter }: SavedFilterBody): Promise<SavedFilterList> =>
  inScope(caller, async (db) => {
    const { membershipId, agencyId } = caller
    // Two windows of one person may save at once: neither the name nor the number of filters is then exceeded.
    await db.query(oneAtATime, [membershipId])
    await db.query(dropNamed, [membershipId, name])
    const kept = await db.query(insert, [randomUUIDv7(), membershipId, agencyId, name, JSON.stringify(filter)])
    if (kept.length === 0) throw new Problem('filters-full')
    return listOf(db)
  })

/** Forgets one of them. One that is not there is as good as forgotten. */
export const forgetFilter = (caller: SignedIn, filterId: string): Promise<void> =>
  inScope(caller, async (db) => void (await db.query(drop, [filterId, caller.membershipId])))

/** What an earlier version kept and this one would not understand is left out. */
async function listOf(db: Scoped<SignedIn>): Promise<SavedFilterList> {
  const kept = await db.query(list, [db.caller.membershipId])
  return {
    items: kept.flatMap(({ filter, ...named }) => {
      const read = queueFilter.safeParse(filter)
      return read.success ? [{ ...named, filter: read.data }] : []
    }),
  }
}
