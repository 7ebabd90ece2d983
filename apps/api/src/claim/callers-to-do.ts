/**
 * What of a queue is not this person's to do: claims of which they hold another stage, those they endorsed already, which
 * wait for another approver, and those from which they must stand aside. `$3` is the holder, `$4` the stage.
 */
export const isCallersToDo = `not exists (select from claim_stage where claim_stage.claim_id = queued.claim_id
    and claim_stage.holder_id = $3 and claim_stage.stage <> $4)
  and ($4 <> 'approval' or not ${endorsedLast('queued.claim_id')})
  and queued.claim_id <> all ((select queued_claims_of_kin())::uuid[])`

/**
 * The same claims as a query of their ids, begun at the person and not at the queue: for counting them. Of all they approved
 * in their years only what still waits is looked at (`offset 0`).
 */
export const notCallersToDo = `select claim_id from claim_stage where holder_id = $3 and stage <> $4
  union select claim_id from (
    select claim_id from claim_stage join queued_claim using (claim_id)
    where holder_id = $3 and stage = 'approval' and $4 = 'approval'
      and queued_claim.agency_id = $1 and queued_claim.status = 'second-reviewed' offset 0) as still
    where ${endorsedLast('still.claim_id')}
  union select unnest(queued_claims_of_kin())`

/** Whether the last that was decided of a claim is an endorsement of theirs. */
function endorsedLast(claimId: string): string {
  return `exists (
    select from (select action, decided_by_holder from decision where decision.claim_id = ${claimId}
      order by recorded_at desc limit 1) as last
    where last.action = 'endorse' and last.decided_by_holder = $3)`
}
