-- 《生育保险待遇申报明细表》: what a filing says in the columns of the table, read out of its frozen content once, when it
-- is written. Reading it out of the JSON of a hundred thousand filings would unpack every one of them several times.
alter table filing
  add column kind text generated always as (content #>> '{sections,event,kind}') stored,
  add column event_on text generated always as (content #>> '{sections,event,eventOn}') stored,
  add column expenses_fen bigint generated always as (
    -- What is not asked may have been left half typed.
    case when jsonb_typeof(content #> '{sections,charges,totalFen}') = 'number'
      then (content #>> '{sections,charges,totalFen}')::bigint end
  ) stored check (expenses_fen between 0 and 9007199254740991),
  add column hospital_codes jsonb generated always as
    (jsonb_path_query_array(content, '$.sections.stay.stays[*].hospitalCode')) stored,
  add column hospital_names jsonb generated always as
    (jsonb_path_query_array(content, '$.sections.stay.stays[*].hospitalName')) stored,
  add column matn_type text generated always as (content #>> '{codes,matnType}') stored,
  add column birctrl_types jsonb generated always as (content #> '{codes,birctrlTypes}') stored,
  add column medical_fen bigint generated always as ((benefit #>> '{result,medicalFen}')::bigint) stored
    check (medical_fen between 0 and 9007199254740991),
  add column prenatal_fen bigint generated always as ((benefit #>> '{result,prenatalFen}')::bigint) stored
    check (prenatal_fen between 0 and 9007199254740991),
  add column allowance_fen bigint generated always as ((benefit #>> '{result,allowanceFen}')::bigint) stored
    check (allowance_fen between 0 and 9007199254740991),
  add column benefit_fen bigint generated always as ((benefit #>> '{result,totalFen}')::bigint) stored
    check (benefit_fen between 0 and 9007199254740991);

-- A page begins where the one before it ended, whoever asks and by whatever narrows it. Each index begins with whose
-- claims they are: row-level security is answered by the index, too.
create index claim_records_of_scope on claim (scope_id, id) where deleted_at is null;
create index claim_records_of_agency on claim (agency_id, id) where deleted_at is null;
create index claim_records_of_period on claim (agency_id, period, id) where deleted_at is null;
create index claim_records_of_status on claim (agency_id, status, id) where deleted_at is null;
create index stay_of_hospital on stay (agency_id, hospital_code, claim_id);
-- A name by its beginning: comparing is leakproof, matching a pattern is not and would be done row by row.
create index person_by_name on person_version (agency_id, name collate "C") where valid_until is null;
