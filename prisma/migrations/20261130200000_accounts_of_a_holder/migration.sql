-- Every queue and every decision asks whose employers somebody is an operator of, by the person behind their accounts:
-- of a province's accounts all were read for it.
create index account_of_holder on account (holder_id);
