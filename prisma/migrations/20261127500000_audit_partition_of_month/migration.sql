-- A partition of the trail for one month, whichever: history that comes from elsewhere is older than this month.
-- Made apart and attached: made as a partition it would wait for every reader and hold up every writer.
create function make_audit_partition(of_month date) returns boolean language plpgsql as $$
declare
  first_day date := date_trunc('month', of_month)::date;
  partition_name text := 'audit_event_' || to_char(of_month, 'YYYY_MM');
begin
  if to_regclass('public.' || partition_name) is not null then
    return false;
  end if;
  execute format('create table public.%I (like public.audit_event including all)', partition_name);
  -- Policies and truncation are each table's own: what is asked for past audit_event finds a closed door.
  execute format('alter table public.%I enable row level security', partition_name);
  execute format('create trigger append_only_truncate before truncate on public.%I '
    'for each statement execute function refuse_change()', partition_name);
  execute format('alter table public.audit_event attach partition public.%I for values from (%L) to (%L)', partition_name,
    to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00',
    to_char(first_day + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
  return true;
end
$$;
revoke execute on function make_audit_partition from public;

create or replace function ensure_audit_partitions(months integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  made integer := 0;
begin
  perform pg_advisory_xact_lock(72707370);
  for step in 0..months loop
    if make_audit_partition((date_trunc('month', now() at time zone 'utc') + make_interval(months => step))::date) then
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
