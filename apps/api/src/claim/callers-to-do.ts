/**
 * What of a queue is not this person's to do: claims of which they hold another stage, and those they endorsed already,
 * which wait for another approver. `$3` is the holder, `$4` the stage.
 */
export const isCallersToDo = `not exists (select from claim_stage where claim_stage.claim_id = queued.claim_id
    and claim_stage.holder_id = $3 and claim_stage.stage <> $4)
  and ($4 <> 'approval' or not exists (
    select from (select action, decided_by_holder from decision where decision.claim_id = queued.claim_id
      order by recorded_at desc limit 1) as last
    where last.action = 'endorse' and last.decided_by_holder = $3))`
