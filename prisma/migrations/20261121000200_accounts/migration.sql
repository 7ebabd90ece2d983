-- Who may sign in, and for whom they act. Sign-in runs as cradle_system; nobody else reads these tables.

-- A natural person behind accounts: duties are kept apart by person, not by account.
create table account_holder (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 60),
  id_hash bytea,
  hash_key_id text,
  id_ciphertext bytea,
  key_id text,
  unique (hash_key_id, id_hash)
);

-- 回避申报: relatives a member of staff has declared, by keyed hash of their ID number.
create table declared_relative (
  holder_id uuid not null references account_holder,
  id_hash bytea not null,
  hash_key_id text not null,
  relation text not null check (char_length(relation) <= 20),
  declared_at timestamptz not null default now(),
  primary key (holder_id, hash_key_id, id_hash)
);

create table account (
  id uuid primary key,
  holder_id uuid not null references account_holder,
  username text not null unique check (username ~ '^[A-Za-z0-9._-]{1,64}$'),
  password_hash text not null check (char_length(password_hash) <= 300),
  is_demonstration boolean not null default false,
  failures integer not null default 0 check (failures >= 0),
  locked_until timestamptz,
  suspended_at timestamptz,
  created_at timestamptz not null default now()
);

create table membership (
  id uuid primary key,
  account_id uuid not null references account,
  agency_id uuid not null references agency,
  employer_id uuid references employer,
  office_id uuid references agency_office,
  role text not null check (role in ('employer-clerk', 'employer-admin', 'counter-clerk', 'first-reviewer',
    'second-reviewer', 'approver', 'finance', 'agency-admin', 'system-admin', 'auditor')),
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  check ((role in ('employer-clerk', 'employer-admin')) = (employer_id is not null)),
  check ((employer_id is null) <> (office_id is null))
);
create index on membership (account_id);

-- A signed-in session. Its refresh tokens are derived from `counter`, so that none is stored.
create table session (
  id uuid primary key,
  account_id uuid not null references account,
  membership_id uuid not null references membership,
  counter integer not null default 1 check (counter >= 1),
  created_at timestamptz not null default now(),
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('signed-out', 'token-reused', 'suspended'))
);
create index on session (account_id) where ended_at is null;

-- The answer to a retried POST: what the first one made. Written in the transaction of its effect.
create table idempotency_key (
  membership_id uuid not null references membership,
  key text not null check (key ~ '^[A-Za-z0-9_-]{8,80}$'),
  body_hash bytea not null,
  result_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (membership_id, key)
);

-- The business clock: an instant, running or frozen. Only periods, due dates and ages read it.
create table business_clock (
  singleton boolean primary key default true check (singleton),
  set_to timestamptz not null,
  set_at timestamptz not null default now(),
  frozen boolean not null
);

call guard('account_holder', null, null);
call guard('declared_relative', null, null);
call guard('account', null, null);
call guard('membership', 'employer_id = acting_scope()', 'agency_id = acting_agency()');
call guard('session', null, null);
call guard('idempotency_key', 'membership_id = acting_membership()', 'membership_id = acting_membership()');
call guard('business_clock', 'true', 'true');

call open_to_auditor('membership', 'agency_id = acting_agency()');
call open_to_auditor('business_clock', 'true');

grant select on account_holder, account, declared_relative, membership, business_clock to cradle_system;
grant insert, update on business_clock to cradle_system;
grant update (failures, locked_until, password_hash) on account to cradle_system;
grant select, insert, update on session to cradle_system;
grant select on membership, business_clock to cradle_employer, cradle_agency;
grant select, insert on idempotency_key to cradle_employer, cradle_agency, cradle_system;
grant delete on idempotency_key to cradle_system;
