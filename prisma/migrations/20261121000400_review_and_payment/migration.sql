-- Review: who held which stage of a claim, what was decided. Payment: state lives on items.

-- One person holds at most one stage of a claim, for its whole life (社会保险经办条例 第三十七条).
create table claim_stage (
  claim_id uuid not null,
  holder_id uuid not null references account_holder,
  scope_id uuid not null,
  agency_id uuid not null,
  stage text not null check (stage in ('entry', 'first-review', 'second-review', 'approval')),
  taken_at timestamptz not null default now(),
  primary key (claim_id, holder_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);

-- A reviewer's decision, per component and filing. What one act decided shares `act_id`.
create table decision (
  id uuid primary key,
  act_id uuid not null,
  claim_id uuid not null,
  filing_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  component text not null check (component in ('medical', 'prenatal', 'allowance')),
  stage text not null check (stage in ('first-review', 'second-review', 'approval')),
  action text not null check (action in ('accept', 'agree', 'return', 'send-back', 'propose-refusal', 'approve',
    'refuse', 'close', 'reopen')),
  amount_fen bigint check (amount_fen between 0 and 9007199254740991),
  benefit jsonb,
  opinion text check (char_length(opinion) <= 500),
  facts text check (facts ~ '\S' and char_length(facts) <= 1000),
  reason text check (reason ~ '\S' and char_length(reason) <= 500),
  article text check (article ~ '\S' and char_length(article) <= 200),
  remedies text check (remedies ~ '\S' and char_length(remedies) <= 500),
  answer_on date,
  decided_by uuid not null references membership,
  decided_by_name text not null check (char_length(decided_by_name) <= 60),
  decided_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (act_id, component),
  -- A return says why; a refusal cannot be made without facts, reason, article and remedies.
  check (action not in ('return', 'send-back') or reason is not null),
  check (action <> 'propose-refusal' or (facts is not null and reason is not null and article is not null)),
  check (action <> 'refuse' or (facts is not null and reason is not null and article is not null and remedies is not null)),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on decision (claim_id, recorded_at);
call keep_append_only('decision');

create table payment_run (
  id uuid primary key,
  agency_id uuid not null references agency,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('regular', 'extra')),
  state text not null default 'prepared' check (state in ('prepared', 'approved', 'sent', 'settled', 'cancelled')),
  prepared_by uuid not null references account_holder,
  approved_by uuid references account_holder,
  created_at timestamptz not null default now(),
  -- Prepared by one, approved by another; nothing leaves unapproved.
  check (approved_by <> prepared_by),
  check (approved_by is not null or state in ('prepared', 'cancelled'))
);
-- One regular run a month; extra ones are marked.
create unique index one_regular_run on payment_run (agency_id, month) where kind = 'regular' and state <> 'cancelled';

create table payment_item (
  id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  component text not null check (component in ('medical', 'prenatal', 'allowance')),
  payee_kind text not null check (payee_kind in ('person', 'employer', 'heir')),
  payee_name text not null check (char_length(payee_name) <= 100),
  account_ciphertext bytea,
  account_hash bytea,
  key_id text,
  hash_key_id text,
  amount_fen bigint not null check (amount_fen between 0 and 9007199254740991),
  state text not null default 'due' check (state in ('due', 'in-run', 'paid', 'failed', 'cancelled')),
  run_id uuid references payment_run,
  created_at timestamptz not null default now(),
  check ((state in ('due', 'cancelled')) = (run_id is null)),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
-- An item of a claim's component and payee is live once; a failed one makes room for its successor.
create unique index one_live_item on payment_item (claim_id, component, payee_kind, payee_name)
  where state in ('due', 'in-run', 'paid');

-- Which version of a region's rules is in force, by whom it was activated.
create table rule_set_activation (
  region text not null check (region ~ '^\d{6}$'),
  version text not null check (char_length(version) <= 40),
  agency_id uuid not null references agency,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  effective_from date not null,
  activated_by uuid not null references account_holder,
  activated_at timestamptz not null default now(),
  primary key (region, version)
);

call guard('claim_stage', null, 'agency_id = acting_agency()');
-- The employer reads what was sent to it: acceptance, returns and the outcome, not the opinions in between.
call guard('decision', 'scope_id = acting_scope() and action in (''accept'', ''return'', ''approve'', ''refuse'', ''close'', ''reopen'')',
  'agency_id = acting_agency()');
call guard('payment_run', null, 'agency_id = acting_agency()');
call guard('payment_item', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call guard('rule_set_activation', 'true', 'agency_id = acting_agency()');

call open_to_auditor('claim_stage', 'agency_id = acting_agency()');
call open_to_auditor('decision', 'agency_id = acting_agency()');
call open_to_auditor('payment_run', 'agency_id = acting_agency()');
call open_to_auditor('payment_item', 'agency_id = acting_agency()');
call open_to_auditor('rule_set_activation', 'agency_id = acting_agency()');

grant select, insert on claim_stage, decision to cradle_agency;
grant select on decision, payment_item, rule_set_activation to cradle_employer;
grant select, insert, update (state, approved_by) on payment_run to cradle_agency;
grant select, insert, update on payment_item to cradle_agency;
grant select, insert on rule_set_activation to cradle_agency;
grant select on claim_stage, decision, payment_run, payment_item, rule_set_activation to cradle_system;
