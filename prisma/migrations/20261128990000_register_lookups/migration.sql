-- Whoever reads a claim reads its person and the spells with its employer. The planner took the exclusions for that, which
-- are GiST: between ids made in the same moment they hardly tell apart, so that one person cost half a millisecond.
-- A covering B-tree answers from itself, and costs the planner half as much.
create unique index person_now on person_version (person_id) include (id, agency_id, name, sex, birth_on)
  where valid_until is null;
drop index enrolment_person_id_idx;
create index enrolment_of_person on enrolment (person_id, valid_from, valid_until) include (id, employer_id, agency_id, person_type);
