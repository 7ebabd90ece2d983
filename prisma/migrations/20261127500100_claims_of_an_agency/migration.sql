-- The agency's and the auditor's list, the latest changed first: without it a page sorts every claim of the agency.
create index on claim (agency_id, updated_at desc, id desc) where deleted_at is null;
