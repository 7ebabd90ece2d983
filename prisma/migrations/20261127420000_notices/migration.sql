-- Reminders in the system: one row for each person who works for an employer, read by them alone.

create table notice (
  id uuid primary key,
  membership_id uuid not null references membership,
  agency_id uuid not null references agency,
  scope_id uuid not null,
  kind text not null check (kind in ('month-due', 'claim-returned', 'confirmation-asked')),
  -- What it is about, so that it is raised once.
  about text not null check (char_length(about) <= 120),
  period date check (extract(day from period) = 1),
  claim_id uuid,
  raised_at timestamptz not null,
  read_at timestamptz,
  recorded_at timestamptz not null default now(),
  unique (membership_id, kind, about),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on notice (membership_id, recorded_at desc);

call guard('notice', null, null);
create policy employer_reads on notice for select to cradle_employer using (membership_id = acting_membership());
create policy employer_marks on notice for update to cradle_employer
  using (membership_id = acting_membership()) with check (membership_id = acting_membership());
create policy employer_raises on notice for insert to cradle_employer
  with check (scope_id = acting_scope() and agency_id = acting_agency());
create policy agency_raises on notice for insert to cradle_agency with check (agency_id = acting_agency());
grant select, insert, update (read_at) on notice to cradle_employer;
grant insert on notice to cradle_agency;
grant select, insert on notice to cradle_system;

-- Silence is a deed of the product's own, and the employer reads that its claim counts as accepted.
drop policy employer on audit_event;
create policy employer on audit_event for select to cradle_employer
  using (scope_id = acting_scope()
    and (role in ('employer-clerk', 'employer-admin') or (role = 'system' and type = 'claim.deem-accepted')));

-- Silence is looked for among what waits at the first desk, the longest first.
create index claim_silence on claim (waiting_since) where status = 'submitted' and deleted_at is null;
