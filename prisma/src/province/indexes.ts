import type pg from 'pg'

/** The tables that a province fills, of the names in $1; the months of the trail are filled as well. */
const filled = `select unnest($1::text[]::regclass[]) as of union all select inhrelid from pg_inherits where inhparent = 'audit_event'::regclass`

/** Keeps the server from tidying tables that are being filled, or lets it again: they are tidied once, when all is there. */
export async function letTidy(owner: pg.ClientBase, isLet: boolean) {
  const setting = isLet ? 'reset (autovacuum_enabled)' : 'set (autovacuum_enabled = off)'
  const { rows } = await owner.query<{ of: string }>(`select of::regclass::text as of from (${filled}) as filled`, [
    tables,
  ])
  await owner.query(rows.map(({ of }) => `alter table ${of} ${setting}`).join(';'))
}

/** An index that is behind its table, and of which table; one of long values belongs to the table that has them. */
type Behind = { name: string; of: string; isExclusion: boolean }

const tables = [
  'employer',
  'employer_version',
  'account_holder',
  'account',
  'membership',
  'person',
  'person_version',
  'person_identifier',
  'permit',
  'enrolment',
  'enrolment_base',
  'claim',
  'claim_component',
  'claim_section',
  'claim_deed',
  'claim_stage',
  'draft_secret',
  'stay',
  'invoice',
  'invoice_line',
  'invoice_use',
  'component_use',
  'maternity_event',
  'submission',
  'filing',
  'filing_secret',
  'filing_risk',
  'filing_flag',
  'filing_check',
  'queued_claim',
  'decision',
  'review_task',
  'document',
]

/**
 * Lets every index be behind its table while so many rows come, primary keys included: built from all rows at once it
 * takes a fraction of the time. The catalogue goes on defining them, as it does while one is built concurrently; none is
 * read or kept until `buildIndexes` has built it. Needs a superuser.
 */
export async function postponeIndexes(owner: pg.ClientBase): Promise<Behind[]> {
  const { rows } = await owner.query<Behind>(
    `update pg_index set indisready = false, indisvalid = false where indrelid in (${filled})
     returning indexrelid::regclass::text as name, indrelid::regclass::text as of, indisexclusion as "isExclusion"`,
    [tables],
  )
  // Valid they stay: nobody reads a long value meanwhile, and to keep one the server asks for a valid index.
  const { rows: ofLong } = await owner.query<Behind>(
    `update pg_index set indisready = false from pg_class where indrelid = reltoastrelid and pg_class.oid in (${filled})
     returning indexrelid::regclass::text as name, pg_class.oid::regclass::text as of, false as "isExclusion"`,
    [tables],
  )
  // First, since another index may be over long values.
  return [...ofLong, ...rows]
}

/** Builds the indexes of one table. Throws where its rows are not what a key or an exclusion allows. */
export async function buildIndexes(client: pg.ClientBase, indexes: readonly Behind[], onBuilt: () => void) {
  for (const { name, of, isExclusion } of indexes) {
    if (isExclusion) await buildExclusion(client, name, of)
    else await client.query(`reindex index ${name}`)
    onBuilt()
  }
}

/**
 * Builds the index of an exclusion, which is asked of all rows in one pass: of each row by itself, as PostgreSQL would,
 * it takes ten times as long as building. Spans that begin one after another overlap nowhere if no neighbours do.
 */
async function buildExclusion(client: pg.ClientBase, name: string, of: string) {
  const exclusive = (is: boolean) =>
    client.query('update pg_index set indisexclusion = $1 where indexrelid = $2::regclass', [is, name])
  await exclusive(false)
  await client.query(`reindex index ${name}`)
  await exclusive(true)
  const { rows } = await client.query<{ keys: string; span: string }>(
    `select string_agg(term, ', ') filter (where operator = '=') as keys, string_agg(term, ', ') filter (where operator = '&&') as span
     from pg_constraint, unnest(conexclop) with ordinality as used(operator_id, place) join pg_operator on pg_operator.oid = operator_id,
       lateral (select oprname as operator, pg_get_indexdef(conindid, place::int, true) as term) as element
     where conindid = $1::regclass`,
    [name],
  )
  const [{ keys, span } = { keys: '', span: '' }] = rows
  const { rowCount } = await client.query(
    `select from (select ${span} as span, lag(${span}) over (partition by ${keys} order by ${span}) as before from ${of}) as spans
     where span && before limit 1`,
  )
  if (rowCount) throw new Error(`rows of ${of} overlap: ${name}`)
}
