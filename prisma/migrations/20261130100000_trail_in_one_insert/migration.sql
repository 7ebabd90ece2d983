-- The same events in the same chains: what comes of one transaction is chained first and inserted by one statement.
create or replace function append_audit(events jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  given record;
  in_hand smallint;
  at timestamptz;
  at_text text;
  next_seq bigint;
  next_hash bytea;
  places bigint[];
  chains smallint[];
  seqs bigint[];
  ats timestamptz[];
  hashes bytea[];
  prevs bytea[];
begin
  -- Heads are locked in the order of their chains, so that two who write into several never wait for each other.
  for given in
    select audit_chain_of("scopeId") as chain, place, payload
    from rows from (jsonb_to_recordset(events) as ("scopeId" uuid, payload text)) with ordinality
      as event("scopeId", payload, place)
    order by 1, 2
  loop
    if in_hand is distinct from given.chain then
      if in_hand is not null then
        update audit_chain set seq = next_seq, hash = next_hash where chain = in_hand;
      end if;
      in_hand := given.chain;
      select seq, hash into next_seq, next_hash from audit_chain where chain = in_hand for update;
      -- Read under the head's lock, so that a chain's times follow its numbers.
      at := clock_timestamp();
      at_text := to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    end if;
    next_seq := next_seq + 1;
    prevs := prevs || next_hash;
    next_hash := sha256(next_hash || convert_to(
      in_hand || chr(10) || next_seq || chr(10) || at_text || chr(10) || given.payload, 'UTF8'));
    places := places || given.place;
    chains := chains || in_hand;
    seqs := seqs || next_seq;
    ats := ats || at;
    hashes := hashes || next_hash;
  end loop;
  update audit_chain set seq = next_seq, hash = next_hash where chain = in_hand;
  insert into audit_event (chain, seq, recorded_at, business_on, agency_id, scope_id, type, subject_kind, subject_id,
    membership_id, actor_name, role, request_id, payload, prev, hash)
  select chained.chain, chained.seq, chained.at, "businessOn", "agencyId", "scopeId", type, "subjectKind", "subjectId",
    coalesce(acting_membership(), "membershipId"), "actorName", role, "requestId", payload, chained.prev, chained.hash
  from rows from (jsonb_to_recordset(events) as (type text, "scopeId" uuid, "agencyId" uuid, "subjectKind" text,
      "subjectId" uuid, "actorName" text, role text, "membershipId" uuid, "requestId" text, "businessOn" date, payload text))
      with ordinality as event(type, "scopeId", "agencyId", "subjectKind", "subjectId", "actorName", role, "membershipId",
        "requestId", "businessOn", payload, place)
    join unnest(places, chains, seqs, ats, prevs, hashes) as chained(place, chain, seq, at, prev, hash) using (place);
end
$$;
