import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement, type SystemCaller } from '@cradle/db'
import { installation, vault } from '#api/lib/installation.ts'
import { type Proof, spendProof } from './proof-of-work.ts'

/** Who tries: the name as it was typed, whether or not anybody has it, and the address it came from. */
export type Attempt = {
  name: string
  address: string
  /** The work done; `ticket` where a step before proved more than any work. */
  proof: Proof | 'ticket' | undefined
}

/** A whole office shares one address: it takes ten times as many failures to lock it. */
const ADDRESS_SHARE = 10
const DAY = 24 * 3600

// The address first, for everybody alike, so that two attempts wait for each other and never deadlock.
const count = statement<{ kind: 'name' | 'address'; failures: number; isLocked: boolean }>(
  'failure.count',
  `insert into sign_in_failure as known (kind, subject, failures) values ('address', $1, 1), ('name', $2, 1)
   on conflict (kind, subject) do update set failed_at = now(), failures = case
     when known.failed_at < now() - make_interval(secs => case known.kind when 'name' then $3::float8 else $4::float8 end) then 1
     else known.failures + 1 end
   returning kind, failures, coalesce(locked_until > now(), false) as "isLocked"`,
)
const lock = statement(
  'failure.lock',
  `update sign_in_failure set locked_until = now() + make_interval(secs => $3) where kind = $1 and subject = $2`,
)
const forget = statement('failure.forget', `delete from sign_in_failure where kind = 'name' and subject = $1`)
const forgive = statement(
  'failure.forgive',
  `with gone as (delete from sign_in_failure where kind = 'address' and subject = $1 and failures = 1)
   update sign_in_failure set failures = failures - 1, locked_until = null
   where kind = 'address' and subject = $1 and failures > 1`,
)

const subjectOf = (kind: 'name' | 'address', text: string) => vault().searchHash(`sign-in ${kind}`, text).hash

/**
 * Counts an attempt as failed until `forgetFailures` says otherwise, so that a hundred at once count as a hundred.
 * Refuses while the name or the address is locked, and after a few failures in a row without a proof of work.
 */
export async function countAttempt(db: Scoped<SystemCaller>, { name, address, proof }: Attempt): Promise<void> {
  const { proofAfter, lockAfter, lockSeconds } = installation().access
  const subjects = { address: subjectOf('address', address), name: subjectOf('name', name) }
  const rows = await db.query(count, [subjects.address, subjects.name, DAY, lockSeconds])
  if (rows.some(({ isLocked }) => isLocked)) throw new Problem('sign-in-locked')
  const isProofDue = rows.some(({ failures }) => failures > proofAfter)
  if (isProofDue && proof !== 'ticket' && !(proof && (await spendProof(db, proof)))) throw new Problem('proof-required')
  for (const { kind, failures } of rows) {
    const over = failures - lockAfter * (kind === 'name' ? 1 : ADDRESS_SHARE)
    if (over >= 0) await db.query(lock, [kind, subjects[kind], Math.min(lockSeconds * 2 ** Math.min(over, 20), DAY)])
  }
}

/**
 * Somebody got in: the name's failures are over. Never before `forgiveAddress` in one transaction: whoever counts an attempt
 * takes the address first, and the two would each wait for what the other holds.
 */
export const forgetFailures = (db: Scoped<SystemCaller>, name: string): Promise<unknown> =>
  db.query(forget, [subjectOf('name', name)])

/** This attempt was none of the address's failures; the others there may be somebody else's. */
export const forgiveAddress = (db: Scoped<SystemCaller>, address: string): Promise<unknown> =>
  db.query(forgive, [subjectOf('address', address)])
