-- Claims: what an employer files for one insured person and one maternity event, as drafted and as filed.

-- 生育事件, whatever the employer or region of filing. Made or matched when a claim is filed, never by a draft.
create table maternity_event (
  id uuid primary key,
  agency_id uuid not null references agency,
  patient_id uuid not null references person,
  kind text not null check (kind in ('birth', 'termination', 'family-planning', 'prenatal')),
  occurred_on date not null,
  outcome jsonb not null default '{}',
  created_at timestamptz not null default now(),
  unique (patient_id, kind, occurred_on)
);

-- 申报批次: the one batch of an employer for a period.
create table submission (
  id uuid primary key,
  number text not null unique check (char_length(number) <= 40),
  agency_id uuid not null references agency,
  scope_id uuid not null,
  employer_id uuid not null references employer check (employer_id = scope_id),
  period date not null check (extract(day from period) = 1),
  certification text not null check (char_length(certification) between 1 and 400),
  submitted_by uuid not null references membership,
  submitted_by_name text not null check (char_length(submitted_by_name) <= 60),
  submitted_at timestamptz not null,
  withdrawn_at timestamptz,
  recorded_at timestamptz not null default now()
);
-- 每月只允许提交一次: one live submission per employer and period.
create unique index one_live_submission on submission (employer_id, period) where withdrawn_at is null;
create index on submission (scope_id, period desc);
create index on submission (agency_id, submitted_at desc);

create sequence claim_number;
create sequence submission_number;

create table claim (
  id uuid primary key,
  number text not null unique default to_char(nextval('claim_number'), 'FM000000000'),
  agency_id uuid not null references agency,
  -- Whose claim it is: an employer or an agency office, so that a claim without employer escapes nothing.
  scope_id uuid not null,
  -- The employer on the event date.
  employer_id uuid references employer,
  insured_person_id uuid not null references person,
  patient_id uuid references person,
  event_id uuid references maternity_event,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'accepted', 'first-reviewed',
    'second-reviewed', 'approved', 'refused', 'returned', 'abandoned', 'closed')),
  returned_from text check (returned_from in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed')),
  version integer not null default 1 check (version >= 1),
  period date check (extract(day from period) = 1),
  begun_period date not null check (extract(day from begun_period) = 1),
  submission_id uuid references submission,
  -- What the lists show of the draft, null until well-formed.
  kind text check (kind in ('birth', 'termination', 'family-planning', 'prenatal')),
  event_on date,
  total_fen bigint check (total_fen between 0 and 9007199254740991),
  -- How many findings of the sections stop a submission.
  missing integer not null default 0 check (missing >= 0),
  created_by uuid not null references membership,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_at timestamptz,
  -- Since when it waits where it stands; the queues sort by it.
  waiting_since timestamptz,
  deleted_at timestamptz,
  unique (id, scope_id, agency_id),
  check ((status = 'returned') = (returned_from is not null)),
  check (status = 'draft' or (period is not null and event_id is not null and patient_id is not null)),
  check (deleted_at is null or status = 'draft')
);
create index on claim (scope_id, updated_at desc, id desc) where deleted_at is null;
create index on claim (scope_id, status) where deleted_at is null;
create index claim_queue on claim (agency_id, status, waiting_since, id) where deleted_at is null;
create index on claim (insured_person_id);
create index on claim (submission_id);
create index on claim (event_id);

create table claim_component (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  component text not null check (component in ('medical', 'prenatal', 'allowance')),
  primary key (claim_id, component),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

-- A section of the draft as typed. Sensitive fields are not in `data`: they lie in draft_secret.
create table claim_section (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  section text not null check (section in ('event', 'contact', 'stay', 'charges')),
  version integer not null check (version >= 1),
  data jsonb not null,
  saved_at timestamptz not null default now(),
  saved_by uuid not null references membership,
  -- The clerk's editing session that was last put on record for this section.
  audited_session uuid,
  primary key (claim_id, section),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

create table draft_secret (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  section text not null,
  pointer text not null check (char_length(pointer) <= 100),
  ciphertext bytea not null,
  key_id text not null,
  primary key (claim_id, section, pointer),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

-- Stays, invoices and lines keep what was typed beside typed columns that are null until well-formed.
create table stay (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  n smallint not null check (n between 1 and 500),
  typed jsonb not null,
  kind text check (kind in ('inpatient', 'outpatient')),
  hospital_code text check (hospital_code ~ '^[HP]\d{11}$'),
  hospital_name text check (char_length(hospital_name) <= 60),
  ward text check (char_length(ward) <= 40),
  admitted_on date,
  discharged_on date check (discharged_on >= admitted_on),
  -- A stay settled directly at the hospital (直接结算) has these instead of invoices.
  settlement_number text check (char_length(settlement_number) <= 60),
  settled_on date,
  fund_paid_fen bigint check (fund_paid_fen between 0 and 9007199254740991),
  primary key (claim_id, n),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

create table invoice (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  n smallint not null check (n between 1 and 500),
  -- The stay it belongs to, by its number; a half-made draft may name none that exists.
  stay_n smallint check (stay_n between 1 and 500),
  typed jsonb not null,
  code text check (code ~ '^(\d{8}|\d{10})$'),
  number text check (char_length(number) <= 40),
  check_code text check (check_code ~ '^[0-9A-Za-z]{6}$'),
  issued_on date,
  total_fen bigint check (total_fen between 0 and 9007199254740991),
  primary key (claim_id, n),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

create table invoice_line (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  invoice_n smallint not null,
  n smallint not null check (n between 1 and 500),
  typed jsonb not null,
  printed_class text check (char_length(printed_class) <= 40),
  filing_class text check (char_length(filing_class) <= 40),
  amount_fen bigint check (amount_fen between 0 and 9007199254740991),
  primary key (claim_id, invoice_n, n),
  foreign key (claim_id, invoice_n) references invoice (claim_id, n) on delete cascade,
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

-- 第 n 次申报: each send, frozen. `content` holds no sensitive value; those lie in filing_secret.
create table filing (
  id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  n integer not null check (n >= 1),
  submission_id uuid references submission,
  content jsonb not null,
  -- Of the answers alone, so that an unchanged claim carries the hash of the paper that was signed.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  findings jsonb not null,
  benefit jsonb,
  rule_set_hash text,
  engine_version text,
  filed_by uuid not null references membership,
  filed_by_name text not null check (char_length(filed_by_name) <= 60),
  filed_by_role text not null,
  filed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (claim_id, n),
  unique (id, claim_id),
  unique (id, scope_id, agency_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

create table filing_secret (
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  pointer text not null check (char_length(pointer) <= 100),
  ciphertext bytea not null,
  key_id text not null,
  primary key (filing_id, pointer),
  foreign key (filing_id, scope_id, agency_id) references filing (id, scope_id, agency_id)
);

-- An invoice is used by one filed claim anywhere; a resend replaces its claim's uses.
create table invoice_use (
  identity text primary key check (char_length(identity) <= 200),
  claim_id uuid not null,
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on invoice_use (claim_id);

-- A component of an event is asked for by one filed claim, except a supplement that names the first.
create table component_use (
  event_id uuid not null references maternity_event,
  component text not null check (component in ('medical', 'prenatal', 'allowance')),
  claim_id uuid not null,
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  supplement_of uuid references claim check (supplement_of <> claim_id),
  primary key (claim_id, component),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create unique index one_component_use on component_use (event_id, component) where supplement_of is null;

-- A print of an official form, recorded after its bytes exist.
create table form_print (
  id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  form text not null check (form in ('review-form')),
  filing_n integer,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  printed_by uuid not null references membership,
  printed_at timestamptz not null default now(),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on form_print (claim_id, form);

-- The moves a status may make, the same pairs as the domain's table of moves (a test compares them).
create table claim_move (
  from_status text not null,
  to_status text not null,
  primary key (from_status, to_status)
);
insert into claim_move values
  ('draft', 'submitted'), ('submitted', 'draft'), ('submitted', 'accepted'), ('submitted', 'returned'),
  ('accepted', 'first-reviewed'), ('accepted', 'returned'),
  ('first-reviewed', 'second-reviewed'), ('first-reviewed', 'accepted'), ('first-reviewed', 'returned'),
  ('second-reviewed', 'approved'), ('second-reviewed', 'refused'), ('second-reviewed', 'first-reviewed'),
  ('second-reviewed', 'returned'),
  ('returned', 'submitted'), ('returned', 'accepted'), ('returned', 'abandoned'), ('returned', 'closed'),
  ('approved', 'accepted'), ('refused', 'accepted');

create function refuse_begin() returns trigger language plpgsql as $$
begin
  raise exception 'a claim begins as a draft' using errcode = 'check_violation', constraint = 'claim_begins_as_draft';
end
$$;
create trigger claim_begins before insert on claim for each row when (new.status <> 'draft') execute function refuse_begin();

-- A claim moves only as the table says, one version at a time, and is filed only when its amounts sum.
create function check_claim_move() returns trigger language plpgsql as $$
declare
  summed bigint;
begin
  if new.version <> old.version + 1 then
    raise exception 'a move takes the next version' using errcode = 'check_violation', constraint = 'claim_next_version';
  end if;
  if not exists (select from claim_move where from_status = old.status and to_status = new.status) then
    raise exception '% cannot become %', old.status, new.status using errcode = 'check_violation', constraint = 'claim_move';
  end if;
  if old.status in ('draft', 'returned') and new.status in ('submitted', 'accepted') then
    if exists (
      select from invoice
      where invoice.claim_id = new.id
        and (invoice.total_fen is null or invoice.total_fen is distinct from (
          select sum(amount_fen) from invoice_line
          where invoice_line.claim_id = new.id and invoice_line.invoice_n = invoice.n
          having count(*) = count(amount_fen)
        ))
    ) then
      raise exception 'lines do not sum to their invoice' using errcode = 'check_violation', constraint = 'lines_sum_to_invoice';
    end if;
    select coalesce(sum(total_fen), 0) into summed from invoice where claim_id = new.id;
    if new.total_fen is distinct from summed then
      raise exception 'invoices do not sum to the total' using errcode = 'check_violation', constraint = 'invoices_sum_to_total';
    end if;
  end if;
  return new;
end
$$;
create trigger claim_moves before update of status on claim
  for each row when (old.status is distinct from new.status) execute function check_claim_move();

-- A claim never changes hands, and what was filed stands on its row as it was filed until it is recalled or returned.
create function check_claim_row() returns trigger language plpgsql as $$
begin
  if (new.id, new.number, new.scope_id, new.agency_id) is distinct from (old.id, old.number, old.scope_id, old.agency_id)
    or (old.status not in ('draft', 'returned') and new.status <> 'draft'
      and (new.employer_id, new.insured_person_id, new.patient_id, new.event_id, new.period, new.submission_id, new.kind,
          new.event_on, new.total_fen, new.submitted_at)
        is distinct from (old.employer_id, old.insured_person_id, old.patient_id, old.event_id, old.period,
          old.submission_id, old.kind, old.event_on, old.total_fen, old.submitted_at))
  then
    raise exception 'the claim is frozen' using errcode = 'check_violation', constraint = 'claim_frozen';
  end if;
  return new;
end
$$;
create trigger claim_row before update on claim for each row execute function check_claim_row();

-- What a claim says may change only while it is with its clerk. The claim's row is locked first, so that a
-- submission and a late save wait for each other instead of passing.
create function check_claim_editable() returns trigger language plpgsql as $$
declare
  id_of_claim uuid := case tg_op when 'DELETE' then old.claim_id else new.claim_id end;
  standing text;
begin
  if tg_op = 'UPDATE' and new.claim_id <> old.claim_id then
    raise exception 'a row stays with its claim' using errcode = 'check_violation', constraint = 'claim_frozen';
  end if;
  select status into standing from claim where id = id_of_claim for no key update;
  if standing is null or standing not in ('draft', 'returned') then
    raise exception 'the claim is frozen' using errcode = 'check_violation', constraint = 'claim_frozen';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger frozen before insert or update or delete on claim_component for each row execute function check_claim_editable();
create trigger frozen before insert or update or delete on claim_section for each row execute function check_claim_editable();
create trigger frozen before insert or delete on draft_secret for each row execute function check_claim_editable();
-- A rotation of keys seals the same value anew, whatever the claim's state.
create trigger frozen_update before update on draft_secret for each row
  when (current_user in ('cradle_employer', 'cradle_agency')
    or (new.claim_id, new.section, new.pointer) is distinct from (old.claim_id, old.section, old.pointer))
  execute function check_claim_editable();
create trigger frozen before insert or update or delete on stay for each row execute function check_claim_editable();
create trigger frozen before insert or update or delete on invoice for each row execute function check_claim_editable();
create trigger frozen before insert or update or delete on invoice_line for each row execute function check_claim_editable();

call keep_append_only('filing');
call keep_append_only('form_print');

-- Matches or makes the event a filing is about. It answers an id and nothing of what others filed for the event.
create function take_maternity_event(new_id uuid, of_patient uuid, of_kind text, on_date date, with_outcome jsonb)
returns uuid language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into maternity_event (id, agency_id, patient_id, kind, occurred_on, outcome)
  values (new_id, acting_agency(), of_patient, of_kind, on_date, with_outcome)
  on conflict (patient_id, kind, occurred_on) do update set outcome = maternity_event.outcome
  returning id
$$;
revoke execute on function take_maternity_event from public;
grant execute on function take_maternity_event to cradle_employer, cradle_agency;

call guard('maternity_event', 'exists (select from claim where claim.event_id = maternity_event.id)', 'agency_id = acting_agency()');
call guard('submission', 'scope_id = acting_scope() and agency_id = acting_agency()', 'agency_id = acting_agency()');
-- A draft is its employer's alone until it is filed, row by row; the agency's offices see their own drafts.
call guard('claim', 'scope_id = acting_scope() and agency_id = acting_agency()',
  'agency_id = acting_agency() and (status <> ''draft'' or scope_id = acting_scope())');
call guard('claim_component', 'scope_id = acting_scope()', 'exists (select from claim where claim.id = claim_component.claim_id)');
call guard('claim_section', 'scope_id = acting_scope()', 'scope_id = acting_scope()');
call guard('draft_secret', 'scope_id = acting_scope()', 'scope_id = acting_scope()');
call guard('stay', 'scope_id = acting_scope()', 'exists (select from claim where claim.id = stay.claim_id)');
call guard('invoice', 'scope_id = acting_scope()', 'exists (select from claim where claim.id = invoice.claim_id)');
call guard('invoice_line', 'scope_id = acting_scope()', 'exists (select from claim where claim.id = invoice_line.claim_id)');
call guard('filing', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call guard('filing_secret', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call guard('invoice_use', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call guard('component_use', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call guard('form_print', 'scope_id = acting_scope()', 'exists (select from claim where claim.id = form_print.claim_id)');
call guard('claim_move', 'true', 'true');

call open_to_auditor('maternity_event', 'agency_id = acting_agency()');
call open_to_auditor('submission', 'agency_id = acting_agency()');
call open_to_auditor('claim', 'agency_id = acting_agency()');
call open_to_auditor('claim_component', 'agency_id = acting_agency()');
call open_to_auditor('claim_section', 'agency_id = acting_agency()');
call open_to_auditor('stay', 'agency_id = acting_agency()');
call open_to_auditor('invoice', 'agency_id = acting_agency()');
call open_to_auditor('invoice_line', 'agency_id = acting_agency()');
call open_to_auditor('filing', 'agency_id = acting_agency()');
call open_to_auditor('invoice_use', 'agency_id = acting_agency()');
call open_to_auditor('component_use', 'agency_id = acting_agency()');
call open_to_auditor('form_print', 'agency_id = acting_agency()');
call open_to_auditor('draft_secret', 'agency_id = acting_agency()');
call open_to_auditor('filing_secret', 'agency_id = acting_agency()');
call open_to_auditor('claim_move', 'true');

grant usage on sequence claim_number, submission_number to cradle_employer, cradle_agency;
grant select on claim_move to cradle_employer, cradle_agency, cradle_system;
grant select, insert, update on claim to cradle_employer, cradle_agency;
grant select, insert, update (withdrawn_at) on submission to cradle_employer;
grant select on submission to cradle_agency;
grant select on maternity_event to cradle_employer, cradle_agency;
grant select, insert, update, delete on claim_component, claim_section, draft_secret, stay, invoice, invoice_line,
  invoice_use, component_use to cradle_employer, cradle_agency;
grant select, insert on filing, filing_secret, form_print to cradle_employer, cradle_agency;
-- Jobs: deemed acceptance, removal of what a deleted draft leaves, key rotation.
grant select on maternity_event, submission, claim, claim_component, claim_section, draft_secret, stay, invoice,
  invoice_line, filing, filing_secret, invoice_use, component_use, form_print to cradle_system;
grant update on claim to cradle_system;
grant update (ciphertext, key_id) on draft_secret, filing_secret to cradle_system;
