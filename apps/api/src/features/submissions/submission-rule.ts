import type { SubmissionRuleBody, SubmissionRuleView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

type Rule = { needsConfirmation: boolean; changedAt: Date; changedBy: string }

const read = statement<Rule>(
  'submission-rule.read',
  `select needs_confirmation as "needsConfirmation", changed_at as "changedAt", changed_by_name as "changedBy"
   from submission_rule where employer_id = $1`,
)
const write = statement(
  'submission-rule.write',
  `insert into submission_rule (employer_id, agency_id, needs_confirmation, changed_by, changed_by_name, changed_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (employer_id) do update set needs_confirmation = excluded.needs_confirmation,
     changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`,
)

/** Whether a submission of the acting employer leaves only once its administrator confirmed it. */
export const needsConfirmation = async ({ caller, query }: Scoped): Promise<boolean> =>
  (await query(read, [caller.scopeId]))[0]?.needsConfirmation ?? false

export const submissionRule = (caller: SignedIn): Promise<SubmissionRuleView> => inScope(caller, ruleOf)

/** Turns confirmation on or off for the acting employer, on record. What waits to be confirmed stays. */
export function setSubmissionRule(caller: SignedIn, body: SubmissionRuleBody): Promise<SubmissionRuleView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const before = await needsConfirmation(db)
    if (before !== body.needsConfirmation) {
      await db.query(write, [
        caller.scopeId,
        caller.agencyId,
        body.needsConfirmation,
        caller.membershipId,
        caller.name,
        now.at,
      ])
      db.audit({
        type: 'unit.submission-rule',
        subject: { kind: 'unit', id: caller.scopeId },
        scopeId: caller.scopeId,
        agencyId: caller.agencyId,
        businessOn: now.today,
        detail: { before: { needsConfirmation: before }, after: body },
      })
    }
    return ruleOf(db)
  })
}

async function ruleOf({ caller, query }: Scoped): Promise<SubmissionRuleView> {
  const [rule] = await query(read, [caller.scopeId])
  return {
    needsConfirmation: rule?.needsConfirmation ?? false,
    changed: rule ? { at: rule.changedAt.toISOString(), by: rule.changedBy } : null,
  }
}
