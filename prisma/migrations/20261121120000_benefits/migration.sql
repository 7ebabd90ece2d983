-- What benefits are computed from beside a claim's answers.

-- 全口径月平均工资 of a region by year, once it is published: 60 % and 300 % of it clamp the base of an allowance.
create table regional_average (
  region_code text not null check (region_code ~ '^\d{6}$'),
  year smallint not null check (year between 1990 and 2199),
  monthly_fen bigint not null check (monthly_fen between 0 and 9007199254740991),
  source text not null check (source ~ '\S' and char_length(source) <= 200),
  fixed_on date not null,
  primary key (region_code, year)
);
call guard('regional_average', 'true', 'exists (select from agency where agency.id = acting_agency() and agency.region_code = regional_average.region_code)');
call open_to_auditor('regional_average', 'true');
grant select on regional_average to cradle_employer, cradle_agency, cradle_system;
grant insert, update on regional_average to cradle_agency;

-- Months of contribution are counted on every claim's page, months of an employer on every allowance.
create index on enrolment_base (employer_id, valid_from);

-- Whether a person, wherever insured in the region, has paid at least so many months up to the month of a day; without
-- a gap where `unbroken`. Answers yes or no, and only about a person whom the caller's employer or agency may see.
create function has_contributed(of_person uuid, up_to date, at_least integer, unbroken boolean) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with paid as (
    select distinct month::date as month
    from enrolment_base, generate_series(valid_from::timestamp, least(coalesce(valid_until, up_to + 32), up_to + 32)::timestamp, interval '1 month') as month
    where person_id = of_person and agency_id = acting_agency()
      and month <= up_to and (valid_until is null or month < valid_until)
  )
  select exists (select from enrolment where person_id = of_person and agency_id = acting_agency()
      and (employer_id = acting_scope() or exists (select from agency_office where id = acting_scope())))
    and at_least <= (
      select count(*) from paid
      where not unbroken or month >= (
        -- The month after the last gap; months run back from that of the day itself.
        select coalesce(max(step)::date + interval '1 month', '-infinity'::timestamp)
        from generate_series(
          date_trunc('month', (select min(month) from paid)::timestamp), date_trunc('month', up_to::timestamp), interval '1 month') as step
        where not exists (select from paid where paid.month = step::date)))
$$;

-- What an employer reported in sum, month by month: nothing of a single person. For the employer itself, for who took
-- it over, and for the agency.
create function employer_months(of_employer uuid, from_month date, until_month date)
returns table (month date, total_fen bigint, headcount bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select step::date, sum(base_fen)::bigint, count(*)
  from enrolment_base, generate_series(greatest(valid_from, from_month)::timestamp,
    least(coalesce(valid_until - 1, until_month), until_month)::timestamp, interval '1 month') as step
  where employer_id = of_employer and agency_id = acting_agency()
    and valid_from <= until_month and (valid_until is null or valid_until > from_month)
    and (of_employer = acting_scope() or exists (select from agency_office where id = acting_scope())
      or exists (select from employer_succession where predecessor_id = of_employer and successor_id = acting_scope()))
  group by step
$$;

revoke execute on function has_contributed, employer_months from public;
grant execute on function has_contributed, employer_months to cradle_employer, cradle_agency;

-- Replays read every stored benefit.
create index on decision (recorded_at, id) where benefit is not null;
