-- The documents of a claim. Their bytes lie in the document store, each file sealed under a key of its own.

create table document (
  id uuid primary key,
  claim_id uuid not null,
  scope_id uuid not null,
  agency_id uuid not null,
  kind text not null check (kind ~ '^M\d{2}$'),
  -- Counted within its kind; never given twice.
  n smallint not null check (n between 1 and 10000),
  -- The key of its file and the name it came by.
  ciphertext bytea not null,
  key_id text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  -- Of the file as it was uploaded.
  bytes integer not null check (bytes between 1 and 20971520),
  sha256 bytea not null check (octet_length(sha256) = 32),
  rotation smallint not null default 0 check (rotation in (0, 90, 180, 270)),
  uploaded_by uuid not null references membership,
  uploaded_by_name text not null check (char_length(uploaded_by_name) <= 60),
  uploaded_at timestamptz not null default now(),
  -- Since when its bytes are in the store; a row without was announced, and its upload may have broken off.
  stored_at timestamptz,
  removed_at timestamptz,
  unique (claim_id, kind, n),
  foreign key (claim_id, scope_id, agency_id) references claim (id, scope_id, agency_id)
);
create index on document (uploaded_at) where stored_at is null;
create index on document (removed_at) where removed_at is not null;
create index on claim (deleted_at) where deleted_at is not null;

-- Documents are added until a claim is accepted, and removed or turned only while it is with its clerk. The claim's row is
-- locked first, so that an acceptance and a late upload wait for each other.
create function check_document_open() returns trigger language plpgsql as $$
declare
  standing text;
begin
  if tg_op = 'UPDATE' and (new.id, new.claim_id, new.scope_id, new.agency_id, new.kind, new.n, new.media_type, new.bytes,
      new.sha256, new.uploaded_by, new.uploaded_at)
    is distinct from (old.id, old.claim_id, old.scope_id, old.agency_id, old.kind, old.n, old.media_type, old.bytes,
      old.sha256, old.uploaded_by, old.uploaded_at)
  then
    raise exception 'a document stays what it is' using errcode = 'check_violation', constraint = 'documents_closed';
  end if;
  select status into standing from claim where id = new.claim_id and deleted_at is null for no key update;
  if standing is null or standing not in ('draft', 'returned', 'submitted')
    or (standing = 'submitted' and tg_op = 'UPDATE'
      and (new.removed_at, new.rotation) is distinct from (old.removed_at, old.rotation))
  then
    raise exception 'the documents are closed' using errcode = 'check_violation', constraint = 'documents_closed';
  end if;
  return new;
end
$$;
create trigger open_insert before insert on document for each row execute function check_document_open();
-- A rotation of keys seals the same value anew, whatever the claim's state.
create trigger open_update before update on document for each row
  when (current_user in ('cradle_employer', 'cradle_agency')
    or (new.id, new.claim_id, new.scope_id, new.agency_id, new.kind, new.n, new.media_type, new.bytes, new.sha256,
        new.rotation, new.uploaded_by, new.uploaded_at, new.stored_at, new.removed_at)
      is distinct from (old.id, old.claim_id, old.scope_id, old.agency_id, old.kind, old.n, old.media_type, old.bytes,
        old.sha256, old.rotation, old.uploaded_by, old.uploaded_at, old.stored_at, old.removed_at))
  execute function check_document_open();

call guard('document', 'scope_id = acting_scope() and agency_id = acting_agency()',
  'exists (select from claim where claim.id = document.claim_id)');
call open_to_auditor('document', 'agency_id = acting_agency()');
grant select, insert, update (stored_at, removed_at, rotation) on document to cradle_employer;
grant select on document to cradle_agency;
grant select, delete, update (ciphertext, key_id) on document to cradle_system;
