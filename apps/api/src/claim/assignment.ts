import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import type { SignedIn } from '#api/plugins/caller.ts'

/** How long a claim stays in somebody's hand without a deed, by the real clock. Ours. */
export const IN_HAND = `interval '30 minutes'`

/** An assignment as it is read beside a claim; null once it expired. `$1` to `$n` are the reading statement's own. */
export const inHand = (claimId: string) =>
  `(select jsonb_build_object('membershipId', membership_id, 'name', name, 'until', until) from assignment
    where assignment.claim_id = ${claimId} and until > clock_timestamp())`
/** Why a claim is held, as it is read beside it. */
export const onHold = (claimId: string) =>
  `(select jsonb_build_object('reason', reason, 'by', held_by_name, 'since', held_at) from claim_hold
    where claim_hold.claim_id = ${claimId})`

export type InHand = { membershipId: string; name: string; until: string } | null
export type OnHold = { reason: string; by: string; since: string } | null

/** Both as the API answers them. */
export const assigneeView = (inHands: InHand, { membershipId }: SignedIn) =>
  inHands && { name: inHands.name, byMe: inHands.membershipId === membershipId, until: rfc3339(inHands.until) }
export const holdView = (held: OnHold) => held && { ...held, since: rfc3339(held.since) }

const rfc3339 = (text: string) => new Date(text).toISOString()

const otherHands = statement<{ claimId: string; name: string }>(
  'assignment.others',
  `select claim_id as "claimId", name from assignment
   where claim_id = any($1) and membership_id <> $2 and until > clock_timestamp()`,
)
const otherHandAtDeed = statement<{ name: string }>(
  'assignment.other-at-deed',
  `with prolonged as (update assignment set until = clock_timestamp() + ${IN_HAND}
     where claim_id = $1 and membership_id = $2)
   select name from assignment where claim_id = $1 and membership_id <> $2 and until > clock_timestamp()`,
)
const drop = statement('assignment.drop', 'delete from assignment where claim_id = $1 and membership_id = $2')

/** Refuses to act on a claim that somebody else has in hand, and says who; a deed of one's own keeps it in hand longer. */
export async function refuseTaken(db: Scoped, { id }: { id: string }): Promise<void> {
  const [other] = await db.query(otherHandAtDeed, [id, db.caller.membershipId])
  if (other) throw takenBy(id, other.name)
}

/** Who has which of several claims in hand, other than the caller: for who only asks what a deed would do. */
export const otherHandsOn = async (db: Scoped, claimIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await db.query(otherHands, [claimIds, db.caller.membershipId])).map(({ claimId, name }) => [claimId, name]))

/** The refusal of a deed on a claim that `name` has in hand. */
export const takenBy = (claimId: string, name: string): Problem =>
  new Problem('claim-taken', [
    {
      pointer: `/claims/${claimId}`,
      code: 'taken',
      message: `${name}正在办理这份申报，等其办结或释放后再办理`,
    },
  ])

/** Puts a claim out of the caller's hand, if it is there. */
export const release = async (db: Scoped, claimId: string): Promise<void> =>
  void (await db.query(drop, [claimId, db.caller.membershipId]))
