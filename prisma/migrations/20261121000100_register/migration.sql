-- The register: agencies, employers, persons with their dated history, insurance spells, hospitals.

create table agency (
  id uuid primary key,
  code text not null unique check (code ~ '^\d{6}$'),
  name text not null check (char_length(name) <= 100),
  region_code text not null check (region_code ~ '^\d{6}$')
);

create table agency_office (
  id uuid primary key,
  agency_id uuid not null references agency,
  name text not null check (char_length(name) <= 100)
);
create index on agency_office (agency_id);

create table employer (
  id uuid primary key,
  agency_id uuid not null references agency,
  unit_number text not null check (unit_number ~ '^[0-9A-Z]{1,20}$'),
  created_at timestamptz not null default now(),
  unique (agency_id, unit_number)
);

-- 单位: name, credit code and standing as of a date. `registered` is 登记在册, `contributing` 正常参保,
-- `wage_continues` an employer whose wages go on during leave, so that no allowance is paid.
create table employer_version (
  id uuid primary key,
  employer_id uuid not null references employer,
  agency_id uuid not null references agency,
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  name text not null check (char_length(name) <= 100),
  credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
  registered boolean not null,
  contributing boolean not null,
  wage_continues boolean not null default false,
  legal_representative text check (char_length(legal_representative) <= 60),
  exclude using gist (employer_id with =, daterange(valid_from, valid_until) with &&)
);

create table employer_succession (
  predecessor_id uuid not null references employer,
  successor_id uuid not null references employer,
  agency_id uuid not null references agency,
  succeeded_on date not null,
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);

create table person (
  id uuid primary key,
  agency_id uuid not null references agency,
  created_at timestamptz not null default now()
);

create table person_version (
  id uuid primary key,
  person_id uuid not null references person,
  agency_id uuid not null references agency,
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  name text not null check (char_length(name) between 1 and 60),
  sex text not null check (sex in ('female', 'male')),
  birth_on date not null,
  exclude using gist (person_id with =, daterange(valid_from, valid_until) with &&)
);

-- ID and card numbers, encrypted, with a keyed hash for lookup by the whole number. An old number keeps finding
-- today's person: a replaced row is marked, never removed.
create table person_identifier (
  id uuid primary key,
  person_id uuid not null references person,
  agency_id uuid not null references agency,
  kind text not null check (kind in ('id-card', 'insurance-card')),
  search_hash bytea not null,
  hash_key_id text not null,
  ciphertext bytea not null,
  key_id text not null,
  valid_from date not null,
  replaced_on date,
  unique (agency_id, kind, hash_key_id, search_hash)
);
create index on person_identifier (person_id, kind);

-- 准生证 / 生育服务登记 on file.
create table permit (
  id uuid primary key,
  person_id uuid not null references person,
  agency_id uuid not null references agency,
  number text not null check (char_length(number) <= 50),
  office text not null check (char_length(office) <= 100),
  issued_on date not null
);
create index on permit (person_id);

-- A spell of insurance of one person with one employer; `valid_until` is the first day no longer insured.
create table enrolment (
  id uuid primary key,
  person_id uuid not null references person,
  employer_id uuid not null references employer,
  agency_id uuid not null references agency,
  person_type text not null check (person_type ~ '^\d{4}$'),
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  unique (id, person_id, employer_id, agency_id),
  exclude using gist (person_id with =, daterange(valid_from, valid_until) with &&)
);
create index on enrolment (employer_id, person_id);

-- 缴费基数 of a spell, month by month as ranges; both ends are firsts of a month. A month has one base, whoever paid it.
create table enrolment_base (
  id uuid primary key,
  enrolment_id uuid not null,
  person_id uuid not null,
  employer_id uuid not null,
  agency_id uuid not null,
  valid_from date not null check (extract(day from valid_from) = 1),
  valid_until date check (valid_until > valid_from and extract(day from valid_until) = 1),
  base_fen bigint not null check (base_fen between 0 and 9007199254740991),
  foreign key (enrolment_id, person_id, employer_id, agency_id) references enrolment (id, person_id, employer_id, agency_id),
  exclude using gist (person_id with =, daterange(valid_from, valid_until) with &&)
);
create index on enrolment_base (enrolment_id);

create table hospital (
  code text primary key check (code ~ '^[HP]\d{11}$'),
  name text not null check (char_length(name) <= 60),
  pinyin text not null check (char_length(pinyin) <= 300),
  initials text not null check (char_length(initials) <= 60),
  local_code text check (char_length(local_code) <= 20),
  level smallint not null check (level between 0 and 3),
  region_code text not null check (region_code ~ '^\d{6}$'),
  designated_from date not null,
  designated_until date check (designated_until > designated_from)
);

create table hospital_ward (
  hospital_code text not null references hospital,
  name text not null check (char_length(name) <= 40),
  primary key (hospital_code, name)
);

-- What is published to everyone signed in.
call guard('agency', 'true', 'true');
call guard('agency_office', 'true', 'true');
call guard('hospital', 'true', 'true');
call guard('hospital_ward', 'true', 'true');

-- An employer sees itself and whoever is or was insured with it; the agency sees its region.
call guard('employer', 'id = acting_scope()', 'agency_id = acting_agency()');
call guard('employer_version', 'employer_id = acting_scope()', 'agency_id = acting_agency()');
call guard('employer_succession', 'successor_id = acting_scope() or predecessor_id = acting_scope()', 'agency_id = acting_agency()');
call guard('enrolment', 'employer_id = acting_scope()', 'agency_id = acting_agency()');
call guard('enrolment_base', 'employer_id = acting_scope()', 'agency_id = acting_agency()');
call guard('person', 'exists (select from enrolment where enrolment.person_id = person.id)', 'agency_id = acting_agency()');
call guard('person_version', 'exists (select from enrolment where enrolment.person_id = person_version.person_id)', 'agency_id = acting_agency()');
call guard('person_identifier', 'exists (select from enrolment where enrolment.person_id = person_identifier.person_id)', 'agency_id = acting_agency()');
call guard('permit', 'exists (select from enrolment where enrolment.person_id = permit.person_id)', 'agency_id = acting_agency()');

call open_to_auditor('agency', 'true');
call open_to_auditor('agency_office', 'true');
call open_to_auditor('hospital', 'true');
call open_to_auditor('hospital_ward', 'true');
call open_to_auditor('employer', 'agency_id = acting_agency()');
call open_to_auditor('employer_version', 'agency_id = acting_agency()');
call open_to_auditor('employer_succession', 'agency_id = acting_agency()');
call open_to_auditor('enrolment', 'agency_id = acting_agency()');
call open_to_auditor('enrolment_base', 'agency_id = acting_agency()');
call open_to_auditor('person', 'agency_id = acting_agency()');
call open_to_auditor('person_version', 'agency_id = acting_agency()');
call open_to_auditor('person_identifier', 'agency_id = acting_agency()');
call open_to_auditor('permit', 'agency_id = acting_agency()');

grant select on agency, agency_office, hospital, hospital_ward, employer, employer_version, employer_succession,
  person, person_version, person_identifier, permit, enrolment, enrolment_base
  to cradle_employer, cradle_agency, cradle_system;
