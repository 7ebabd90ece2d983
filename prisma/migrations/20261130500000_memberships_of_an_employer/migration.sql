-- Whoever decides a claim tells the people of its employer, and every filing asks whether they are in it themselves: of a
-- province's memberships all were read for it.
create index membership_of_employer on membership (employer_id) where employer_id is not null;
