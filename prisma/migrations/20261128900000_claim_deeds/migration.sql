-- What the employer's own people did with a claim beside filing it, and what silence did to it: rows beside the audit
-- trail, whose months a claim's history would be looked for in one by one.
create table claim_deed (
  id uuid primary key default gen_random_uuid(),
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  action text not null check (action in ('recall', 'withdraw', 'abandon', 'deem-accepted')),
  done_by_name text not null,
  done_by_role text not null,
  done_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on claim_deed (claim_id);
call keep_append_only('claim_deed');
call guard('claim_deed', 'scope_id = acting_scope()', 'agency_id = acting_agency()');
call open_to_auditor('claim_deed', 'agency_id = acting_agency()');
grant select, insert on claim_deed to cradle_employer, cradle_agency, cradle_system;

insert into claim_deed (claim_id, scope_id, agency_id, action, done_by_name, done_by_role, done_at, recorded_at)
select claim.id, claim.scope_id, claim.agency_id, split_part(type, '.', 2), actor_name, role,
  coalesce((payload::json #>> '{detail,at}')::timestamptz, recorded_at), recorded_at
from audit_event join claim on claim.id = audit_event.subject_id
where type in ('claim.recall', 'claim.withdraw', 'claim.abandon', 'claim.deem-accepted');
