-- Checks: the clerk's reasons for what is unusual, and what only reviewers are told of a filing.

-- The clerk's reason for a warning. `found_hash` is of what was found: of something else a new reason is asked.
create table finding_reason (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  section text not null check (section in ('event', 'contact', 'stay', 'charges', 'payee')),
  code text not null check (code ~ '^A\d{2}$'),
  pointer text not null check (char_length(pointer) <= 100),
  found_hash text not null check (found_hash ~ '^[0-9a-f]{64}$'),
  reason text not null check (reason ~ '\S' and char_length(reason) <= 200),
  version integer not null default 1 check (version >= 1),
  given_by uuid not null references membership,
  given_at timestamptz not null default now(),
  primary key (claim_id, section, code, pointer, found_hash),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create trigger frozen before insert or update or delete on finding_reason for each row execute function check_claim_editable();
call guard('finding_reason', 'scope_id = acting_scope()', 'scope_id = acting_scope()');
call open_to_auditor('finding_reason', 'agency_id = acting_agency()');
grant select, insert, update, delete on finding_reason to cradle_employer, cradle_agency;
grant select on finding_reason to cradle_system;

-- The account a filing names, as a keyed hash: by it one account of several persons is found. The employer may write
-- it and never read it.
create table filing_account (
  filing_id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  insured_person_id uuid not null references person,
  search_hash bytea not null,
  hash_key_id text not null,
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (filing_id, scope_id, agency_id) references filing (id, scope_id, agency_id)
);
create index on filing_account (agency_id, search_hash);
call guard('filing_account', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call open_to_auditor('filing_account', 'agency_id = acting_agency()');
grant insert on filing_account to cradle_employer, cradle_agency;
grant select, insert, update (search_hash, hash_key_id) on filing_account to cradle_system;

-- What only the agency is told of a filing (疑点): a finding made of the answers alone, or facts that the database
-- gathered from the register and from other claims. The employer has no business with it, not even to write it.
create table filing_flag (
  id uuid primary key default gen_random_uuid(),
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  code text not null check (code ~ '^A\d{2}$'),
  finding jsonb,
  facts jsonb,
  check (num_nonnulls(finding, facts) = 1),
  foreign key (filing_id, scope_id, agency_id) references filing (id, scope_id, agency_id)
);
create index on filing_flag (filing_id);
call keep_append_only('filing_flag');
call guard('filing_flag', null, 'agency_id = acting_agency()');
call open_to_auditor('filing_flag', 'agency_id = acting_agency()');
grant select on filing_flag to cradle_agency, cradle_system;

-- What the claims of a hospital and method came to, kept by a job: a filing is held against it, never against a scan.
create table charge_distribution (
  agency_id uuid not null references agency,
  hospital_code text not null references hospital,
  method text not null check (char_length(method) <= 60),
  claims integer not null check (claims >= 1),
  median_fen bigint not null check (median_fen between 0 and 9007199254740991),
  p99_fen bigint not null check (p99_fen between 0 and 9007199254740991),
  computed_at timestamptz not null default now(),
  primary key (agency_id, hospital_code, method)
);
call guard('charge_distribution', null, 'agency_id = acting_agency()');
call open_to_auditor('charge_distribution', 'agency_id = acting_agency()');
grant select on charge_distribution to cradle_agency;
grant select, insert, delete on charge_distribution to cradle_system;

-- A draft is held against its own employer's claims, a filing against everybody's: each begins with what is scoped.
create index on invoice (scope_id, number) where number is not null;
create index on invoice (agency_id, total_fen, issued_on) where total_fen > 0 and issued_on is not null;
create index on claim (patient_id) where patient_id is not null;
create index on claim (scope_id, submitted_at) where submitted_at is not null;

-- Whether a claim counts in checks: sent, and neither given up nor refused.
create function is_live_claim(status text) returns boolean language sql immutable parallel safe
  as $$ select status in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'approved', 'returned') $$;

-- By what charges are compared: the kind of event, and how it went.
create function charge_method(kind text, event jsonb) returns text language sql immutable parallel safe
  as $$ select left(concat_ws(':', kind, event ->> 'delivery', event ->> 'termination', event ->> 'operations'), 60) $$;

-- The filings of the acting scope that this very transaction made: nobody asks about an earlier one.
create function filings_in_hand(filed uuid[])
returns table (filing_id uuid, scope_id uuid, agency_id uuid, claim_id uuid, employer_id uuid, insured_id uuid,
  patient_id uuid, kind text, event_on date, total_fen bigint, submitted_at timestamptz, first_id uuid, event jsonb)
language sql stable as $$
  select filing.id, claim.scope_id, claim.agency_id, claim.id, claim.employer_id, claim.insured_person_id,
    claim.patient_id, claim.kind, claim.event_on, claim.total_fen, claim.submitted_at,
    coalesce(claim.supplement_of, claim.id), filing.content #> '{sections,event}'
  from filing join claim on claim.id = filing.claim_id
  where filing.id = any(filed) and filing.recorded_at = now()
    and claim.scope_id = acting_scope() and claim.agency_id = acting_agency()
$$;

-- Whoever is or represents the employer of a filing in hand (A26): as whom, for insured person and spouse.
create function employer_relations(filed uuid[])
returns table (filing_id uuid, scope_id uuid, agency_id uuid, who text, relation text)
language sql stable as $$
  with concerned as (
    select hand.filing_id, hand.scope_id, hand.agency_id, hand.employer_id, hand.event_on, 'insured' as who,
      array(select search_hash from person_identifier where person_id = hand.insured_id and kind = 'id-card') as hashes,
      (select name from person_version where person_id = hand.insured_id and valid_until is null) as name
    from filings_in_hand(filed) as hand
    union all
    select hand.filing_id, hand.scope_id, hand.agency_id, hand.employer_id, hand.event_on, 'spouse',
      array(select search_hash from filing_spouse where filing_spouse.filing_id = hand.filing_id),
      (select content #>> '{sections,contact,spouseName}' from filing
       where filing.id = hand.filing_id and (content #>> '{sections,contact,spouseGiven}')::boolean)
    from filings_in_hand(filed) as hand
  )
  select filing_id, scope_id, agency_id, who, 'operator' from concerned
  where exists (
    select from membership join account on account.id = membership.account_id
      join account_holder on account_holder.id = account.holder_id
    where membership.employer_id = concerned.employer_id and account_holder.id_hash = any(concerned.hashes))
  union all
  select filing_id, scope_id, agency_id, who, 'legal-representative' from concerned
  where exists (
    select from employer_version where employer_version.employer_id = concerned.employer_id
      and legal_representative = concerned.name
      and valid_from <= event_on and (valid_until is null or valid_until > event_on))
$$;

-- Writes what only reviewers are told of the filings that this transaction made: `own_flags` as they were judged from
-- the answers, and beside them what the register and other claims hold, whosever they are. It answers nothing, so that
-- who files learns nothing. One statement per check, however many filings; `limits` bound what is gathered, the words
-- and the judgement are the product's.
create function flag_filings(filed uuid[], own_flags jsonb, limits jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  births_apart integer := (limits ->> 'birthsApartDays')::integer;
  after_termination integer := (limits ->> 'birthAfterTerminationDays')::integer;
  enrolled_before interval := make_interval(months => (limits ->> 'enrolledBeforeMonths')::integer);
  stopped_after interval := make_interval(months => (limits ->> 'stoppedAfterMonths')::integer);
  base_jump integer := (limits ->> 'baseJump')::integer;
  share_months interval := make_interval(months => (limits ->> 'employerShareMonths')::integer);
  account_persons integer := (limits ->> 'accountPersons')::integer;
begin
  insert into filing_flag (filing_id, scope_id, agency_id, code, finding)
  select hand.filing_id, hand.scope_id, hand.agency_id, given.finding ->> 'code', given.finding
  from jsonb_to_recordset(own_flags) as given(filing_id uuid, finding jsonb)
  join filings_in_hand(filed) as hand using (filing_id);

  -- A03: bills alike in hospital, day and amount, three of each at most.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A03', jsonb_build_object('code', 'A03', 'n', own.n,
    'number', coalesce(own.number, ''), 'claim', alike.number, 'hospitalName', at.hospital_name,
    'issuedOn', own.issued_on, 'totalFen', own.total_fen)
  from filings_in_hand(filed) as hand
  join invoice as own on own.claim_id = hand.claim_id
  join stay as at on at.claim_id = own.claim_id and at.n = own.stay_n
  cross join lateral (
    select claim.number from invoice as other
    join stay as there on there.claim_id = other.claim_id and there.n = other.stay_n
      and there.hospital_code = at.hospital_code
    join claim on claim.id = other.claim_id and is_live_claim(claim.status)
    where other.agency_id = own.agency_id and other.total_fen = own.total_fen and other.issued_on = own.issued_on
      and other.total_fen > 0 and other.claim_id <> own.claim_id
    limit 3
  ) as alike;

  -- A06: another birth of the same woman within so many days.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select distinct on (hand.filing_id, born.id) hand.filing_id, hand.scope_id, hand.agency_id, 'A06', jsonb_build_object(
    'code', 'A06', 'on', hand.event_on, 'otherOn', born.occurred_on, 'claim', claim.number)
  from filings_in_hand(filed) as hand
  join maternity_event as born on born.patient_id = hand.patient_id and born.kind = 'birth'
    and born.occurred_on between hand.event_on - births_apart and hand.event_on + births_apart
    and born.occurred_on <> hand.event_on
  join claim on claim.event_id = born.id and is_live_claim(claim.status)
  where hand.kind = 'birth';

  -- A07: a birth soon after the end of another pregnancy, whichever was filed first.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select distinct on (hand.filing_id, other.id) hand.filing_id, hand.scope_id, hand.agency_id, 'A07', jsonb_build_object(
    'code', 'A07', 'claim', claim.number,
    'terminatedOn', case hand.kind when 'termination' then hand.event_on else other.occurred_on end,
    'bornOn', case hand.kind when 'birth' then hand.event_on else other.occurred_on end)
  from filings_in_hand(filed) as hand
  join maternity_event as other on other.patient_id = hand.patient_id
    and ((hand.kind = 'birth' and other.kind = 'termination'
        and other.occurred_on between hand.event_on - after_termination and hand.event_on)
      or (hand.kind = 'termination' and other.kind = 'birth'
        and other.occurred_on between hand.event_on and hand.event_on + after_termination))
  join claim on claim.event_id = other.id and is_live_claim(claim.status);

  -- A10: a wife who was insured herself.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A10',
    jsonb_build_object('code', 'A10', 'on', hand.event_on, 'insuredFrom', enrolment.valid_from)
  from filings_in_hand(filed) as hand
  join enrolment on enrolment.person_id = hand.patient_id and enrolment.valid_from <= hand.event_on
    and (enrolment.valid_until is null or enrolment.valid_until > hand.event_on)
  where hand.patient_id <> hand.insured_id;

  -- A13: another claim's stay of the same patient at the same time; a supplement is of the first claim's stays.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A13', jsonb_build_object('code', 'A13', 'n', own.n,
    'claim', claim.number, 'hospitalName', own.hospital_name, 'admittedOn', own.admitted_on,
    'dischargedOn', own.discharged_on, 'other', jsonb_build_object('hospitalName', there.hospital_name,
      'admittedOn', there.admitted_on, 'dischargedOn', there.discharged_on))
  from filings_in_hand(filed) as hand
  join stay as own on own.claim_id = hand.claim_id and own.kind = 'inpatient'
  join claim on claim.patient_id = hand.patient_id and claim.id <> hand.claim_id and is_live_claim(claim.status)
    and coalesce(claim.supplement_of, claim.id) <> hand.first_id
  join stay as there on there.claim_id = claim.id and there.kind = 'inpatient'
    and there.admitted_on < own.discharged_on and own.admitted_on < there.discharged_on;

  -- A17: the total against those of the first stay's hospital and the same method.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A17', jsonb_build_object('code', 'A17',
    'totalFen', hand.total_fen, 'medianFen', median_fen, 'p99Fen', p99_fen, 'claims', claims,
    'hospitalName', stay.hospital_name)
  from filings_in_hand(filed) as hand
  join stay on stay.claim_id = hand.claim_id and stay.n = 1
  join charge_distribution as usual on usual.agency_id = hand.agency_id and usual.hospital_code = stay.hospital_code
    and usual.method = charge_method(hand.kind, hand.event)
  where hand.total_fen > usual.median_fen;

  -- A21: 生育次数 against the same woman's other births.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A21', jsonb_build_object('code', 'A21', 'on', hand.event_on,
    'birthOrder', hand.event -> 'birthOrder', 'otherOn', claim.event_on, 'otherOrder', told.data -> 'birthOrder',
    'claim', claim.number)
  from filings_in_hand(filed) as hand
  join claim on claim.patient_id = hand.patient_id and claim.id <> hand.claim_id and claim.kind = 'birth'
    and is_live_claim(claim.status) and claim.event_on <> hand.event_on
  join claim_section as told on told.claim_id = claim.id and told.section = 'event'
    and jsonb_typeof(told.data -> 'birthOrder') = 'number'
  where hand.kind = 'birth' and jsonb_typeof(hand.event -> 'birthOrder') = 'number'
    and (claim.event_on < hand.event_on) = ((told.data ->> 'birthOrder')::integer >= (hand.event ->> 'birthOrder')::integer);

  -- A23: the spell around the event: begun shortly before, with a base that jumped, or ended soon after.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A23', jsonb_build_object('code', 'A23', 'on', hand.event_on,
    'enrolledOn', spell.valid_from, 'leftOn', spell.valid_until, 'wasInsuredBefore', before.was,
    'firstBaseFen', bases.first_fen, 'baseBeforeFen', bases.before_fen)
  from filings_in_hand(filed) as hand
  join enrolment as spell on spell.person_id = hand.insured_id and spell.valid_from <= hand.event_on
    and (spell.valid_until is null or spell.valid_until > hand.event_on)
  cross join lateral (
    select exists (select from enrolment where person_id = spell.person_id and id <> spell.id
      and valid_until between spell.valid_from - enrolled_before and spell.valid_from) as was
  ) as before
  cross join lateral (
    select (select base_fen from enrolment_base where enrolment_id = spell.id order by valid_from limit 1) as first_fen,
      (select base_fen from enrolment_base where person_id = spell.person_id and valid_from < spell.valid_from
         and enrolment_id <> spell.id and spell.valid_from > hand.event_on - 365
       order by valid_from desc limit 1) as before_fen
  ) as bases
  where (not before.was and spell.valid_from > hand.event_on - enrolled_before)
    or spell.valid_until <= hand.event_on + stopped_after
    or bases.first_fen > bases.before_fen * base_jump;

  -- A24: how many of an employer's insured claimed, counted once for all of its filings.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A24',
    jsonb_build_object('code', 'A24', 'claims', share.claims, 'insured', share.insured)
  from (
    select asked.employer_id,
      (select count(*) from claim where claim.scope_id = asked.employer_id and claim.submitted_at > asked.at - share_months
         and claim.supplement_of is null and is_live_claim(claim.status)) as claims,
      (select count(*) from enrolment where enrolment.employer_id = asked.employer_id
         and valid_from <= asked.at::date and (valid_until is null or valid_until > asked.at::date)) as insured
    from (select employer_id, max(submitted_at) as at from filings_in_hand(filed)
      where employer_id is not null group by employer_id) as asked
  ) as share
  join filings_in_hand(filed) as hand on hand.employer_id = share.employer_id
  where share.claims >= (limits ->> 'employerLeastClaims')::integer
    and (share.claims * 100 > share.insured * (limits ->> 'employerSharePercent')::integer
      or (share.claims >= (limits ->> 'employerClaims')::integer
        and share.insured <= (limits ->> 'employerStaff')::integer));

  -- A26: an operator of the employer, by number, or its legal representative, by name.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select filing_id, scope_id, agency_id, 'A26', jsonb_build_object('code', 'A26', 'who', who, 'as', relation)
  from employer_relations(filed);

  -- A30: one account of several persons.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A30',
    jsonb_build_object('code', 'A30', 'persons', sharing.persons, 'claims', sharing.claims)
  from filings_in_hand(filed) as hand
  join filing_account as own on own.filing_id = hand.filing_id
  cross join lateral (
    select count(distinct claim.insured_person_id) as persons,
      (array_agg(distinct claim.number) filter (where claim.id <> hand.claim_id))[1:10] as claims
    from filing_account as other join claim on claim.id = other.claim_id and is_live_claim(claim.status)
    where other.agency_id = own.agency_id and other.search_hash = own.search_hash
  ) as sharing
  where sharing.persons >= account_persons;
end
$$;
revoke execute on function filings_in_hand, employer_relations, flag_filings from public;
grant execute on function flag_filings to cradle_employer, cradle_agency;
