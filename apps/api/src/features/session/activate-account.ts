import { Problem } from '@cradle/domain/problem'
import type { ActivationBody } from '@cradle/domain/wire'
import { type Scoped, statement, systemCaller, type SystemCaller } from '@cradle/db'
import { type AccountRow, accountById, accountByUsername, accountsOfUnit } from '#api/lib/accounts.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import { hashesOfCode } from '#api/lib/one-time-codes.ts'
import { countAttempt, forgetFailures } from './failures.ts'
import { hashOfPassword, refuseWeakPassword } from './passwords.ts'
import { readProof } from './proof-of-work.ts'
import { endSessions, type Entered, enter, isOpen, recordOn, type Visitor } from './sessions.ts'

type CodeRow = { accountId: string; codeHash: Buffer }

const lockCodes = statement<CodeRow>(
  'activation-code.lock',
  `select account_id as "accountId", code_hash as "codeHash" from activation_code
   where account_id = any($1) and expires_at > now() and wrong_tries < $2 order by account_id for update`,
)
const countWrong = statement(
  'activation-code.count-wrong',
  'update activation_code set wrong_tries = wrong_tries + 1 where account_id = any($1)',
)
const use = statement('activation-code.use', 'delete from activation_code where account_id = $1')
const activate = statement(
  'account.activate',
  `update account set username = coalesce(username, $2), password_hash = $3, activated_at = coalesce(activated_at, now())
   where id = $1`,
)

/**
 * Activates an account by its one-time code with a password of its own, and signs in. A wrong number, name or code, one
 * that was used, burnt or has run out: one answer, and a password is hashed for every one of them.
 */
export async function activateAccount(body: ActivationBody, visitor: Visitor): Promise<Entered> {
  const { unitNumber, username, code, password, proof } = body
  refuseWeakPassword(password, username ?? null)
  const name = unitNumber ?? username ?? ''
  const attempt = { name, address: visitor.address, proof: await readProof(proof) }
  await inScope(systemCaller(visitor.requestId), (db) => countAttempt(db, attempt))
  const passwordHash = await hashOfPassword(password)
  const entered = await inScope(systemCaller(visitor.requestId), async (db) => {
    const named = unitNumber === undefined ? [await accountByUsername(db, name)] : await accountsOfUnit(db, unitNumber)
    const candidates = named.filter((account) => account !== undefined)
    const account = await whoseCode(db, candidates.filter(isOpen), code)
    if (!account) {
      await recordOn(db, candidates[0], 'account.refuse-activation')
      return undefined
    }
    if (account.username === null && username === undefined)
      throw new Problem('fields-invalid', [
        { pointer: '/username', code: 'missing', message: '请为单位账户设置用户名' },
      ])
    refuseWeakPassword(password, account.username)
    await db.query(use, [account.id])
    await db.query(activate, [account.id, username ?? null, passwordHash])
    await endSessions(db, account.id, 'password-changed')
    await recordOn(db, account, 'account.activate')
    const activated = await accountById(db, account.id)
    const entered = activated && (await enter(db, activated, visitor, { weak: false, factor: false }))
    await forgetFailures(db, name)
    return entered
  })
  if (!entered) throw new Problem('activation-refused')
  return entered
}

/** The account whose code was typed. A wrong one counts against every code it was tried on. */
async function whoseCode(
  db: Scoped<SystemCaller>,
  accounts: readonly AccountRow[],
  code: string,
): Promise<AccountRow | undefined> {
  const ids = accounts.map(({ id }) => id)
  const codes = await db.query(lockCodes, [ids, installation().access.codeTries])
  const hit = codes.find(({ accountId, codeHash }) =>
    hashesOfCode(accountId, code).some((hash) => hash.equals(codeHash)),
  )
  if (!hit) await db.query(countWrong, [codes.map(({ accountId }) => accountId)])
  return hit && accounts.find(({ id }) => id === hit.accountId)
}
