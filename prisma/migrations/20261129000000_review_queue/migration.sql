-- The reviewers' queues: what waits at which stage, until when, who has it in hand, what is held and how risky it is.

-- The clock of the agency's deadlines: since when it runs and when it stood still (`domain/review/deadlines`). It is kept
-- as facts, so that a due day can be told anew once a year's holidays are known.
alter table claim add column review_clock jsonb;

-- Every claim at the agency or returned by it, with all that its queue is narrowed and ordered by. Its rows come and go
-- with the moves of a claim; what is decided is not here, so that a queue is as small as the work. The employer has no
-- business with it, not even to write it: risk stands here.
create table queued_claim (
  claim_id uuid primary key,
  scope_id uuid not null,
  agency_id uuid not null,
  filing_id uuid not null,
  status text not null check (status in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'returned')),
  -- The earliest of what is due: a component's decision, or telling what is missing. 'infinity': it cannot be told yet.
  due_on date not null,
  medical_due_on date,
  prenatal_due_on date,
  allowance_due_on date,
  waiting_since timestamptz not null,
  period date,
  kind text,
  employer_id uuid references employer,
  hospital_code text,
  total_fen bigint check (total_fen between 0 and 9007199254740991),
  -- Of its latest filing; null until it is assessed.
  risk_score integer check (risk_score >= 0),
  -- Within a due day the higher risk comes first, in an order that an index keeps.
  risk_order integer generated always as (-coalesce(risk_score, 0)) stored,
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id),
  foreign key (filing_id, claim_id) references filing (id, claim_id)
);
create index queued_claim_order on queued_claim (agency_id, status, due_on, risk_order, waiting_since, claim_id);
create index queued_claim_of_employer on queued_claim (agency_id, employer_id);
create index queued_claim_of_hospital on queued_claim (agency_id, hospital_code);
create index queued_claim_risky on queued_claim (agency_id, status, risk_order, claim_id) where risk_score > 0;
create index queued_claim_unassessed on queued_claim (claim_id) where risk_score is null;
create index queued_claim_undated on queued_claim (agency_id, claim_id) where due_on = 'infinity';

-- How many claims wait, by stage, due day and since when, as sums to be added up: a count never reads the queue, and two
-- who file at once never wait for one row. A job adds the rows of a day together.
create table queue_tally (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  status text not null,
  due_on date not null,
  waiting_on date not null,
  claims integer not null
);
create index on queue_tally (agency_id, status);

create function tally_queue() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op <> 'DELETE' then
    insert into queue_tally (agency_id, status, due_on, waiting_on, claims)
    select agency_id, status, due_on, (waiting_since at time zone 'Asia/Shanghai')::date, count(*)
    from entered group by 1, 2, 3, 4;
  end if;
  if tg_op <> 'INSERT' then
    insert into queue_tally (agency_id, status, due_on, waiting_on, claims)
    select agency_id, status, due_on, (waiting_since at time zone 'Asia/Shanghai')::date, -count(*)
    from gone group by 1, 2, 3, 4;
  end if;
  return null;
end
$$;
create trigger tally_insert after insert on queued_claim referencing new table as entered
  for each statement execute function tally_queue();
create trigger tally_update after update on queued_claim referencing old table as gone new table as entered
  for each statement execute function tally_queue();
create trigger tally_delete after delete on queued_claim referencing old table as gone
  for each statement execute function tally_queue();

-- Who has a claim in hand, until when by the real clock. An expired one is free for anybody and stays until it is taken.
create table assignment (
  claim_id uuid primary key references queued_claim on delete cascade,
  agency_id uuid not null references agency,
  stage text not null check (stage in ('first-review', 'second-review', 'approval')),
  membership_id uuid not null references membership,
  name text not null check (char_length(name) <= 60),
  taken_at timestamptz not null default clock_timestamp(),
  until timestamptz not null check (until > taken_at)
);
create index on assignment (membership_id, until);
create index on assignment (agency_id, stage, until);

-- A claim that waits for something outside: nobody is given it, and it stays in sight.
create table claim_hold (
  claim_id uuid primary key references queued_claim on delete cascade,
  agency_id uuid not null references agency,
  stage text not null check (stage in ('first-review', 'second-review', 'approval')),
  reason text not null check (reason ~ '\S' and char_length(reason) <= 200),
  held_by uuid not null references membership,
  held_by_name text not null check (char_length(held_by_name) <= 60),
  held_at timestamptz not null
);
create index on claim_hold (agency_id, stage);

-- A reviewer's own ways of narrowing the queue.
create table saved_filter (
  id uuid primary key,
  membership_id uuid not null references membership,
  agency_id uuid not null references agency,
  name text not null check (name ~ '\S' and char_length(name) <= 30),
  filter jsonb not null,
  saved_at timestamptz not null default now(),
  unique (membership_id, name)
);

-- The risk of a filing as it was assessed once, with its terms; and where its checks found something, to be counted.
create table filing_risk (
  filing_id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  score integer not null check (score >= 0),
  terms jsonb not null,
  -- From when the weights are that were used.
  weights_from date not null,
  assessed_at timestamptz not null default now(),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (filing_id, scope_id, agency_id) references filing (id, scope_id, agency_id)
);
call keep_append_only('filing_risk');

-- What checks found in the filings of a period, one row per check and field: the watching page counts them by the month.
create table filing_check (
  filing_id uuid not null,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  period date not null check (extract(day from period) = 1),
  code text not null check (char_length(code) <= 20),
  level text not null check (level in ('warn', 'flag')),
  section text not null check (char_length(section) <= 20),
  field text not null check (char_length(field) <= 60),
  hospital_code text,
  primary key (filing_id, code, section, field),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (filing_id, scope_id, agency_id) references filing (id, scope_id, agency_id)
);
create index filing_check_of_period on filing_check (agency_id, period, code, section, field, hospital_code, claim_id);

-- The month as it is watched: what came in by day, and what was refused, each by an index and within its month.
create index claim_inflow on claim (agency_id, period, submitted_at, id) where submitted_at is not null;
create index decision_refusals on decision (agency_id, decided_at) where action = 'refuse';

-- The stage at which a claim of this status waits for a reviewer.
create function review_stage(status text) returns text language sql immutable parallel safe
  as $$ select case status when 'submitted' then 'first-review' when 'accepted' then 'first-review'
    when 'first-reviewed' then 'second-review' when 'second-reviewed' then 'approval' end $$;

-- Brings the queue up to what the claims just moved have become: in, on, or out of it. Whoever moves a claim calls it, the
-- employer too, and learns nothing; it acts on claims of the acting scope alone. Due days come from the product's calendar,
-- in the order of the ids. What belongs to a stage that the claim has left, its assignment and its hold, goes with it.
create function keep_queue(moved uuid[], due date[], medical date[], prenatal date[], allowance date[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  hands uuid[] := array(
    select claim.id from claim where claim.id = any(moved) and case current_setting('role')
      when 'cradle_system' then true
      when 'cradle_agency' then claim.agency_id = acting_agency()
      else claim.scope_id = acting_scope() and claim.agency_id = acting_agency() end);
begin
  delete from queued_claim using claim
  where queued_claim.claim_id = any(hands) and claim.id = queued_claim.claim_id
    and claim.status not in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'returned');

  insert into queued_claim as queued (claim_id, scope_id, agency_id, filing_id, status, due_on, medical_due_on,
    prenatal_due_on, allowance_due_on, waiting_since, period, kind, employer_id, hospital_code, total_fen)
  select claim.id, claim.scope_id, claim.agency_id, filed.id, claim.status, coalesce(given.due_on, 'infinity'),
    given.medical, given.prenatal, given.allowance, claim.waiting_since, claim.period, claim.kind, claim.employer_id,
    stay.hospital_code, claim.total_fen
  from unnest(moved, due, medical, prenatal, allowance) as given(id, due_on, medical, prenatal, allowance)
  join claim on claim.id = given.id
  cross join lateral (select id from filing where filing.claim_id = claim.id order by n desc limit 1) as filed
  left join stay on stay.claim_id = claim.id and stay.n = 1
  where claim.id = any(hands)
    and claim.status in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'returned')
  on conflict (claim_id) do update set filing_id = excluded.filing_id, status = excluded.status,
    due_on = excluded.due_on, medical_due_on = excluded.medical_due_on, prenatal_due_on = excluded.prenatal_due_on,
    allowance_due_on = excluded.allowance_due_on, waiting_since = excluded.waiting_since, period = excluded.period,
    kind = excluded.kind, hospital_code = excluded.hospital_code, total_fen = excluded.total_fen,
    risk_score = case when queued.filing_id = excluded.filing_id then queued.risk_score end;

  delete from assignment using queued_claim
  where assignment.claim_id = any(hands) and queued_claim.claim_id = assignment.claim_id
    and review_stage(queued_claim.status) is distinct from assignment.stage;
  delete from claim_hold using queued_claim
  where claim_hold.claim_id = any(hands) and queued_claim.claim_id = claim_hold.claim_id
    and review_stage(queued_claim.status) is distinct from claim_hold.stage;
end
$$;
revoke execute on function keep_queue from public;
grant execute on function keep_queue to cradle_employer, cradle_agency, cradle_system;

-- What waits already. Its due days are told by the product at its next start, from the clocks.
alter table claim disable trigger user;
update claim set review_clock = jsonb_build_object('from', (submitted_at at time zone 'Asia/Shanghai')::date,
  'pauses', case when status = 'returned' then jsonb_build_array(jsonb_build_object(
    'from', (waiting_since at time zone 'Asia/Shanghai')::date, 'until', null)) else '[]' end)
where submitted_at is not null;
alter table claim enable trigger user;
insert into queued_claim (claim_id, scope_id, agency_id, filing_id, status, due_on, waiting_since, period, kind,
  employer_id, hospital_code, total_fen)
select claim.id, claim.scope_id, claim.agency_id, filed.id, claim.status, 'infinity', claim.waiting_since, claim.period,
  claim.kind, claim.employer_id, stay.hospital_code, claim.total_fen
from claim
cross join lateral (select id from filing where filing.claim_id = claim.id order by n desc limit 1) as filed
left join stay on stay.claim_id = claim.id and stay.n = 1
where claim.status in ('submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'returned');

call guard('queued_claim', null, 'agency_id = acting_agency()');
call guard('queue_tally', null, 'agency_id = acting_agency()');
call guard('assignment', null, 'agency_id = acting_agency()');
call guard('claim_hold', null, 'agency_id = acting_agency()');
call guard('saved_filter', null, 'membership_id = acting_membership() and agency_id = acting_agency()');
call guard('filing_risk', null, 'agency_id = acting_agency()');
call guard('filing_check', null, 'agency_id = acting_agency()');
call open_to_auditor('queued_claim', 'agency_id = acting_agency()');
call open_to_auditor('queue_tally', 'agency_id = acting_agency()');
call open_to_auditor('assignment', 'agency_id = acting_agency()');
call open_to_auditor('claim_hold', 'agency_id = acting_agency()');
call open_to_auditor('filing_risk', 'agency_id = acting_agency()');
call open_to_auditor('filing_check', 'agency_id = acting_agency()');
grant select on queued_claim, queue_tally, filing_risk, filing_check to cradle_agency;
grant select, insert, update, delete on assignment, claim_hold to cradle_agency;
grant select, insert, delete on saved_filter to cradle_agency;
-- Jobs assess what was filed, tell undated due days anew and add up the tallies.
grant select, update (risk_score, due_on, medical_due_on, prenatal_due_on, allowance_due_on) on queued_claim to cradle_system;
grant select, insert, delete on queue_tally to cradle_system;
grant select on assignment, claim_hold, saved_filter to cradle_system;
grant select, insert on filing_risk, filing_check to cradle_system;
