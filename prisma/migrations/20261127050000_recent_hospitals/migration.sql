-- Where an employer's people were treated before comes first in the list under the field.
create index stay_hospitals on stay (scope_id, hospital_code);
-- A person's claims at a glance.
create index claim_of_person on claim (scope_id, insured_person_id, updated_at desc) where deleted_at is null;
