import type { Role } from '@cradle/domain/access'
import type { PlainDate } from '@cradle/domain/calendar'
import type { NoticeKind } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'

type Raising = {
  kind: NoticeKind
  /** What it is about: raised once for each person. */
  about: string
  period?: PlainDate
  claimId?: string
  at: Date
  to: { employerIds: readonly string[]; roles: readonly Role[]; butNot?: string }
}

const raise = statement(
  'notice.raise',
  `insert into notice (id, membership_id, agency_id, scope_id, kind, about, period, claim_id, raised_at)
   select gen_random_uuid(), membership.id, membership.agency_id, membership.employer_id, $1, $2, $3, $4, $5
   from membership
   where membership.employer_id = any($6) and membership.role = any($7) and membership.id is distinct from $8
     and membership.suspended_at is null and membership.valid_from <= day_in_shanghai()
     and (membership.valid_until is null or membership.valid_until > day_in_shanghai())
   on conflict do nothing`,
)

/** Reminds everybody who works for these employers in one of the roles; who was reminded of it before is not again. */
export const raiseNotices = (
  { query }: Scoped<Caller | SystemCaller>,
  { kind, about, period, claimId, at, to }: Raising,
): Promise<unknown> =>
  query(raise, [kind, about, period ?? null, claimId ?? null, at, to.employerIds, to.roles, to.butNot ?? null])
