-- The roles a request may become, and what it says of itself.
-- No request runs as the owner of the tables: owners bypass row-level security.

create extension if not exists btree_gist;

do $$
declare
  role_name text;
begin
  foreach role_name in array array['cradle_employer', 'cradle_agency', 'cradle_auditor', 'cradle_system'] loop
    begin
      -- Roles belong to the cluster: another database of it may have made them already, or be making them now.
      execute format('create role %I nologin', role_name);
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to %I', role_name, current_user);
  end loop;
end
$$;

revoke create on schema public from public;
grant usage on schema public to cradle_employer, cradle_agency, cradle_auditor, cradle_system;

-- The scope of the request: an employer or an agency office. A used and reset setting is '', hence nullif.
create function acting_scope() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('cradle.scope', true), '')::uuid $$;

create function acting_agency() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('cradle.agency', true), '')::uuid $$;

create function acting_membership() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('cradle.membership', true), '')::uuid $$;

-- Gives a table its policies: row-level security on, employers by scope, agency and auditor by agency, system all.
-- `employer_sees` and `agency_sees` are the conditions, null where the role has no business with the table.
create procedure guard(guarded regclass, employer_sees text, agency_sees text)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  if employer_sees is not null then
    execute format('create policy employer on %s to cradle_employer using (%s) with check (%2$s)', guarded, employer_sees);
  end if;
  if agency_sees is not null then
    execute format('create policy agency on %s to cradle_agency using (%s) with check (%2$s)', guarded, agency_sees);
  end if;
  execute format('create policy system on %s to cradle_system using (true) with check (true)', guarded);
end
$$;

-- Lets the auditor read a table's rows of their agency, and nothing else.
create procedure open_to_auditor(guarded regclass, auditor_sees text)
language plpgsql as $$
begin
  execute format('create policy auditor on %s for select to cradle_auditor using (%s)', guarded, auditor_sees);
  execute format('grant select on %s to cradle_auditor', guarded);
end
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- Refuses every update, delete and truncation of a table whose rows are evidence, to its owner too.
create procedure keep_append_only(kept regclass) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', kept);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', kept);
end
$$;
