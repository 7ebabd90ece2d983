-- The month of an employer beside its one submission: confirmed by two, reported as nothing, and what the agency misses.

-- Whether a submission of this employer leaves only once its administrator has confirmed it.
create table submission_rule (
  employer_id uuid primary key references employer,
  agency_id uuid not null references agency,
  needs_confirmation boolean not null,
  changed_by uuid not null references membership,
  changed_by_name text not null check (char_length(changed_by_name) <= 60),
  changed_at timestamptz not null
);

-- What somebody prepared for confirmation: the claims in the versions that were looked at. It locks none of them; one
-- that changed meanwhile is named when the proposal is confirmed.
create table submission_proposal (
  id uuid primary key,
  agency_id uuid not null references agency,
  scope_id uuid not null,
  employer_id uuid not null references employer check (employer_id = scope_id),
  period date not null check (extract(day from period) = 1),
  claims jsonb not null check (jsonb_typeof(claims) = 'array'),
  prepared_by uuid not null references membership,
  -- The natural person: who prepared never confirms, under whatever account.
  prepared_by_holder uuid not null references account_holder,
  prepared_by_name text not null check (char_length(prepared_by_name) <= 60),
  prepared_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('confirmed', 'declined', 'replaced')),
  ended_by_name text check (char_length(ended_by_name) <= 60),
  reason text check (char_length(reason) <= 200),
  submission_id uuid references submission,
  recorded_at timestamptz not null default now(),
  check ((ended_at is null) = (ended_because is null)),
  check ((submission_id is not null) = (ended_because is not distinct from 'confirmed'))
);
create unique index one_open_proposal on submission_proposal (employer_id, period) where ended_at is null;

-- Who prepared what somebody else confirmed; a submission without confirmation has none.
alter table submission
  add column prepared_by uuid references membership,
  add column prepared_by_name text check (char_length(prepared_by_name) <= 60),
  add column withdrawn_by_name text check (char_length(withdrawn_by_name) <= 60),
  add constraint submission_prepared check ((prepared_by is null) = (prepared_by_name is null)),
  add constraint submission_confirmed_by_another check (prepared_by is distinct from submitted_by);

-- 零申报: an employer says that it has nothing to file. It locks nothing and gives way to a submission.
create table nil_return (
  id uuid primary key,
  agency_id uuid not null references agency,
  scope_id uuid not null,
  employer_id uuid not null references employer check (employer_id = scope_id),
  period date not null check (extract(day from period) = 1),
  declared_by uuid not null references membership,
  declared_by_name text not null check (char_length(declared_by_name) <= 60),
  declared_at timestamptz not null,
  gave_way_at timestamptz,
  recorded_at timestamptz not null default now()
);
create unique index one_nil_return on nil_return (employer_id, period) where gave_way_at is null;

-- Employers with complete drafts that have not submitted a period: how many, and nothing of the drafts, which are the
-- employers' own until they are filed. For the agency's offices.
create function employers_not_filed(of_period date, after_number text, at_most integer)
returns table (employer_id uuid, unit_number text, name text, complete bigint, nil_declared boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select employer.id, employer.unit_number, employer_version.name, drafts.complete,
    exists (select from nil_return where nil_return.employer_id = employer.id and period = of_period and gave_way_at is null)
  from employer
  join employer_version on employer_version.employer_id = employer.id and employer_version.valid_until is null
  join lateral (
    select count(*) as complete from claim
    where claim.scope_id = employer.id and status = 'draft' and deleted_at is null and missing = 0
  ) as drafts on drafts.complete > 0
  where employer.agency_id = acting_agency()
    and exists (select from agency_office where agency_office.id = acting_scope() and agency_office.agency_id = acting_agency())
    and (after_number is null or employer.unit_number > after_number)
    and not exists (select from submission where submission.employer_id = employer.id and period = of_period
      and withdrawn_at is null)
  order by employer.unit_number limit at_most
$$;
revoke execute on function employers_not_filed from public;
grant execute on function employers_not_filed to cradle_agency;

call guard('submission_rule', 'employer_id = acting_scope() and agency_id = acting_agency()', 'agency_id = acting_agency()');
call guard('submission_proposal', 'scope_id = acting_scope() and agency_id = acting_agency()', null);
call guard('nil_return', 'scope_id = acting_scope() and agency_id = acting_agency()', 'agency_id = acting_agency()');
call open_to_auditor('submission_rule', 'agency_id = acting_agency()');
call open_to_auditor('submission_proposal', 'agency_id = acting_agency()');
call open_to_auditor('nil_return', 'agency_id = acting_agency()');
grant select, insert, update (needs_confirmation, changed_by, changed_by_name, changed_at) on submission_rule to cradle_employer;
grant select, insert, update (ended_at, ended_because, ended_by_name, reason, submission_id) on submission_proposal to cradle_employer;
grant select, insert, update (gave_way_at) on nil_return to cradle_employer;
grant update (withdrawn_by_name) on submission to cradle_employer;
grant select on submission_rule, nil_return to cradle_agency;
grant select on submission_rule, submission_proposal, nil_return to cradle_system;
