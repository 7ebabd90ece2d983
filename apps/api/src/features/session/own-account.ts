import type { MeView } from '@cradle/domain/wire'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement, systemFor, type SystemCaller } from '@cradle/db'
import { type AccountRow, accountById, meOf } from '#api/lib/accounts.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { recordOn, type StandingSession } from './sessions.ts'

/** The caller's own account, of which only the product itself may read everything. Their session stands. */
export const onOwn = <Result>(
  caller: SignedIn,
  use: (db: Scoped<SystemCaller>, account: AccountRow) => Promise<Result>,
): Promise<Result> =>
  inScope(systemFor(caller), async (db) => {
    const account = await accountById(db, caller.accountId)
    if (!account) throw new Problem('signed-out')
    return use(db, account)
  })

/** Who is signed in, under which membership. */
export const whoIs = (caller: SignedIn): Promise<MeView> =>
  onOwn(caller, async (_db, account) => meOf(account, actingIn(account, caller.membershipId)))

const choose = statement('session.choose', 'update session set membership_id = $2, last_seen_at = now() where id = $1')

/** Acts under another membership of the same account from now on; other tabs stay as they are. */
export const actUnder = (
  caller: SignedIn,
  membershipId: string,
): Promise<Pick<StandingSession, 'account' | 'acting'>> =>
  onOwn(caller, async (db, account) => {
    const acting = account.memberships.find(({ id }) => id === membershipId)
    if (!acting) throw new Problem('not-permitted')
    await db.query(choose, [caller.sessionId, membershipId])
    const detail = { session: caller.sessionId, before: caller.membershipId, after: membershipId }
    await recordOn(db, account, 'session.act-under', detail, acting)
    return { account, acting }
  })

function actingIn(account: AccountRow, membershipId: string) {
  const acting = account.memberships.find(({ id }) => id === membershipId)
  if (!acting) throw new Problem('signed-out')
  return acting
}
