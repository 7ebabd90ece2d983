-- Decisions of a review: what was allowed of each line, which tasks were done, and the numbered papers given out.

-- Over the region's limit a first approver endorses and another approves; one's own last step may be taken back.
insert into claim_move values ('second-reviewed', 'second-reviewed');

alter table decision drop constraint decision_action_check;
alter table decision
  add constraint decision_action_check check (action in ('accept', 'agree', 'return', 'send-back', 'propose-refusal',
    'approve', 'refuse', 'close', 'reopen', 'endorse', 'undo')),
  -- What became of the component; set by approvals, endorsements and refusals alone.
  add column outcome text check (outcome in ('grant', 'reduce', 'refuse')),
  -- The natural person: duties are kept apart by person, not by account. Null of what was decided before this was kept.
  add column decided_by_holder uuid references account_holder,
  -- Where a return wants something: [{section, pointer, text} or {documentKind, text}].
  add column pins jsonb,
  -- What a reopening rests on.
  add column ground text check (ground in ('reconsideration', 'litigation', 'self-correction')),
  add column document_number text check (document_number ~ '\S' and char_length(document_number) <= 60),
  add column document_on date,
  add constraint decision_outcome check (outcome is null or action in ('approve', 'endorse', 'refuse')),
  -- No component is reduced or refused, and no claim closed, without facts, reason, article and remedies.
  add constraint decision_refused check (outcome is null or outcome = 'grant'
    or (facts is not null and reason is not null and article is not null and remedies is not null)),
  add constraint decision_closed check (action <> 'close'
    or (facts is not null and reason is not null and article is not null and remedies is not null)),
  -- Only a recorded decision of another body or of the agency itself opens a decided claim again.
  add constraint decision_reopened check (action <> 'reopen'
    or (ground is not null and document_number is not null and document_on is not null and reason is not null));

-- What a reviewer allows of one line of a filing. The latest row of a line stands; one without an amount takes back.
create table line_adjustment (
  id uuid primary key,
  claim_id uuid not null,
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  invoice_n integer not null check (invoice_n between 1 and 50),
  line_n integer not null check (line_n between 1 and 200),
  filed_fen bigint not null check (filed_fen between 0 and 9007199254740991),
  allowed_fen bigint check (allowed_fen between 0 and 9007199254740991),
  filing_class text check (char_length(filing_class) <= 40),
  reason_code text check (char_length(reason_code) <= 40),
  reason text check (char_length(reason) <= 200),
  adjusted_by uuid not null references membership,
  adjusted_by_name text not null check (char_length(adjusted_by_name) <= 60),
  adjusted_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  -- Never more than was filed.
  constraint line_adjustment_allowed check (allowed_fen <= filed_fen),
  check ((allowed_fen is null) = (reason_code is null) and (allowed_fen is null) = (filing_class is null)),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on line_adjustment (claim_id, recorded_at);
call keep_append_only('line_adjustment');
-- The employer reads what was allowed once the claim is decided, not what is being considered.
call guard('line_adjustment', 'scope_id = acting_scope() and exists (select from claim
  where claim.id = line_adjustment.claim_id and claim.status in (''approved'', ''refused''))', 'agency_id = acting_agency()');
call open_to_auditor('line_adjustment', 'agency_id = acting_agency()');
grant select on line_adjustment to cradle_employer, cradle_system;
grant select, insert on line_adjustment to cradle_agency;

-- A task of the review as its person answered it for a filing. The latest row of a task stands.
create table review_task (
  id uuid primary key,
  claim_id uuid not null,
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  task text not null check (task ~ '^[a-z-]{1,40}$'),
  done boolean not null,
  note text check (char_length(note) <= 500),
  answered_by uuid not null references membership,
  answered_by_name text not null check (char_length(answered_by_name) <= 60),
  answered_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on review_task (filing_id, recorded_at);
call keep_append_only('review_task');
call guard('review_task', null, 'agency_id = acting_agency()');
call open_to_auditor('review_task', 'agency_id = acting_agency()');
grant select, insert on review_task to cradle_agency;
grant select on review_task to cradle_system;

-- The last number of each kind and year that an agency gave out: taken in the transaction that writes the notice, so
-- that no number is skipped.
create table notice_number (
  agency_id uuid not null references agency,
  kind text not null check (kind in ('acceptance', 'correction', 'closing', 'refusal', 'partial-refusal', 'benefit-statement')),
  year integer not null check (year between 2000 and 2200),
  last integer not null check (last between 1 and 99999999),
  primary key (agency_id, kind, year)
);
call guard('notice_number', null, 'agency_id = acting_agency()');
call open_to_auditor('notice_number', 'agency_id = acting_agency()');
grant select, insert, update on notice_number to cradle_agency, cradle_system;

-- A paper given out about a claim, frozen with its decision. No sensitive value stands in it in clear.
create table issued_notice (
  id uuid primary key,
  claim_id uuid not null,
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  -- The decision that it tells; none of an acceptance by silence.
  act_id uuid,
  kind text not null check (kind in ('acceptance', 'correction', 'closing', 'refusal', 'partial-refusal', 'benefit-statement')),
  component text check (component in ('medical', 'prenatal', 'allowance')),
  year integer not null,
  seq integer not null check (seq >= 1),
  number text not null check (number ~ '\S' and char_length(number) <= 60),
  issued_on date not null,
  content jsonb not null,
  recorded_at timestamptz not null default now(),
  unique (agency_id, kind, year, seq),
  check ((kind in ('refusal', 'partial-refusal')) = (component is not null)),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on issued_notice (claim_id, recorded_at);
call keep_append_only('issued_notice');
call guard('issued_notice', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call open_to_auditor('issued_notice', 'agency_id = acting_agency()');
grant select on issued_notice to cradle_employer;
grant select, insert on issued_notice to cradle_agency, cradle_system;

-- A print of a notice names the row that was drawn.
alter table form_print drop constraint form_print_form_check;
alter table form_print
  add column notice_id uuid references issued_notice,
  add constraint form_print_form_check check (form in ('review-form', 'allowance-application', 'benefit-statement',
    'spouse-pledge', 'acceptance', 'correction', 'closing', 'refusal', 'partial-refusal')),
  add constraint form_print_notice check (form not in ('acceptance', 'correction', 'closing', 'refusal', 'partial-refusal')
    or notice_id is not null);
create index on form_print (notice_id) where notice_id is not null;
