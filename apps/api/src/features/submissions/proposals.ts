import { randomUUIDv7 } from 'node:crypto'
import { may } from '@cradle/domain/access'
import { Problem } from '@cradle/domain/problem'
import type { ConfirmBody, DeclineBody, ProposalView, ProposeBody, SubmissionView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { checkedClaims, type CheckedClaim } from '#api/claim/check-claims.ts'
import { blockers, errorsOf } from '#api/claim/claim-findings.ts'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'
import { openPeriod } from '#api/claim/filing-window.ts'
import { type BusinessNow, businessNow, firstOf, monthOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import type { OnChecked } from '#api/lib/watched.ts'
import { raiseNotices } from '#api/notices/raise-notices.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { refusalOf } from './chosen-claim.ts'
import { readSubmission } from './read-submissions.ts'
import { sendMonth } from './submit-month.ts'
import { needsConfirmation } from './submission-rule.ts'

type Proposal = {
  id: string
  period: string
  claims: { id: string; version: number }[]
  preparedBy: string
  preparedByHolder: string
  preparedByName: string
  preparedAt: Date
  endedBecause: 'confirmed' | 'declined' | 'replaced' | null
  reason: string | null
  submissionId: string | null
}

const columns = `id, period, claims, prepared_by as "preparedBy", prepared_by_holder as "preparedByHolder",
  prepared_by_name as "preparedByName", prepared_at as "preparedAt", ended_because as "endedBecause", reason,
  submission_id as "submissionId"`
const read = statement<Proposal>('proposal.read', `select ${columns} from submission_proposal where id = $1`)
// Locked, so that of two who confirm, decline or replace it at once the second finds it ended.
const lock = statement<Proposal>(
  'proposal.lock',
  `select ${columns} from submission_proposal where id = $1 for no key update`,
)
const insert = statement(
  'proposal.insert',
  `insert into submission_proposal (id, agency_id, scope_id, employer_id, period, claims, prepared_by,
     prepared_by_holder, prepared_by_name, prepared_at)
   values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)`,
)
const replace = statement(
  'proposal.replace',
  `update submission_proposal set ended_at = $3, ended_because = 'replaced', ended_by_name = $4
   where employer_id = $1 and period = $2 and ended_at is null`,
)
const end = statement(
  'proposal.end',
  `update submission_proposal set ended_at = $2, ended_because = $3, ended_by_name = $4, reason = $5, submission_id = $6
   where id = $1`,
)
const rowsOf = statement<ListedClaim>(
  'proposal.claims',
  `select ${columnsOfRow} ${fromClaims('select claim.* from claim where id = any($1) and deleted_at is null')}
   order by claim.number`,
)

/**
 * Prepares a submission for somebody else's confirmation: judged like a submission, it sends and locks nothing. It takes
 * the place of what was prepared before for the same period.
 */
export function proposeSubmission(
  caller: SignedIn,
  body: ProposeBody,
  key: string | undefined,
  onChecked: OnChecked = () => undefined,
): Promise<ProposalView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const id = await once(db, { key, body, id: randomUUIDv7() }, async (fresh) => {
      if (!(await needsConfirmation(db))) throw new Problem('confirmation-not-required')
      openPeriod(body.period, now)
      await refuseUnready(db, body, now, onChecked)
      const period = firstOf(body.period)
      await Promise.all([
        db.query(replace, [caller.scopeId, period, now.at, caller.name]),
        db.query(insert, [
          fresh,
          caller.agencyId,
          caller.scopeId,
          period,
          JSON.stringify(body.claims),
          caller.membershipId,
          caller.holderId,
          caller.name,
          now.at,
        ]),
      ])
      await raiseNotices(db, {
        kind: 'confirmation-asked',
        about: fresh,
        period,
        at: now.at,
        to: { employerIds: [caller.scopeId], roles: ['employer-admin'], butNot: caller.membershipId },
      })
      record(db, fresh, now, 'submission.propose', { period: body.period, claims: body.claims.map((one) => one.id) })
    })
    return viewOf(db, await found(db, read, id), now)
  })
}

export const getProposal = (caller: SignedIn, id: string): Promise<ProposalView> =>
  inScope(caller, async (db) => viewOf(db, await found(db, read, id), await businessNow(db)))

/**
 * Confirms what another person prepared, and thereby submits it: certified by who confirms, each claim in the version
 * that was prepared, or none.
 */
export function confirmProposal(
  caller: SignedIn,
  { id, certification }: ConfirmBody & { id: string },
  key: string | undefined,
  onChecked: OnChecked = () => undefined,
): Promise<SubmissionView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const submissionId = await once(db, { key, body: { id, certification }, id }, async () => {
      const proposal = await openOne(db, id)
      if (proposal.preparedByHolder === caller.holderId) throw new Problem('confirmation-by-another')
      const sent = await sendMonth(db, randomUUIDv7(), {
        body: { period: monthOf(proposal.period), claims: proposal.claims, certification },
        now,
        preparer: { membershipId: proposal.preparedBy, name: proposal.preparedByName },
        onChecked,
      })
      await db.query(end, [id, now.at, 'confirmed', caller.name, null, sent])
    })
    const { submissionId: sent } = await found(db, read, submissionId)
    if (!sent) throw new Problem('proposal-ended')
    return readSubmission(db, sent, now)
  })
}

/** Does not confirm it, with a reason; who prepared it may take it back the same way. */
export function declineProposal(caller: SignedIn, id: string, { reason }: DeclineBody): Promise<ProposalView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const proposal = await openOne(db, id)
    if (!may(caller.role, 'submissions.confirm') && proposal.preparedByHolder !== caller.holderId)
      throw new Problem('not-permitted')
    await db.query(end, [id, now.at, 'declined', caller.name, reason, null])
    record(db, id, now, 'submission.decline', { period: monthOf(proposal.period), reason })
    return viewOf(db, await found(db, read, id), now)
  })
}

async function found(db: Scoped<SignedIn>, how: typeof read, id: string): Promise<Proposal> {
  const [proposal] = await db.query(how, [id])
  if (!proposal) throw new Problem('proposal-not-found')
  return proposal
}

async function openOne(db: Scoped<SignedIn>, id: string): Promise<Proposal> {
  const proposal = await found(db, lock, id)
  if (proposal.endedBecause) throw new Problem('proposal-ended')
  return proposal
}

async function refuseUnready(
  db: Scoped<SignedIn>,
  { claims: chosen }: ProposeBody,
  now: BusinessNow,
  onChecked: OnChecked,
) {
  const ids = chosen.map(({ id }) => id)
  const found = new Map<string, CheckedClaim>()
  for await (const { batch, checked } of checkedClaims(db, ids, now.today)) {
    for (const one of batch) found.set(one.claim.id, one)
    onChecked({ checked, total: ids.length })
  }
  const refused = chosen.flatMap((one, index) => {
    const refusal = refusalOf(db.caller, one, found.get(one.id)?.claim)
    return refusal ? [{ pointer: `/claims/${index}`, ...refusal }] : []
  })
  if (refused[0])
    throw new Problem(refused[0].code === 'claim-not-found' ? 'claim-not-found' : 'claim-changed', refused)
  const errors = [...found.values()].flatMap(({ claim, findings }) =>
    errorsOf(`/claims/${claim.id}`, blockers(findings)),
  )
  if (errors.length > 0) throw new Problem('claims-incomplete', errors)
}

async function viewOf(db: Scoped<SignedIn>, proposal: Proposal, now: BusinessNow): Promise<ProposalView> {
  const rows = await db.query(rowsOf, [proposal.claims.map(({ id }) => id)])
  const { caller } = db
  const isOwn = proposal.preparedByHolder === caller.holderId
  return {
    id: proposal.id,
    period: monthOf(proposal.period),
    preparedAt: proposal.preparedAt.toISOString(),
    preparedBy: proposal.preparedByName,
    state: proposal.endedBecause ?? 'open',
    reason: proposal.reason,
    mayConfirm: proposal.endedBecause === null && !isOwn && may(caller.role, 'submissions.confirm'),
    isOwn,
    chosen: proposal.claims,
    claims: rows.map((row) => claimRow(row, now)),
    submissionId: proposal.submissionId,
  }
}

const record = (
  db: Scoped<SignedIn>,
  id: string,
  now: BusinessNow,
  type: 'submission.propose' | 'submission.decline',
  detail: Record<string, unknown>,
) =>
  db.audit({
    type,
    subject: { kind: 'submission', id },
    scopeId: db.caller.scopeId,
    agencyId: db.caller.agencyId,
    businessOn: now.today,
    detail,
  })
