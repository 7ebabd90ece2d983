-- Most employers have a dozen claims of five years, a few have thousands. Left to count, PostgreSQL plans every page for the
-- dozen, of which reading all and sorting them costs what reading a page by its index does. Told of five hundred, it reads
-- the page; of a dozen that is as quick.
alter table claim alter column scope_id set (n_distinct = -0.002);
analyze claim;
