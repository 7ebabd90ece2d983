import { statement, systemCaller } from '@cradle/db'
import { isEmpty, seedCity } from '@cradle/db/seed'
import type { Month } from '@cradle/domain/calendar'
import { dateInShanghai, instantInShanghai } from '@cradle/domain/calendar'
import { inScope, vault } from '#api/lib/installation.ts'
import { seedClaims } from './seed-claims.ts'

const writeClock = statement(
  'demo.clock',
  `insert into business_clock (set_to, frozen) values ($1, $2)
   on conflict (singleton) do update set set_to = excluded.set_to, set_at = now(), frozen = excluded.frozen`,
)
const hasClock = statement<{ set: boolean }>('demo.has-clock', 'select exists (select from business_clock) as set')

export const setBusinessClock = (at: Date, { frozen }: { frozen: boolean }): Promise<unknown> =>
  inScope(systemCaller('demonstration'), (db) => db.query(writeClock, [at, frozen]))

/**
 * Fills an empty database with the demonstration city, its claims brought to their states through the product's own
 * functions, and sets the business clock: where `frozenAt` says at every start, else once, running, on the 5th of the
 * month, because the filing window would lock a newcomer out on most days. Answers whether the city was made now.
 */
export async function prepareDemonstration(ownerUrl: string, frozenAt: Date | undefined): Promise<boolean> {
  const isNew = await isEmpty(ownerUrl)
  const start = frozenAt ?? instantInShanghai(`${thisMonth()}-05`, '09:00')
  if (isNew) {
    await seedCity(ownerUrl, vault())
    await seedClaims(dateInShanghai(start), (at) => setBusinessClock(at, { frozen: true }))
  }
  const [clock] = await inScope(systemCaller('demonstration'), (db) => db.query(hasClock))
  if (frozenAt || isNew || !clock?.set) await setBusinessClock(start, { frozen: frozenAt !== undefined })
  return isNew
}

const thisMonth = (): Month => dateInShanghai(new Date()).slice(0, 7)
