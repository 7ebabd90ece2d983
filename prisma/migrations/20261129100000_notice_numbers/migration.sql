-- A paper is found by the 文号 that stands on it, which is an agency's own.
create unique index on issued_notice (agency_id, number);
