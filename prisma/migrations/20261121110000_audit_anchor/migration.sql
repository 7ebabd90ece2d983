-- What the audit's readers and the duty to stand aside (回避) ask of the tables.

-- A chain is verified in its own order, an employer's and an account's events are looked for by time.
create index audit_event_chain on audit_event (chain, seq, recorded_at);
create index audit_event_scope on audit_event (scope_id, recorded_at desc);
create index audit_event_membership on audit_event (membership_id, recorded_at desc);

-- As before, and the membership of a deed that the product carried out for somebody: a refused access, a sign-in. A
-- request's own membership always goes first, whatever its events say.
create or replace function append_audit(events jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  head record;
  event jsonb;
  at timestamptz;
  at_text text;
  next_seq bigint;
  next_hash bytea;
  prev_hash bytea;
begin
  for head in
    select chain, seq, hash from audit_chain
    where chain in (select audit_chain_of((e ->> 'scopeId')::uuid) from jsonb_array_elements(events) e)
    order by chain for update
  loop
    -- Read under the head's lock, so that a chain's times follow its numbers.
    at := clock_timestamp();
    at_text := to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    next_seq := head.seq;
    next_hash := head.hash;
    for event in
      select e from jsonb_array_elements(events) with ordinality as given(e, position)
      where audit_chain_of((e ->> 'scopeId')::uuid) = head.chain order by position
    loop
      next_seq := next_seq + 1;
      prev_hash := next_hash;
      next_hash := sha256(prev_hash || convert_to(
        head.chain || chr(10) || next_seq || chr(10) || at_text || chr(10) || (event ->> 'payload'), 'UTF8'));
      insert into audit_event (chain, seq, recorded_at, business_on, agency_id, scope_id, type, subject_kind, subject_id,
        membership_id, actor_name, role, request_id, payload, prev, hash)
      values (head.chain, next_seq, at, (event ->> 'businessOn')::date, (event ->> 'agencyId')::uuid,
        (event ->> 'scopeId')::uuid, event ->> 'type', event ->> 'subjectKind', (event ->> 'subjectId')::uuid,
        coalesce(acting_membership(), (event ->> 'membershipId')::uuid), event ->> 'actorName', event ->> 'role',
        event ->> 'requestId', event ->> 'payload', prev_hash, next_hash);
    end loop;
    update audit_chain set seq = next_seq, hash = next_hash where chain = head.chain;
  end loop;
end
$$;

-- The spouse's ID number of a filing as a keyed hash: the number itself lies sealed in filing_secret, where no
-- function can compare it.
create table filing_spouse (
  filing_id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  search_hash bytea not null,
  hash_key_id text not null,
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (filing_id, scope_id, agency_id) references filing (id, scope_id, agency_id)
);
create index on filing_spouse (claim_id);
create index on filing_spouse (search_hash);

call guard('filing_spouse', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call open_to_auditor('filing_spouse', 'agency_id = acting_agency()');
grant insert on filing_spouse to cradle_employer, cradle_agency;
grant select, insert, update (search_hash, hash_key_id) on filing_spouse to cradle_system;

-- Whether whoever acts must stand aside from this claim (社会保险经办条例; GB/T 22239 on separated duties): they are the
-- insured person or patient or the spouse, have declared one of them a relative, or act for an employer of theirs.
-- `number_hashes` are the same ID numbers under every key of the installation, for while keys are being rotated.
create function has_conflict_of_interest(of_claim uuid, number_hashes bytea[]) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (
    select claim.id, claim.scope_id, claim.insured_person_id, claim.patient_id from claim
    where claim.id = of_claim and claim.agency_id = acting_agency()
  ), holder as (
    select account.holder_id as id from membership join account on account.id = membership.account_id
    where membership.id = acting_membership()
  ), concerned as (
    select search_hash as hash from asked
      join person_identifier on person_id in (asked.insured_person_id, asked.patient_id) and kind = 'id-card'
    union all select search_hash from asked join filing_spouse on filing_spouse.claim_id = asked.id
    union all select unnest(number_hashes)
  )
  select exists (select from holder join account_holder using (id) where id_hash in (select hash from concerned))
    or exists (select from holder join declared_relative on declared_relative.holder_id = holder.id
      where withdrawn_at is null and id_hash in (select hash from concerned))
    or exists (
      select from holder join account on account.holder_id = holder.id
        join membership on membership.account_id = account.id and membership.employer_id is not null
        cross join asked
      where membership.valid_from <= day_in_shanghai() and membership.suspended_at is null
        and (membership.valid_until is null or membership.valid_until > day_in_shanghai())
        and (membership.employer_id = asked.scope_id or exists (
          select from enrolment where enrolment.employer_id = membership.employer_id
            and enrolment.person_id in (asked.insured_person_id, asked.patient_id))))
$$;
revoke execute on function has_conflict_of_interest from public;
grant execute on function has_conflict_of_interest to cradle_agency;

-- Rotation of keys: seals and hashes anew what the product's older secrets sealed and hashed.
grant update (ciphertext, key_id, search_hash, hash_key_id) on person_identifier to cradle_system;
