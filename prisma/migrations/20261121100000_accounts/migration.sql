-- Accounts as people keep them: issued with a one-time code, activated, suspended, handed over; second factors, failed
-- sign-ins, sessions that a suspension ends at once. Each administering role sees the accounts it keeps and no other:
-- a unit its operators, the agency its units, the system administrator the agency's staff.

do $$
begin
  create role cradle_admin nologin;
exception when duplicate_object or unique_violation then null;
end
$$;
do $$ begin execute format('grant cradle_admin to %I', current_user); end $$;
grant usage on schema public to cradle_admin;

-- Terms of office begin and end at midnight in China, whatever zone the server keeps.
create function day_in_shanghai() returns date language sql stable parallel safe
  as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

-- An account is issued without a password; a unit account without a username too, which its holder chooses.
alter table account
  alter column username drop not null,
  alter column password_hash drop not null,
  drop column failures,
  drop column locked_until,
  add column activated_at timestamptz,
  add column suspended_because text check (char_length(suspended_because) <= 200);
update account set activated_at = created_at;
alter table account
  add constraint activated_with_password check ((activated_at is null) = (password_hash is null)),
  add constraint activated_with_username check (activated_at is null or username is not null);

-- A unit suspends a person's work for it, not the person's account, which may serve other units.
alter table membership
  add column suspended_at timestamptz,
  drop constraint membership_check,
  -- Ended on the day it began, it was never in force.
  add constraint membership_term check (valid_until >= valid_from);

alter table session
  add column last_seen_at timestamptz not null default now(),
  add column user_agent text check (char_length(user_agent) <= 300),
  drop constraint session_ended_because_check,
  add constraint session_ended_because_check check (ended_because in ('signed-out', 'token-reused', 'suspended',
    'ended-elsewhere', 'password-changed', 'rebound'));

-- The one-time code of a letter or a reset, as a keyed hash; used, it is gone.
create table activation_code (
  account_id uuid primary key references account,
  code_hash bytea not null,
  hash_key_id text not null,
  expires_at timestamptz not null,
  wrong_tries integer not null default 0 check (wrong_tries >= 0),
  created_at timestamptz not null default now()
);

-- A second factor: its secret sealed, and the last time step whose code was taken, so that none is taken twice.
create table second_factor (
  account_id uuid primary key references account,
  ciphertext bytea not null,
  key_id text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);

create table recovery_code (
  account_id uuid not null references second_factor on delete cascade,
  code_hash bytea not null,
  hash_key_id text not null,
  primary key (account_id, code_hash)
);

-- Failures in a row of a typed name or of an address, by keyed hash: a name that nobody has counts like one that is.
create table sign_in_failure (
  kind text not null check (kind in ('name', 'address')),
  subject bytea not null,
  failures integer not null check (failures >= 1),
  failed_at timestamptz not null default now(),
  locked_until timestamptz,
  primary key (kind, subject)
);

-- A proof of work counts once.
create table spent_proof (
  digest bytea primary key,
  expires_at timestamptz not null
);

-- 承诺书: the stamped letter in which a unit answers for its operators. A newer one stands beside the older.
create table commitment_letter (
  id uuid primary key,
  employer_id uuid not null references employer,
  agency_id uuid not null references agency,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  content bytea not null check (octet_length(content) between 1 and 5242880),
  uploaded_by uuid not null references membership,
  uploaded_by_name text not null check (char_length(uploaded_by_name) <= 60),
  uploaded_at timestamptz not null default now()
);
create index on commitment_letter (employer_id, uploaded_at desc);
call keep_append_only('commitment_letter');

alter table declared_relative
  add column id uuid not null default gen_random_uuid() unique,
  add column id_ciphertext bytea,
  add column key_id text,
  -- A declaration that no longer holds keeps its row: it may be made again.
  add column withdrawn_at timestamptz;

-- The clerk in charge of a claim: who began it, until it is handed over.
alter table claim add column in_charge uuid references membership;
update claim set in_charge = created_by;
alter table claim alter column in_charge set not null;
create index on claim (in_charge) where deleted_at is null and status in ('draft', 'returned');
create function put_in_charge() returns trigger language plpgsql as $$
begin
  new.in_charge := coalesce(new.in_charge, new.created_by);
  return new;
end
$$;
create trigger claim_in_charge before insert on claim for each row execute function put_in_charge();

-- Whether a session may go on acting under a membership; raises CRD01 where it may not. Every scope of somebody signed
-- in opens with it, so that a right lost a second ago is lost in every process.
create function require_session(of_session uuid, under uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (
    select from session
    join account on account.id = session.account_id
    join membership on membership.id = under and membership.account_id = account.id
    where session.id = of_session and session.ended_at is null and session.expires_at > now()
      and account.suspended_at is null and membership.suspended_at is null
      and membership.valid_from <= day_in_shanghai()
      and (membership.valid_until is null or membership.valid_until > day_in_shanghai())
  ) then
    raise exception 'the session has ended' using errcode = 'CRD01';
  end if;
end
$$;

-- The holder of an ID number, known or made now; null where the person known by it has another name. One natural
-- person is one holder, whoever keeps their accounts, because duties are kept apart by person.
create function take_account_holder(new_id uuid, of_name text, hashes bytea[], new_hash bytea, new_hash_key_id text,
  new_ciphertext bytea, new_key_id text)
returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  known record;
begin
  -- Two who add the same person at once must not make two of them.
  perform pg_advisory_xact_lock(hashtextextended(encode(new_hash, 'hex'), 0));
  select id, name into known from account_holder where id_hash = any(hashes);
  if not found then
    insert into account_holder (id, name, id_hash, hash_key_id, id_ciphertext, key_id)
    values (new_id, of_name, new_hash, new_hash_key_id, new_ciphertext, new_key_id);
    return new_id;
  end if;
  return case when known.name = of_name then known.id end;
end
$$;

-- Whether an account also acts for somebody else than the acting employer or office: its password is not theirs to reset.
create function serves_others(of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from membership
    where account_id = of_account and (valid_until is null or valid_until > day_in_shanghai())
      and coalesce(employer_id, office_id) <> acting_scope()
  )
$$;

-- The account of exactly this person under exactly this username, wherever it serves; null tells nothing.
create function account_of_person(of_username text, of_holder uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from account where username = of_username and holder_id = of_holder and suspended_at is null
$$;

revoke execute on function require_session, take_account_holder, serves_others, account_of_person from public;
grant execute on function require_session to cradle_employer, cradle_agency, cradle_auditor, cradle_system, cradle_admin;
grant execute on function take_account_holder to cradle_employer, cradle_agency, cradle_admin;
grant execute on function serves_others, account_of_person to cradle_employer;

call guard('activation_code', 'exists (select from account where account.id = account_id)',
  'exists (select from account where account.id = account_id)');
call guard('second_factor', 'exists (select from account where account.id = account_id)',
  'exists (select from account where account.id = account_id)');
call guard('recovery_code', null, null);
call guard('sign_in_failure', null, null);
call guard('spent_proof', null, null);
call guard('commitment_letter', 'employer_id = acting_scope() and agency_id = acting_agency()', 'agency_id = acting_agency()');
call open_to_auditor('commitment_letter', 'agency_id = acting_agency()');

-- An account belongs to whoever keeps it through its memberships. None of them ever gives a password: they issue codes.
create policy employer on account for select to cradle_employer using (exists (
  select from membership where membership.account_id = account.id and membership.employer_id = acting_scope()));
create policy employer_rebinds on account for update to cradle_employer using (exists (
  select from membership where membership.account_id = account.id and membership.employer_id = acting_scope()))
  with check (password_hash is null and not serves_others(id));
create policy employer_issues on account for insert to cradle_employer with check (password_hash is null);
create policy agency on account for select to cradle_agency using (exists (
  select from membership where membership.account_id = account.id and membership.agency_id = acting_agency()
    and membership.employer_id is not null));
create policy agency_suspends on account for update to cradle_agency using (exists (
  select from membership where membership.account_id = account.id and membership.agency_id = acting_agency()
    and membership.employer_id is not null));
create policy agency_issues on account for insert to cradle_agency with check (password_hash is null);
create policy admin on account for select to cradle_admin using (exists (
  select from membership where membership.account_id = account.id and membership.agency_id = acting_agency()
    and membership.office_id is not null));
create policy admin_suspends on account for update to cradle_admin using (exists (
  select from membership where membership.account_id = account.id and membership.agency_id = acting_agency()
    and membership.office_id is not null));
create policy admin_issues on account for insert to cradle_admin with check (password_hash is null);

create policy employer on account_holder for select to cradle_employer
  using (exists (select from account where account.holder_id = account_holder.id));
create policy agency on account_holder for select to cradle_agency
  using (exists (select from account where account.holder_id = account_holder.id));
create policy admin on account_holder for select to cradle_admin
  using (exists (select from account where account.holder_id = account_holder.id));

create policy admin on membership to cradle_admin
  using (agency_id = acting_agency() and office_id is not null)
  with check (agency_id = acting_agency() and office_id is not null);
-- A unit makes clerks, the agency administrators of units; neither makes staff.
create policy employer_makes_clerks on membership as restrictive for insert to cradle_employer
  with check (role = 'employer-clerk');
create policy agency_makes_units on membership as restrictive for insert to cradle_agency
  with check (role = 'employer-admin');
create policy agency_keeps_units on membership as restrictive for update to cradle_agency
  using (employer_id is not null);

create policy employer on session to cradle_employer
  using (exists (select from membership where membership.id = membership_id));
create policy agency on session to cradle_agency
  using (exists (select from membership where membership.id = membership_id and membership.employer_id is not null));
create policy admin on session to cradle_admin
  using (exists (select from membership where membership.id = membership_id));

create policy admin on activation_code to cradle_admin
  using (exists (select from account where account.id = account_id))
  with check (exists (select from account where account.id = account_id));
create policy admin on second_factor to cradle_admin
  using (exists (select from account where account.id = account_id));
create policy admin on declared_relative for select to cradle_admin
  using (exists (select from account_holder where account_holder.id = holder_id));
create policy admin_writes on declared_relative for insert to cradle_admin
  with check (exists (select from account_holder where account_holder.id = holder_id));
create policy admin_withdraws on declared_relative for update to cradle_admin
  using (exists (select from account_holder where account_holder.id = holder_id));
create policy admin on agency_office for select to cradle_admin using (agency_id = acting_agency());
create policy admin on agency for select to cradle_admin using (id = acting_agency());
create policy admin on business_clock for select to cradle_admin using (true);

grant select (id, holder_id, username, is_demonstration, activated_at, suspended_at, suspended_because, created_at),
  insert (id, holder_id, username) on account to cradle_employer, cradle_agency, cradle_admin;
grant update (holder_id, password_hash, activated_at) on account to cradle_employer;
grant update (suspended_at, suspended_because) on account to cradle_agency, cradle_admin;
grant select (id, name, id_ciphertext, key_id) on account_holder to cradle_employer, cradle_agency, cradle_admin;
grant insert, update (valid_until, suspended_at) on membership to cradle_employer, cradle_agency, cradle_admin;
grant select on membership, agency, agency_office, business_clock to cradle_admin;
grant select (id, account_id, membership_id, last_seen_at, ended_at), update (ended_at, ended_because) on session
  to cradle_employer, cradle_agency, cradle_admin;
grant select (account_id, expires_at), insert, delete on activation_code to cradle_employer, cradle_agency, cradle_admin;
grant select (account_id, confirmed_at), delete on second_factor to cradle_employer, cradle_agency, cradle_admin;
grant select, insert on commitment_letter to cradle_employer;
grant select on commitment_letter to cradle_agency, cradle_system;
grant select, insert, update (withdrawn_at, relation, declared_at) on declared_relative to cradle_admin;
grant execute on function append_audit to cradle_admin;

-- Sign-in, activation, one's own second factor and relatives.
grant update (username, activated_at, password_hash) on account to cradle_system;
grant insert, update (withdrawn_at, relation, declared_at) on declared_relative to cradle_system;
grant select, insert, update, delete on activation_code, second_factor, recovery_code, sign_in_failure, spent_proof
  to cradle_system;
-- Key rotation seals and hashes anew.
grant update (id_hash, hash_key_id, id_ciphertext, key_id) on account_holder, declared_relative to cradle_system;
