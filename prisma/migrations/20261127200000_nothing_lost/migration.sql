-- Nothing typed is lost: a key for what each device keeps unsent, who has a claim open, who saved a section last, and
-- drafts that were deleted and may be taken back.

-- The key by which one device keeps one account's unsent edits. The device has the bytes, the product the key: neither
-- can read them alone. Forgotten when the account signs out there, everywhere, or loses its right.
create table device_key (
  account_id uuid not null references account,
  -- Made by the browser, and kept where the bytes are.
  device_id uuid not null,
  ciphertext bytea not null,
  key_id text not null,
  created_at timestamptz not null default now(),
  handed_over_at timestamptz not null default now(),
  primary key (account_id, device_id)
);
create index on device_key (handed_over_at);

-- On which device a session is, so that its end forgets the device's key. Locked for idleness it only pauses.
alter table session
  add column device_id uuid,
  drop constraint session_ended_because_check,
  add constraint session_ended_because_check check (ended_because in ('signed-out', 'token-reused', 'suspended',
    'ended-elsewhere', 'password-changed', 'rebound', 'locked'));

-- Whom a colleague's other version of a section is from; null where it was saved before this was kept.
alter table claim_section add column saved_by_name text check (char_length(saved_by_name) <= 60);

-- Who has a claim open now. A row lives as long as it is refreshed, so that a crash may take them all: unlogged.
create unlogged table claim_presence (
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  session_id uuid not null,
  membership_id uuid not null,
  name text not null check (char_length(name) <= 60),
  step text not null check (char_length(step) <= 40),
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (claim_id, session_id)
);
create index on claim_presence (seen_at);

create index on claim (scope_id, deleted_at desc) where deleted_at is not null;

call guard('device_key', 'exists (select from account where account.id = account_id)',
  'exists (select from account where account.id = account_id)');
create policy admin on device_key to cradle_admin
  using (exists (select from account where account.id = account_id));
-- The agency has no business with who is filling a draft in.
call guard('claim_presence', 'scope_id = acting_scope() and agency_id = acting_agency()', null);

-- Sign-in and refresh hand keys over; who suspends an account only forgets them.
grant select, insert, update, delete on device_key to cradle_system;
grant select (account_id, device_id), delete on device_key to cradle_employer, cradle_agency, cradle_admin;
grant select, insert, update, delete on claim_presence to cradle_employer;
grant select, delete on claim_presence to cradle_system;
