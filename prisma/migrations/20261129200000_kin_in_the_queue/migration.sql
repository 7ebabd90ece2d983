-- What of the queues is nobody's to do who asks, from their side: a queue is counted and listed without it, and only what
-- they held, their people and their employers are looked at, however many claims wait.

create index claim_stage_of_holder on claim_stage (holder_id, stage);

-- The claims at the agency from which whoever acts must stand aside, as `has_conflict_of_interest` says of each. While keys
-- are being rotated one may be missing here that is under another key: that one refuses their deeds all the same.
create function queued_claims_of_kin() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  acting uuid := (select account.holder_id from membership join account on account.id = membership.account_id
    where membership.id = acting_membership());
  hashes bytea[] := array(
    select id_hash from account_holder where id = acting and id_hash is not null
    union select id_hash from declared_relative where holder_id = acting and withdrawn_at is null);
  employers uuid[] := array(
    select membership.employer_id from account join membership on membership.account_id = account.id
    where account.holder_id = acting and membership.employer_id is not null and membership.suspended_at is null
      and membership.valid_from <= day_in_shanghai()
      and (membership.valid_until is null or membership.valid_until > day_in_shanghai()));
begin
  -- So it is with nearly everybody.
  if hashes = '{}' and employers = '{}' then
    return '{}';
  end if;
  return array(
    with people as (
      select person_id as id from person_identifier where agency_id = acting_agency() and kind = 'id-card'
        and hash_key_id = any(array(select distinct hash_key_id from account_holder where id = acting
          union select hash_key_id from declared_relative where holder_id = acting))
        and search_hash = any(hashes)
      union select person_id from enrolment where employer_id = any(employers)
    ), concerned as (
      select claim.id from people join claim on claim.insured_person_id = people.id
      union select claim.id from people join claim on claim.patient_id = people.id
      union select claim_id from filing_spouse where search_hash = any(hashes)
      union select claim.id from claim where claim.scope_id = any(employers) and claim.deleted_at is null
        and claim.status in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed')
    )
    select queued_claim.claim_id from concerned join queued_claim on queued_claim.claim_id = concerned.id
    where queued_claim.agency_id = acting_agency());
end
$$;
revoke execute on function queued_claims_of_kin from public;
grant execute on function queued_claims_of_kin to cradle_agency;
