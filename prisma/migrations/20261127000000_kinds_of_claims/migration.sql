-- The complete claim: a wife as patient, prenatal care by pregnancy, supplements, hospitals typed, and the payee's account.

alter table claim_section drop constraint claim_section_section_check,
  add constraint claim_section_section_check check (section in ('event', 'contact', 'stay', 'charges', 'payee'));

-- 预产期: a pregnancy's claims of prenatal care belong together by it.
alter table maternity_event add column due_on date;
alter table claim
  add column due_on date,
  -- 补报: the filed claim of the same employer whose forgotten bills this one adds.
  add column supplement_of uuid references claim check (supplement_of <> id);
create index on claim (supplement_of) where supplement_of is not null;

-- A stay in a hospital that the directory does not know tells place and level.
alter table stay
  add column purpose text check (purpose in ('event', 'prenatal')),
  add column emergency boolean,
  add column unlisted boolean,
  add column hospital_place text check (char_length(hospital_place) <= 60),
  add column hospital_level text check (char_length(hospital_level) <= 10),
  add column settled_directly boolean;

-- What was filed stands on the claim's row as it was filed: the two new columns, too.
create or replace function check_claim_row() returns trigger language plpgsql as $$
begin
  if (new.id, new.number, new.scope_id, new.agency_id) is distinct from (old.id, old.number, old.scope_id, old.agency_id)
    or (old.status not in ('draft', 'returned') and new.status <> 'draft'
      and (new.employer_id, new.insured_person_id, new.patient_id, new.event_id, new.period, new.submission_id, new.kind,
          new.event_on, new.due_on, new.supplement_of, new.total_fen, new.submitted_at)
        is distinct from (old.employer_id, old.insured_person_id, old.patient_id, old.event_id, old.period,
          old.submission_id, old.kind, old.event_on, old.due_on, old.supplement_of, old.total_fen, old.submitted_at))
  then
    raise exception 'the claim is frozen' using errcode = 'check_violation', constraint = 'claim_frozen';
  end if;
  return new;
end
$$;

-- Matches or makes the event a filing is about. Prenatal care is matched by pregnancy: dates of one differ by a few weeks
-- as it is dated again. It answers an id and nothing of what others filed for the event.
drop function take_maternity_event(uuid, uuid, text, date, jsonb);
create function take_maternity_event(
  new_id uuid, of_patient uuid, of_kind text, on_date date, with_outcome jsonb, due date default null
) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  matched uuid;
begin
  if of_kind = 'prenatal' and due is not null then
    perform pg_advisory_xact_lock(hashtextextended(of_patient::text, 0));
    select id into matched from maternity_event
    where patient_id = of_patient and kind = 'prenatal' and due_on between due - 42 and due + 42
    order by abs(due_on - due) limit 1;
    if matched is not null then
      return matched;
    end if;
  end if;
  insert into maternity_event (id, agency_id, patient_id, kind, occurred_on, outcome, due_on)
  values (new_id, acting_agency(), of_patient, of_kind, on_date, with_outcome, due)
  on conflict (patient_id, kind, occurred_on) do update set outcome = maternity_event.outcome
  returning id into matched;
  return matched;
end
$$;

-- Matches or makes the person who is the patient of an insured man's claim. Of somebody known nothing is changed, and
-- nothing but an id is answered. Two filings for the same number wait for each other.
create function take_patient(
  new_id uuid, known_as bytea[], number_hash bytea, number_hash_key text, sealed bytea, sealed_key text,
  of_name text, born date
) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  matched uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(number_hash, 'hex'), 0));
  select person_id into matched from person_identifier
  where agency_id = acting_agency() and kind = 'id-card' and search_hash = any(known_as) limit 1;
  if matched is not null then
    return matched;
  end if;
  insert into person (id, agency_id) values (new_id, acting_agency());
  insert into person_version (id, person_id, agency_id, valid_from, name, sex, birth_on)
  values (gen_random_uuid(), new_id, acting_agency(), born, of_name, 'female', born);
  insert into person_identifier (id, person_id, agency_id, kind, search_hash, hash_key_id, ciphertext, key_id, valid_from)
  values (gen_random_uuid(), new_id, acting_agency(), 'id-card', number_hash, number_hash_key, sealed, sealed_key, born);
  return new_id;
end
$$;
revoke execute on function take_maternity_event, take_patient from public;
grant execute on function take_maternity_event, take_patient to cradle_employer, cradle_agency;
