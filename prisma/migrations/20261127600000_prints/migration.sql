-- Every official form: which version of it was printed on which day, and what it said, so that a reprint can tell what
-- changed. The sensitive answers are left out, as they are of a filing; the content hash tells whether they changed.
alter table form_print drop constraint form_print_form_check;
alter table form_print
  add constraint form_print_form_check
    check (form in ('review-form', 'allowance-application', 'benefit-statement', 'spouse-pledge')),
  add column form_version integer not null default 1 check (form_version between 1 and 1000),
  add column business_on date,
  add column answers jsonb;

-- A print of a form about no single claim: a batch's, a list's, the unit's own.
create table general_print (
  id uuid primary key,
  scope_id uuid not null,
  agency_id uuid not null references agency,
  submission_id uuid references submission,
  form text not null check (form in ('charge-ledger', 'claim-ledger', 'period-summary', 'unit-pledge')),
  form_version integer not null check (form_version between 1 and 1000),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  entries integer not null check (entries between 0 and 2000),
  business_on date not null,
  printed_by uuid not null references membership,
  printed_at timestamptz not null default now(),
  -- The forms of a batch name it, the others have none.
  check ((form in ('charge-ledger', 'period-summary')) = (submission_id is not null))
);
create index on general_print (scope_id, form);
create index on general_print (submission_id, form) where submission_id is not null;
call keep_append_only('general_print');
call guard('general_print', 'scope_id = acting_scope() and agency_id = acting_agency()', 'agency_id = acting_agency()');
call open_to_auditor('general_print', 'agency_id = acting_agency()');
grant select, insert on general_print to cradle_employer, cradle_agency;
grant select on general_print to cradle_system;
