import type pg from 'pg'

/**
 * The tables whose secondary indexes and exclusions are dropped before so many rows come and built afterwards, which
 * takes half the time that a row at a time takes. Primary keys stay: their rows come nearly in order.
 */
const tables = [
  'person_version',
  'person_identifier',
  'permit',
  'enrolment',
  'enrolment_base',
  'claim',
  'claim_section',
  'filing',
  'filing_spouse',
  'invoice_use',
  'decision',
  'submission',
  'maternity_event',
  'audit_event',
  'queued_claim',
  'filing_check',
  'document',
  'invoice',
  'review_task',
]

type Definition = { name: string; of: string; drop: string; make: string }

/** Drops them and answers what makes each again. */
export async function dropIndexes(owner: pg.ClientBase): Promise<Definition[]> {
  const { rows } = await owner.query<Definition>(
    `select conname as name, conrelid::regclass::text as of, format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where contype = 'x' and conrelid = any($1::text[]::regclass[])
     union all
     select indexrelid::regclass::text, indrelid::regclass::text, format('drop index %s', indexrelid::regclass),
       -- Of a partitioned table this would be made for none of its partitions.
       replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
     from pg_index where indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid)
     order by 1`,
    [tables],
  )
  for (const { drop } of rows) await owner.query(drop)
  return rows
}
