import { createStore, get, update } from 'idb-keyval'

const store = createStore('cradle-device', 'device')
const ID = 'id'

/**
 * The id of this browser, the same for all its tabs and people. It lies in IndexedDB, where what is kept unsent lies: a
 * cookie or localStorage reaches the disk half a minute later, too late for a browser that is killed. Undefined where
 * nothing can be kept: without a secure context or a database.
 */
export async function deviceId(): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return undefined
  try {
    const known = await get<string>(ID, store)
    if (known !== undefined) return known
    // Two tabs that begin at once agree on the first one's.
    await update<string>(ID, (made) => made ?? crypto.randomUUID(), store)
    return await get<string>(ID, store)
  } catch {
    return undefined
  }
}

/** Whose the key is, and the key, which cannot be read out of it. */
type HeldKey = { accountId: string; text: string; key: Promise<CryptoKey> }

// Here and nowhere else: not in storage, not in the page. What is on the disk opens only after the server handed it over.
let held: HeldKey | undefined
const listeners = new Set<() => void>()

/** Takes the key that came with a session; the same one again changes nothing. */
export function takeDeviceKey(accountId: string, text: string | undefined) {
  if (held?.accountId === accountId && held.text === text) return
  held = text === undefined ? undefined : { accountId, text, key: imported(text) }
  for (const listener of listeners) listener()
}

/** The key by which this device keeps what the account could not send yet; undefined while it has none. */
export async function deviceKeyOf(accountId: string): Promise<CryptoKey | undefined> {
  return held?.accountId === accountId ? held.key : undefined
}

/** Calls `listener` when there is another key, or none any more: what was kept under the old one is lost with it. */
export function onDeviceKeyChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const imported = (text: string) =>
  crypto.subtle.importKey(
    'raw',
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  )
