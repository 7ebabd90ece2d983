-- When a month is submitted, beside the region's regular windows: moved for everybody, opened again for one employer.

-- A window as the agency moved it, in advance. The last word about a period holds; those before it stay as evidence.
create table window_move (
  id uuid primary key,
  agency_id uuid not null references agency,
  period date not null check (extract(day from period) = 1),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  reason text not null check (reason ~ '\S' and char_length(reason) <= 200),
  moved_by uuid not null references membership,
  moved_by_name text not null check (char_length(moved_by_name) <= 60),
  moved_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index on window_move (agency_id, period, recorded_at);
call keep_append_only('window_move');

-- A period opened again for one employer, until an instant; the agency may end it before.
create table reopening (
  id uuid primary key,
  agency_id uuid not null references agency,
  employer_id uuid not null references employer,
  period date not null check (extract(day from period) = 1),
  reopened_at timestamptz not null,
  until timestamptz not null check (until > reopened_at),
  reason text not null check (reason ~ '\S' and char_length(reason) <= 200),
  reopened_by uuid not null references membership,
  reopened_by_name text not null check (char_length(reopened_by_name) <= 60),
  ended_at timestamptz check (ended_at >= reopened_at),
  recorded_at timestamptz not null default now()
);
create index on reopening (employer_id, period, recorded_at);
create index on reopening (agency_id, recorded_at desc);

-- Everything that decides about the periods of who asks: one row, empty for the product itself. Every use-case that asks
-- for the month reads it with the clock, under whatever role, hence with the rights of the owner.
create function filing_calendar() returns table (region text, moves json, reopenings json)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select
    (select region_code from agency where id = acting_agency()),
    coalesce((select json_agg(json_build_object('period', to_char(period, 'YYYY-MM'), 'opensAt', opens_at,
        'closesAt', closes_at, 'reason', reason) order by recorded_at desc, id desc)
      from window_move where agency_id = acting_agency()), '[]'),
    coalesce((select json_agg(json_build_object('period', to_char(period, 'YYYY-MM'), 'from', reopened_at,
        'until', least(until, ended_at), 'reason', reason) order by recorded_at desc, id desc)
      from reopening where employer_id = acting_scope() and agency_id = acting_agency()), '[]')
$$;
revoke execute on function filing_calendar from public;
grant execute on function filing_calendar to cradle_employer, cradle_agency, cradle_auditor, cradle_system, cradle_admin;

call guard('window_move', 'agency_id = acting_agency()', 'agency_id = acting_agency()');
call guard('reopening', 'employer_id = acting_scope() and agency_id = acting_agency()', 'agency_id = acting_agency()');
call open_to_auditor('window_move', 'agency_id = acting_agency()');
call open_to_auditor('reopening', 'agency_id = acting_agency()');
grant select on window_move, reopening to cradle_employer, cradle_agency, cradle_system;
grant insert on window_move to cradle_agency;
grant insert, update (ended_at) on reopening to cradle_agency;
