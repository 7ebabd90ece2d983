-- What an employer reports a month, as the months at which it changes: an average over a year, which every claim's benefit
-- asks for, is a sum over those and no longer over everybody who works there. Kept by the rows it sums up, and only ever
-- read by `employer_months`.
create table employer_base_change (
  employer_id uuid not null,
  agency_id uuid not null,
  at date not null,
  -- By how much the sum of the bases and the number of people rise there, or fall.
  fen bigint not null,
  heads bigint not null,
  primary key (employer_id, agency_id, at)
);
call guard('employer_base_change', null, null);

create function keep_base_changes() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op <> 'DELETE' then
    insert into employer_base_change
    select employer_id, agency_id, at, sum(fen), sum(heads) from (
      select employer_id, agency_id, valid_from as at, base_fen as fen, 1 as heads from entered
      union all select employer_id, agency_id, valid_until, -base_fen, -1 from entered where valid_until is not null
    ) as change group by 1, 2, 3 order by 1, 2, 3
    on conflict (employer_id, agency_id, at) do update
      set fen = employer_base_change.fen + excluded.fen, heads = employer_base_change.heads + excluded.heads;
  end if;
  if tg_op <> 'INSERT' then
    insert into employer_base_change
    select employer_id, agency_id, at, sum(fen), sum(heads) from (
      select employer_id, agency_id, valid_from as at, -base_fen as fen, -1 as heads from gone
      union all select employer_id, agency_id, valid_until, base_fen, 1 from gone where valid_until is not null
    ) as change group by 1, 2, 3 order by 1, 2, 3
    on conflict (employer_id, agency_id, at) do update
      set fen = employer_base_change.fen + excluded.fen, heads = employer_base_change.heads + excluded.heads;
  end if;
  return null;
end
$$;
create trigger base_changes_insert after insert on enrolment_base referencing new table as entered
  for each statement execute function keep_base_changes();
create trigger base_changes_update after update on enrolment_base referencing old table as gone new table as entered
  for each statement execute function keep_base_changes();
create trigger base_changes_delete after delete on enrolment_base referencing old table as gone
  for each statement execute function keep_base_changes();

-- Everything that stands, anew: for a register that was filled past the triggers.
create procedure sum_base_changes() language sql set search_path = pg_catalog, public, pg_temp as $$
  delete from employer_base_change;
  insert into employer_base_change
  select employer_id, agency_id, at, sum(fen), sum(heads) from (
    select employer_id, agency_id, valid_from as at, base_fen as fen, 1 as heads from enrolment_base
    union all select employer_id, agency_id, valid_until, -base_fen, -1 from enrolment_base where valid_until is not null
  ) as change group by 1, 2, 3;
$$;
revoke execute on procedure sum_base_changes from public;
call sum_base_changes();

create or replace function employer_months(of_employer uuid, from_month date, until_month date)
returns table (month date, total_fen bigint, headcount bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not (of_employer = acting_scope() or exists (select from agency_office where id = acting_scope())
      or exists (select from employer_succession where predecessor_id = of_employer and successor_id = acting_scope())) then
    return;
  end if;
  return query
  with change as (
    select greatest(at, from_month) as at, sum(fen) as fen, sum(heads) as heads from employer_base_change
    where employer_id = of_employer and agency_id = acting_agency() and at <= until_month group by 1
  ), counted as (
    select step::date as at, sum(fen) over upwards as fen, sum(heads) over upwards as heads
    from generate_series(from_month::timestamp, until_month::timestamp, interval '1 month') as step
    left join change on change.at = step::date
    window upwards as (order by step)
  )
  select counted.at, counted.fen::bigint, counted.heads::bigint from counted where counted.heads > 0;
end
$$;
drop index enrolment_base_employer_id_valid_from_idx;
