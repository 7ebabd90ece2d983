import { deviceKeyDays } from '@cradle/domain/wire'
import { createStore, del, delMany, entries, get, keys, set } from 'idb-keyval'
import { deviceKeyOf } from './device.ts'

/** Whose unsent edits of what: the account's, as it acts for one employer, in one section of one claim. */
export type UnsentPlace = { accountId: string; scopeId: string; claimId: string; section: string }

/** A claim with unsent edits on this device. */
export type UnsentClaim = Omit<UnsentPlace, 'section'>

/** As it lies on the disk: what was typed, with the version it was typed over, sealed for its place. */
type Sealed = { version: number; keptAt: number; iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }
type Key = [accountId: string, scopeId: string, claimId: string, section: string]
type Found = { place: UnsentPlace; version: number; keptAt: Date; text: string }

const store = createStore('cradle-unsent', 'sections')
const keyOf = ({ accountId, scopeId, claimId, section }: UnsentPlace): Key => [accountId, scopeId, claimId, section]

/**
 * Keeps `text`, typed over `version`, on this device by AES-GCM under the account's key. Answers whether it is on the
 * disk: it is not where the device has no key, no database or no room.
 */
export async function keepUnsent(place: UnsentPlace, version: number, text: string): Promise<boolean> {
  try {
    const key = await deviceKeyOf(place.accountId)
    if (!key) return false
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place, version) }
    const bytes = await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode(text))
    await set(keyOf(place), { version, keptAt: Date.now(), iv, bytes } satisfies Sealed, store)
    return true
  } catch {
    return false
  }
}

/** What is kept of a claim. What the account's key does not open was kept under a forgotten one, and is cleared away. */
export async function readUnsent(claim: UnsentClaim): Promise<Found[]> {
  const mine = (await keysHere()).filter(([account, scope, id]) => isOf(claim, { account, scope, id }))
  const found = await Promise.all(mine.map((key) => open(key)))
  return found.filter((one) => one !== undefined)
}

/** Forgets one section's. */
export async function dropUnsent(place: UnsentPlace): Promise<void> {
  await orElse(undefined, () => del(keyOf(place), store))
}

/** The claims of which this device keeps something of the account's that opens, whomever it acted for. */
export async function unsentClaims(accountId: string): Promise<UnsentClaim[]> {
  const mine = (await keysHere()).filter(([account]) => account === accountId)
  const found = await Promise.all(mine.map((key) => open(key)))
  const claims = new Map(found.flatMap((one) => (one ? [[one.place.claimId, one.place] as const] : [])))
  return [...claims.values()].map(({ scopeId, claimId }) => ({ accountId, scopeId, claimId }))
}

/** Clears everything of an account away, for who signs out. */
export async function forgetUnsent(accountId: string): Promise<void> {
  const mine = (await keysHere()).filter(([account]) => account === accountId)
  await orElse(undefined, () => delMany(mine, store))
}

/** Clears away what is older than the server keeps a key for. */
export async function clearOldUnsent(now = Date.now()): Promise<void> {
  const oldest = now - deviceKeyDays * 86_400_000
  const all = await orElse([], () => entries<Key, Sealed>(store))
  const old = all.filter(([, { keptAt }]) => keptAt < oldest).map(([key]) => key)
  await orElse(undefined, () => delMany(old, store))
}

async function open(key: Key): Promise<Found | undefined> {
  const [accountId, scopeId, claimId, section] = key
  const place = { accountId, scopeId, claimId, section }
  const sealed = await orElse(undefined, () => get<Sealed>(key, store))
  const opensBy = await deviceKeyOf(accountId)
  if (!sealed || !opensBy) return undefined
  const { version, keptAt, iv, bytes } = sealed
  try {
    const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place, version) }
    const text = new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, opensBy, bytes))
    return { place, version, keptAt: new Date(keptAt), text }
  } catch {
    await dropUnsent(place)
    return undefined
  }
}

/** Moved to another claim or given another version, it opens no more. */
const boundTo = (place: UnsentPlace, version: number) =>
  new TextEncoder().encode([...keyOf(place), String(version)].join(' '))

const keysHere = (): Promise<Key[]> => orElse([], () => keys<Key>(store))

/** A browser without a database, or that forbids it, keeps nothing: the server still saves. */
async function orElse<Result>(otherwise: Result, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch {
    return otherwise
  }
}

const isOf = ({ accountId, scopeId, claimId }: UnsentClaim, key: { account: string; scope: string; id: string }) =>
  key.account === accountId && key.scope === scopeId && key.id === claimId
