-- What every filing and every look at a claim asks of the register, in the time it needs.

-- As for the spells: without it the planner takes the exclusion, which is GiST, to find one person's bases.
drop index enrolment_base_person_id_valid_from_idx;
create index enrolment_base_of_person on enrolment_base (person_id, valid_from, valid_until)
  include (enrolment_id, employer_id, agency_id, base_fen);

-- The number of a month, counted from the beginning of the calendar.
create function month_number(of_day date) returns integer language sql immutable parallel safe as $$
  select (extract(year from of_day) * 12 + extract(month from of_day))::integer
$$;
revoke execute on function month_number from public;

-- The same answer as before, from the stretches of months instead of a row for each month: a hundredth of the work. In
-- PL/pgSQL, whose plans the connection keeps.
create or replace function has_contributed(of_person uuid, up_to date, at_least integer, unbroken boolean) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  until_month integer := month_number(up_to) + 1;
  paid int4multirange;
begin
  if not exists (select from enrolment where person_id = of_person and agency_id = acting_agency()
      and (employer_id = acting_scope() or exists (select from agency_office where id = acting_scope()))) then
    return false;
  end if;
  select range_agg(int4range(month_number(valid_from), least(month_number(valid_until), until_month))) into paid
  from enrolment_base where person_id = of_person and agency_id = acting_agency() and valid_from <= up_to;
  return at_least <= coalesce((
    select sum(upper(stretch) - lower(stretch)) from unnest(paid) as stretch
    where not unbroken or upper(stretch) = until_month), 0);
end
$$;

-- The same answer as before, from what changes at a month instead of every person in every month.
create or replace function employer_months(of_employer uuid, from_month date, until_month date)
returns table (month date, total_fen bigint, headcount bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not (of_employer = acting_scope() or exists (select from agency_office where id = acting_scope())
      or exists (select from employer_succession where predecessor_id = of_employer and successor_id = acting_scope())) then
    return;
  end if;
  return query
  with reported as (
    select valid_from, valid_until, base_fen from enrolment_base
    where employer_id = of_employer and agency_id = acting_agency()
      and valid_from <= until_month and (valid_until is null or valid_until > from_month)
  ), change as (
    select greatest(valid_from, from_month) as at, sum(base_fen) as fen, count(*) as heads from reported group by at
    union all
    select valid_until, -sum(base_fen), -count(*) from reported where valid_until <= until_month group by valid_until
  ), counted as (
    select step::date as at, sum(sum(fen)) over upwards as fen, sum(sum(heads)) over upwards as heads
    from generate_series(from_month::timestamp, until_month::timestamp, interval '1 month') as step
    left join change on change.at = step::date
    group by step window upwards as (order by step)
  )
  select counted.at, counted.fen::bigint, counted.heads::bigint from counted where counted.heads > 0;
end
$$;

-- The filings of the acting scope that this very transaction made: nobody asks about an earlier one.
drop function employer_relations(uuid[]);
drop function filings_in_hand(uuid[]);
create type filing_in_hand as (filing_id uuid, scope_id uuid, agency_id uuid, claim_id uuid, employer_id uuid,
  insured_id uuid, patient_id uuid, kind text, event_on date, total_fen bigint, submitted_at timestamptz, first_id uuid,
  event jsonb);
create function filings_in_hand(filed uuid[]) returns setof filing_in_hand
language sql stable as $$
  select filing.id, claim.scope_id, claim.agency_id, claim.id, claim.employer_id, claim.insured_person_id,
    claim.patient_id, claim.kind, claim.event_on, claim.total_fen, claim.submitted_at,
    coalesce(claim.supplement_of, claim.id), filing.content #> '{sections,event}'
  from filing join claim on claim.id = filing.claim_id
  where filing.id = any(filed) and filing.recorded_at = now()
    and claim.scope_id = acting_scope() and claim.agency_id = acting_agency()
$$;

-- Whoever is or represents the employer of a filing in hand (A26): as whom, for insured person and spouse.
create function employer_relations(hands filing_in_hand[])
returns table (filing_id uuid, scope_id uuid, agency_id uuid, who text, relation text)
language sql stable as $$
  with concerned as (
    select hand.filing_id, hand.scope_id, hand.agency_id, hand.employer_id, hand.event_on, 'insured' as who,
      array(select search_hash from person_identifier where person_id = hand.insured_id and kind = 'id-card') as hashes,
      (select name from person_version where person_id = hand.insured_id and valid_until is null) as name
    from unnest(hands) as hand
    union all
    select hand.filing_id, hand.scope_id, hand.agency_id, hand.employer_id, hand.event_on, 'spouse',
      array(select search_hash from filing_spouse where filing_spouse.filing_id = hand.filing_id),
      (select content #>> '{sections,contact,spouseName}' from filing
       where filing.id = hand.filing_id and (content #>> '{sections,contact,spouseGiven}')::boolean)
    from unnest(hands) as hand
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

revoke execute on function filings_in_hand, employer_relations from public;

-- Writes what only reviewers are told of the filings that this transaction made: `own_flags` as they were judged from
-- the answers, and beside them what the register and other claims hold, whosever they are. It answers nothing, so that
-- who files learns nothing. One statement per check, however many filings; `limits` bound what is gathered, the words
-- and the judgement are the product's.
create or replace function flag_filings(filed uuid[], own_flags jsonb, limits jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  -- Read once: the answers within are unpacked with them.
  hands filing_in_hand[] := array(select filings_in_hand(filed));
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
  join unnest(hands) as hand using (filing_id);

  -- A03: bills alike in hospital, day and amount, three of each at most.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A03', jsonb_build_object('code', 'A03', 'n', own.n,
    'number', coalesce(own.number, ''), 'claim', alike.number, 'hospitalName', at.hospital_name,
    'issuedOn', own.issued_on, 'totalFen', own.total_fen)
  from unnest(hands) as hand
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
  from unnest(hands) as hand
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
  from unnest(hands) as hand
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
  from unnest(hands) as hand
  join enrolment on enrolment.person_id = hand.patient_id and enrolment.valid_from <= hand.event_on
    and (enrolment.valid_until is null or enrolment.valid_until > hand.event_on)
  where hand.patient_id <> hand.insured_id;

  -- A13: another claim's stay of the same patient at the same time; a supplement is of the first claim's stays.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A13', jsonb_build_object('code', 'A13', 'n', own.n,
    'claim', claim.number, 'hospitalName', own.hospital_name, 'admittedOn', own.admitted_on,
    'dischargedOn', own.discharged_on, 'other', jsonb_build_object('hospitalName', there.hospital_name,
      'admittedOn', there.admitted_on, 'dischargedOn', there.discharged_on))
  from unnest(hands) as hand
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
  from unnest(hands) as hand
  join stay on stay.claim_id = hand.claim_id and stay.n = 1
  join charge_distribution as usual on usual.agency_id = hand.agency_id and usual.hospital_code = stay.hospital_code
    and usual.method = charge_method(hand.kind, hand.event)
  where hand.total_fen > usual.median_fen;

  -- A21: 生育次数 against the same woman's other births.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A21', jsonb_build_object('code', 'A21', 'on', hand.event_on,
    'birthOrder', hand.event -> 'birthOrder', 'otherOn', claim.event_on, 'otherOrder', told.data -> 'birthOrder',
    'claim', claim.number)
  from unnest(hands) as hand
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
  from unnest(hands) as hand
  join enrolment as spell on spell.person_id = hand.insured_id and spell.valid_from <= hand.event_on
    and (spell.valid_until is null or spell.valid_until > hand.event_on)
  cross join lateral (
    -- Whatever ended before this spell began is another; told so, a B-tree finds it.
    select exists (select from enrolment where person_id = spell.person_id and valid_from < spell.valid_from
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

  -- A24: how many of an employer's insured claimed, counted once for all of its filings: as a subquery it would be for each.
  with share as materialized (
    select asked.employer_id,
      (select count(*) from claim where claim.scope_id = asked.employer_id and claim.submitted_at > asked.at - share_months
         and claim.supplement_of is null and is_live_claim(claim.status)) as claims,
      (select count(*) from enrolment where enrolment.employer_id = asked.employer_id
         and valid_from <= asked.at::date and (valid_until is null or valid_until > asked.at::date)) as insured
    from (select employer_id, max(submitted_at) as at from unnest(hands)
      where employer_id is not null group by employer_id) as asked
  )
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A24',
    jsonb_build_object('code', 'A24', 'claims', share.claims, 'insured', share.insured)
  from share join unnest(hands) as hand on hand.employer_id = share.employer_id
  where share.claims >= (limits ->> 'employerLeastClaims')::integer
    and (share.claims * 100 > share.insured * (limits ->> 'employerSharePercent')::integer
      or (share.claims >= (limits ->> 'employerClaims')::integer
        and share.insured <= (limits ->> 'employerStaff')::integer));

  -- A26: an operator of the employer, by number, or its legal representative, by name.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select filing_id, scope_id, agency_id, 'A26', jsonb_build_object('code', 'A26', 'who', who, 'as', relation)
  from employer_relations(hands);

  -- A30: one account of several persons.
  insert into filing_flag (filing_id, scope_id, agency_id, code, facts)
  select hand.filing_id, hand.scope_id, hand.agency_id, 'A30',
    jsonb_build_object('code', 'A30', 'persons', sharing.persons, 'claims', sharing.claims)
  from unnest(hands) as hand
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

-- What a filing freezes is written once, five hundred at a time while somebody waits, and read often: compressing it took
-- longer than writing it. Whole, it takes eight kilobytes a filing instead of five.
alter table filing alter content set storage external, alter benefit set storage external;
