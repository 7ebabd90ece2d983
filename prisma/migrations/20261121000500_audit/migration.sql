-- The audit trail: append-only, hash-chained, 256 chains by scope and one of the agency's own.

create table audit_chain (
  chain smallint primary key check (chain between 0 and 256),
  seq bigint not null default 0,
  hash bytea not null default '\x'
);
insert into audit_chain (chain) select generate_series(0, 256);

create table audit_event (
  chain smallint not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  business_on date not null,
  agency_id uuid,
  scope_id uuid,
  type text not null check (type ~ '^[a-z-]+\.[a-z-]+$'),
  subject_kind text not null,
  subject_id uuid,
  membership_id uuid,
  actor_name text not null,
  role text not null,
  request_id text,
  -- The canonical bytes the hash is taken over, beside the chain's place and time.
  payload text not null,
  prev bytea not null,
  hash bytea not null,
  primary key (recorded_at, chain, seq)
) partition by range (recorded_at);
create index on audit_event (agency_id, recorded_at desc);
create index on audit_event (subject_id, recorded_at desc);

call keep_append_only('audit_event');

-- Makes the monthly partitions from this month on, so that no insert ever finds none. Answers how many it made.
-- Each is made apart and attached: made as a partition it would wait for every reader and hold up every writer.
create function ensure_audit_partitions(months integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  first_day date;
  partition_name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(72707370);
  for step in 0..months loop
    first_day := (date_trunc('month', now() at time zone 'utc') + make_interval(months => step))::date;
    partition_name := 'audit_event_' || to_char(first_day, 'YYYY_MM');
    if to_regclass('public.' || partition_name) is null then
      execute format('create table public.%I (like audit_event including all)', partition_name);
      -- Policies and truncation are each table's own: what is asked for past audit_event finds a closed door.
      execute format('alter table public.%I enable row level security', partition_name);
      execute format('create trigger append_only_truncate before truncate on public.%I '
        'for each statement execute function refuse_change()', partition_name);
      execute format('alter table audit_event attach partition public.%I for values from (%L) to (%L)', partition_name,
        to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(first_day + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
select ensure_audit_partitions(3);

-- The chain of a scope: its employer's, by the first byte of a hash of the id; 256 is the agency's own.
create function audit_chain_of(scope uuid) returns smallint language sql immutable
  as $$ select case when scope is null then 256 else get_byte(sha256(convert_to(scope::text, 'UTF8')), 0) end::smallint $$;

-- Appends events to their chains: heads are locked in chain order and each is written once. Called last in the
-- transaction of what it records. `events` is a JSON array of
--   { type, scopeId, agencyId, subjectKind, subjectId, actorName, role, requestId, businessOn, payload }
-- where payload is the canonical text. The membership is the caller's own, whatever the events say.
create function append_audit(events jsonb) returns void
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
        acting_membership(), event ->> 'actorName', event ->> 'role', event ->> 'requestId', event ->> 'payload',
        prev_hash, next_hash);
    end loop;
    update audit_chain set seq = next_seq, hash = next_hash where chain = head.chain;
  end loop;
end
$$;

call guard('audit_chain', null, null);
call guard('audit_event', null, null);
call open_to_auditor('audit_chain', 'true');
-- Events of no agency, such as a sign-in by an unknown name, are every auditor's.
call open_to_auditor('audit_event', 'agency_id = acting_agency() or (agency_id is null and acting_agency() is not null)');

revoke execute on function append_audit, ensure_audit_partitions from public;
grant execute on function append_audit to cradle_employer, cradle_agency, cradle_auditor, cradle_system;
grant execute on function ensure_audit_partitions to cradle_system;
grant select on audit_chain, audit_event to cradle_system;

-- An employer reads what its own people did, not what reviewers thought in between; the agency nothing of drafts.
create policy employer on audit_event for select to cradle_employer
  using (scope_id = acting_scope() and role in ('employer-clerk', 'employer-admin'));
create policy agency on audit_event for select to cradle_agency
  using (agency_id = acting_agency() and (subject_kind <> 'claim' or exists (select from claim where claim.id = subject_id)));
grant select on audit_event to cradle_employer, cradle_agency;

-- Jobs (pg-boss) live in a schema of their own, owned by the role that runs them.
create schema pgboss authorization cradle_system;
