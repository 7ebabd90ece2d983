import { Secret, TOTP } from 'otpauth'
import { type Scoped, secondFactorPlace, statement, type SystemCaller } from '@cradle/db'
import { demandsSecondFactor } from '@cradle/domain/access'
import { Problem } from '@cradle/domain/problem'
import type { TotpView } from '@cradle/domain/wire'
import type { AccountRow } from '#api/lib/accounts.ts'
import { installation, vault } from '#api/lib/installation.ts'
import { hashesOfCode, hashOfCode, randomCode, shownCode } from '#api/lib/one-time-codes.ts'

const RECOVERY_CODES = 10
const SECONDS = 30
/** A code of the step before or after is taken too: clocks differ. */
const STEPS_APART = 1

type FactorRow = { ciphertext: Buffer; keyId: string; confirmed: boolean }

const find = statement<FactorRow>(
  'second-factor.find',
  `select ciphertext, key_id as "keyId", confirmed_at is not null as confirmed from second_factor
   where account_id = $1 for update`,
)
const remove = statement('second-factor.remove', 'delete from second_factor where account_id = $1')
const insert = statement(
  'second-factor.insert',
  'insert into second_factor (account_id, ciphertext, key_id) values ($1, $2, $3)',
)
const insertRecovery = statement(
  'recovery-code.insert',
  `insert into recovery_code (account_id, code_hash, hash_key_id) select $1, unnest($2::bytea[]), $3`,
)
const confirm = statement(
  'second-factor.confirm',
  'update second_factor set confirmed_at = now() where account_id = $1',
)
// A step is taken once: of two who bring the same code one finds it used.
const takeStep = statement<{ taken: boolean }>(
  'second-factor.take',
  'update second_factor set last_step = $2 where account_id = $1 and last_step < $2 returning true as taken',
)
const useRecovery = statement<{ used: boolean }>(
  'recovery-code.use',
  'delete from recovery_code where account_id = $1 and code_hash = any($2) returning true as used',
)
const countRecovery = statement<{ left: number }>(
  'recovery-code.count',
  'select count(*)::int as "left" from recovery_code where account_id = $1',
)

/** Whether this installation demands a second factor of the account: of the agency's people, outside demonstrations. */
export const isFactorDemanded = ({ memberships }: AccountRow): boolean =>
  installation().mode === 'production' && memberships.some(({ role }) => demandsSecondFactor(role))

/** Sets a second factor up, pending until it is confirmed; one that was never confirmed makes room. */
export async function beginFactor(db: Scoped<SystemCaller>, account: AccountRow): Promise<TotpView> {
  if (account.hasSecondFactor) throw new Problem('second-factor-set')
  const secret = new Secret({ size: 20 })
  const codes = Array.from({ length: RECOVERY_CODES }, randomCode)
  const { ciphertext, keyId } = vault().seal(secret.base32, secondFactorPlace(account.id))
  const hashes = codes.map((code) => hashOfCode(account.id, code))
  await db.query(remove, [account.id])
  await db.query(insert, [account.id, ciphertext, keyId])
  await db.query(insertRecovery, [account.id, hashes.map(({ hash }) => hash), hashes[0]?.hashKeyId])
  const uri = totpOf(secret, account.username ?? '').toString()
  return { secret: secret.base32, uri, recoveryCodes: codes.map(shownCode) }
}

/** Confirms a pending second factor by a code of it; answers whether the code was right. */
export async function confirmFactor(db: Scoped<SystemCaller>, accountId: string, code: string): Promise<boolean> {
  const [factor] = await db.query(find, [accountId])
  if (!factor || factor.confirmed) throw new Problem('second-factor-set')
  if (!(await isTotp(db, accountId, factor, code))) return false
  await db.query(confirm, [accountId])
  return true
}

/** Whether `code` proves a confirmed second factor: a code of the moment or a recovery code, each taken once. */
export async function isFactorProven(db: Scoped<SystemCaller>, accountId: string, code: string): Promise<boolean> {
  const [factor] = await db.query(find, [accountId])
  if (!factor?.confirmed) return false
  if (await isTotp(db, accountId, factor, code)) return true
  const [used] = await db.query(useRecovery, [accountId, hashesOfCode(accountId, code)])
  return used !== undefined
}

/** Takes a second factor and its recovery codes away. */
export const removeFactor = (db: Scoped<SystemCaller>, accountId: string) => db.query(remove, [accountId])

/** How many recovery codes an account has not used yet. */
export const recoveryCodesLeft = async (db: Scoped<SystemCaller>, accountId: string): Promise<number> =>
  (await db.query(countRecovery, [accountId]))[0]?.left ?? 0

async function isTotp(db: Scoped<SystemCaller>, accountId: string, factor: FactorRow, code: string): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) return false
  const secret = Secret.fromBase32(vault().open(factor, secondFactorPlace(accountId)))
  const apart = totpOf(secret, '').validate({ token: code, window: STEPS_APART })
  if (apart === null) return false
  const [taken] = await db.query(takeStep, [accountId, TOTP.counter({ period: SECONDS }) + apart])
  return taken !== undefined
}

const totpOf = (secret: Secret, label: string) =>
  new TOTP({ issuer: '摇篮 Cradle', label, secret, digits: 6, period: SECONDS })
