import type pg from 'pg'

/** A member of the agency's staff who decides on claims. */
export type Reviewer = { membershipId: string; holderId: string; name: string }

export type Staff = { agencyId: string; first: Reviewer; second: Reviewer; approver: Reviewer }

/** The agency and its reviewers, as the demonstration's city has them. */
export async function staffOf(owner: pg.ClientBase): Promise<Staff> {
  const { rows } = await owner.query<Reviewer & { role: string; agencyId: string }>(
    `select membership.role, membership.id as "membershipId", account.holder_id as "holderId", account_holder.name,
       membership.agency_id as "agencyId"
     from membership join account on account.id = account_id join account_holder on account_holder.id = account.holder_id
     where membership.role in ('first-reviewer', 'second-reviewer', 'approver') order by account.username`,
  )
  const [first, second, approver] = ['first-reviewer', 'second-reviewer', 'approver'].map((role) =>
    rows.find((row) => row.role === role),
  )
  if (!first || !second || !approver) throw new Error('the city has no reviewers')
  return { agencyId: first.agencyId, first, second, approver }
}
