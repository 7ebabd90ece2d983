import { AsyncLocalStorage } from 'node:async_hooks'
import { RoundTrip } from '@cradle/db'
import pg from 'pg'

/**
 * A statement as it went out, what its transaction was opened with (role and scope), and with which others it left: those of
 * one trip are waited for once.
 */
export type Sent = { opening: string; text: string; values: unknown[]; trip: number }

const listening = new AsyncLocalStorage<Sent[]>()
/** How the transaction of a connection was opened, and whether that is all of it. */
const openings = new WeakMap<object, { text: string; isOver: boolean }>()
let trips = 0

// What a pool's connection sends is seen where it is sent, whoever of the product sends it: use-cases and Prisma.
// oxlint-disable-next-line typescript/unbound-method -- called with the connection it was asked of, below
const { query } = pg.Client.prototype
pg.Client.prototype.query = function heard(this: pg.Client, ...given: unknown[]) {
  const [asked, values] = given as [string | RoundTrip | { text: string; values?: unknown[] }, unknown[] | undefined]
  const all =
    asked instanceof RoundTrip ? asked.statements : [typeof asked === 'string' ? { text: asked, values } : asked]
  const trip = ++trips
  for (const { text, values: bound = [] } of all) {
    const opening = openings.get(this) ?? { text: '', isOver: true }
    if (text === 'begin') openings.set(this, { text, isOver: false })
    // Role, scope and the way of planning belong to the opening, which is one statement however it is sent.
    else if (!opening.isOver) {
      opening.text += `; ${text.replaceAll(/\$(\d)/g, (_, place) => literal(bound[Number(place) - 1]))}`
      opening.isOver = text.includes('plan_cache_mode')
      continue
    }
    listening.getStore()?.push({ opening: openings.get(this)?.text ?? '', text, values: [...bound], trip })
  }
  return Reflect.apply(query, this, given) as never
}

/** The statements that answering took, the opening and the end of its transactions among them. */
export async function sentBy<Answer>(ask: () => Promise<Answer>): Promise<{ answer: Answer; statements: Sent[] }> {
  const statements: Sent[] = []
  // Awaited inside: an injected request leaves when its answer is waited for.
  return { answer: await listening.run(statements, async () => await ask()), statements }
}

/** Tables that grow with the years, however few rows they have in a test; the others are judged by their rows. */
const large = [
  'claim',
  'claim_component',
  'claim_section',
  'draft_secret',
  'stay',
  'invoice',
  'invoice_line',
  'maternity_event',
  'submission',
  'filing',
  'filing_secret',
  'invoice_use',
  'component_use',
  'claim_stage',
  'decision',
  'employer',
  'employer_version',
  'account',
  'account_holder',
  'membership',
  'notice',
  'person',
  'person_version',
  'person_identifier',
  'enrolment',
  'enrolment_base',
]

/** Claims the planner is told of. */
const AS_IF = 100_000

/** Rows that no answer may wait for. */
export const LARGE = 10_000

/**
 * Which large tables the plans of these statements read from end to end, which they gather much of before they go on (to sort
 * or hash it), and which of `inOrder` they sort where they could read a page in its order, each with its statement; general
 * plans, but for those planned each time. The planner is told that the tables are as full as with 100,000 claims, on as few
 * pages as they have: reading them whole then looks cheaper than it is, so that a plan by index would be one on the real
 * pages too. Rules inside functions are not seen.
 */
export async function plansOf(
  owner: pg.Client,
  sent: readonly Omit<Sent, 'trip'>[],
  inOrder: readonly string[] = ['queued_claim'],
): Promise<string[]> {
  const found = new Set<string>()
  const { rows: many } = await owner.query<{ table: string }>(
    `select relname as table from pg_class where relkind = 'r' and reltuples > $1`,
    [LARGE],
  )
  const watched = new Set([...large, ...many.map(({ table }) => table)])
  let planned = ''
  for (const { opening, text, values } of sent) {
    // Planned once, but for a statement between two that say otherwise.
    if (text === 'begin') planned = 'set local plan_cache_mode = force_generic_plan'
    if (text.startsWith('set local plan_cache_mode')) planned = text
    if (!/^\s*(select|with|insert|update|delete)\b/i.test(text) || text.startsWith('select append_audit')) continue
    await owner.query('begin')
    await owner.query(
      `update pg_class set reltuples = reltuples * $2 / (select reltuples from pg_class where oid = 'claim'::regclass)
       where oid = any($1::text[]::regclass[]) and reltuples > 0`,
      [large, AS_IF],
    )
    for (const set of opening.split(';').slice(1)) await owner.query(set)
    await owner.query(planned)
    await owner.query(`prepare hot as ${text}`)
    const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
    const { rows } = await owner.query<{ 'QUERY PLAN': unknown }>(`explain (format json) execute hot${given}`)
    await owner.query('rollback')
    await owner.query('deallocate hot')
    const plan = rows[0]?.['QUERY PLAN']
    for (const table of scannedIn(plan)) if (watched.has(table)) found.add(`${table}: ${text}`)
    for (const table of gatheredIn(plan)) found.add(`${table} gathered: ${text}`)
    for (const table of inOrder) if (sorts(table, plan)) found.add(`${table} sorted: ${text}`)
  }
  return [...found]
}

/** Whether a table is sorted with nothing between that would stop reading it: all of it is read for the first fifty. */
function sorts(table: string, plan: unknown, sorting = false): boolean {
  if (Array.isArray(plan)) return plan.some((part) => sorts(table, part, sorting))
  if (typeof plan !== 'object' || plan === null) return false
  const node = plan as Record<string, unknown>
  const kind = node['Node Type']
  if (sorting && node['Relation Name'] === table) return true
  const below = kind === 'Limit' ? false : kind === 'Sort' || sorting
  return Object.values(node).some((part) => sorts(table, part, below))
}

/** What reads everything below it before it gives its first row. */
const gathering = ['Sort', 'Hash', 'Aggregate', 'WindowAgg', 'Materialize', 'SetOp']

/** The large tables of which a plan expects to gather more than an answer may wait for, with nothing that stops it early. */
function gatheredIn(plan: unknown, isGathered = false): string[] {
  if (Array.isArray(plan)) return plan.flatMap((part) => gatheredIn(part, isGathered))
  if (typeof plan !== 'object' || plan === null) return []
  const node = plan as Record<string, unknown>
  const [kind, table] = [node['Node Type'], node['Relation Name']]
  const isMuch = isGathered && typeof table === 'string' && Number(node['Plan Rows']) > LARGE
  const below = kind === 'Limit' ? false : isGathered || gathering.includes(String(kind))
  return [...(isMuch ? [table] : []), ...Object.values(node).flatMap((part) => gatheredIn(part, below))]
}

/** The tables that a plan reads from end to end. */
function scannedIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(scannedIn)
  if (typeof plan !== 'object' || plan === null) return []
  const node = plan as Record<string, unknown>
  const table = node['Relation Name']
  const scans = node['Node Type'] === 'Seq Scan' && typeof table === 'string' ? [table] : []
  return [...scans, ...Object.values(node).flatMap(scannedIn)]
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  // Without a type of its own, so that it takes the one the statement expects.
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(',')}}`)
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(hex(value))
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}

const hex = (value: Buffer) => String.raw`\x${value.toString('hex')}`

function element(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return JSON.stringify(Buffer.isBuffer(value) ? hex(value) : `${value as string | number | boolean}`)
}
