import { setTimeout as pause } from 'node:timers/promises'
import { type Scoped, type SystemCaller, systemCaller } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, vault } from '#api/lib/installation.ts'
import { filedAccounts } from './filed-accounts.ts'
import { filedSpouses, missingSpouses } from './filed-spouses.ts'
import { sealedTables } from './sealed-tables.ts'
import type { StaleRows } from './stale-rows.ts'

/** How long a rotation waits before it asks again for rows that requests were at work on. */
const PAUSE_MILLISECONDS = 20

export type RotationProgress = (renewed: number, total: number) => void

/** Every kind of row that waits, in the order they are renewed. */
const everything = [...sealedTables, filedSpouses, filedAccounts] as readonly StaleRows<unknown>[]

/**
 * Seals and hashes anew, under the newest secret, whatever an older one sealed or hashed, while the product serves.
 * Small transactions, each complete: one that is stopped goes on where it was, one that has nothing to do does nothing.
 * Answers how many values were renewed.
 */
export async function rotateKeys(requestId: string, onProgress: RotationProgress = () => undefined): Promise<number> {
  const system = systemCaller(requestId)
  let total = await staleIn(system)
  if (total === 0) return 0
  await record(system, { state: 'begun', values: total })
  let renewed = 0
  // Again, for what requests were at work on meanwhile: a filing copies its draft's values as they are.
  for (let stale = total; stale > 0; stale = await staleIn(system)) {
    total = Math.max(total, renewed + stale)
    for (const rows of everything) renewed += await renewAll(system, rows, (some) => onProgress(renewed + some, total))
    if (await staleIn(system)) await pause(PAUSE_MILLISECONDS)
  }
  onProgress(renewed, renewed)
  await record(system, { state: 'ended', values: renewed })
  return renewed
}

/** Hashes the spouses of filings that were made before such hashes were kept. Done at every start; mostly nothing. */
export const hashFiledSpouses = (requestId: string): Promise<number> =>
  renewAll(systemCaller(requestId), missingSpouses as StaleRows<unknown>, () => undefined)

/** Renews batch after batch until none is to be had; each is a transaction of its own. */
async function renewAll(system: SystemCaller, rows: StaleRows<unknown>, onProgress: (renewed: number) => void) {
  for (let renewed = 0; ;) {
    const some = await inScope(system, (db) => renewBatch(db, rows))
    if (some === 0) return renewed
    renewed += some
    onProgress(renewed)
  }
}

async function renewBatch(db: Scoped<SystemCaller>, { take, write, renew }: StaleRows<unknown>): Promise<number> {
  const { keyId, hashKeyId } = vault().today
  const batch = await db.query(take, [keyId, hashKeyId])
  if (batch.length > 0) await db.query(write, [JSON.stringify(batch.map(renew))])
  return batch.length
}

const staleIn = (system: SystemCaller): Promise<number> =>
  inScope(system, async (db) => {
    const { keyId, hashKeyId } = vault().today
    const counted = await Promise.all(everything.map(({ count }) => db.query(count, [keyId, hashKeyId])))
    return counted.reduce((sum, [row]) => sum + (row?.stale ?? 0), 0)
  })

const record = (system: SystemCaller, detail: { state: 'begun' | 'ended'; values: number }): Promise<void> =>
  inScope(system, async (db) => {
    const { today } = await businessNow(db)
    db.audit({
      type: 'keys.rotate',
      subject: { kind: 'keys', id: null },
      scopeId: null,
      agencyId: null,
      businessOn: today,
      detail: { ...detail, ...vault().today },
    })
  })
