import { randomBytes } from 'node:crypto'
import { deviceKeyPlace, type Scoped, statement, type SystemCaller } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'

/** Bytes of a key of AES-256. */
const KEY_BYTES = 32

// Two tabs that ask at once get the same key: whoever comes second reads the first one's.
const handOver = statement<{ ciphertext: Buffer; keyId: string }>(
  'device-key.hand-over',
  `insert into device_key (account_id, device_id, ciphertext, key_id) values ($1, $2, $3, $4)
   on conflict (account_id, device_id) do update set handed_over_at = now()
   returning ciphertext, key_id as "keyId"`,
)
const forgetOne = statement('device-key.forget', 'delete from device_key where account_id = $1 and device_id = $2')
const forgetAll = statement('device-key.forget-all', 'delete from device_key where account_id = $1')

/**
 * The key by which a device keeps an account's unsent edits, in base64: made at the first sign-in there, the same one
 * until it is forgotten. Undefined where the browser names no device, and so keeps nothing.
 */
export async function handOverDeviceKey(
  db: Scoped<SystemCaller>,
  accountId: string,
  deviceId: string | undefined,
): Promise<string | undefined> {
  if (deviceId === undefined) return undefined
  const place = deviceKeyPlace(accountId, deviceId)
  const fresh = vault().seal(randomBytes(KEY_BYTES).toString('base64'), place)
  const [kept] = await db.query(handOver, [accountId, deviceId, fresh.ciphertext, fresh.keyId])
  return kept && vault().open(kept, place)
}

/** Forgets the key of one device: what it kept of the account opens no more. */
export async function forgetDeviceKey(db: Scoped<SystemCaller>, accountId: string, deviceId: string | null) {
  if (deviceId !== null) await db.query(forgetOne, [accountId, deviceId])
}

/** Forgets the keys of every device of an account. */
export const forgetDeviceKeys = (db: Scoped<SystemCaller>, accountId: string) => db.query(forgetAll, [accountId])
