-- Every claim and every row of a list names its employer as it stood on a day. The planner took the exclusion for that,
-- which is GiST: a page of fifty claims read four hundred pages of it. A covering B-tree answers from itself.
create index employer_of_day on employer_version (employer_id, valid_from, valid_until)
  include (id, agency_id, name, registered, contributing, wage_continues);

-- Whether the caller's employer has a spell of this person is one look into an index. Left free, the planner rather hashed
-- all spells of the employer, once for the name and once for each number of the one person a claim is about.
-- `offset 0` takes that choice away and changes no answer.
alter policy employer on person_version
  using (exists (select from enrolment where enrolment.person_id = person_version.person_id offset 0))
  with check (exists (select from enrolment where enrolment.person_id = person_version.person_id offset 0));
alter policy employer on person_identifier
  using (exists (select from enrolment where enrolment.person_id = person_identifier.person_id offset 0))
  with check (exists (select from enrolment where enrolment.person_id = person_identifier.person_id offset 0));
