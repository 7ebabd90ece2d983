import { randomUUIDv7 } from 'node:crypto'
import fastify, { type FastifyRequest } from 'fastify'
import pg from 'pg'
import { CONNECTIONS, type Statement } from '@cradle/db'
import { claimById } from '#api/claim/claim-record.ts'
import { listOfEmployer } from '#api/features/claims/list-claims.ts'
import { insertClaim } from '#api/features/claims/create-claim.ts'
import { invoiceRow, lineRows, stayRow } from '#api/features/claims/typed-rows.ts'
import * as writing from '#api/features/claims/write-section.ts'
import { queue } from '#api/features/queue/review-queue.ts'
import { AFTER_ALL, BEFORE_ALL } from '#api/lib/cursor.ts'
import { answerBench } from './servers.ts'

/**
 * The practical limit: Fastify and `pg` with the product's own statements, named and prepared, without sign-in, role,
 * scope, validation, sealing, masks, checks, benefit and audit trail. Whose the request is stands in headers.
 */
const pool = new pg.Pool({ connectionString: process.env['BENCH_OWNER_URL'], max: CONNECTIONS, pipeline: true })
pool.on('connect', (client) => void client.query(`set plan_cache_mode = force_generic_plan`))
const app = fastify()

const run = async (on: pg.Pool | pg.PoolClient, { name, text }: Statement<unknown>, values: unknown[]) =>
  (await on.query<Record<string, unknown>>({ name, text, values })).rows

type Rows = Record<string, unknown>[]

/** The first row that the last of these statements answers; all of them travel at once. */
async function inTransaction(use: (client: pg.PoolClient) => Promise<Rows>[]) {
  const client = await pool.connect()
  try {
    const begun = client.query('begin')
    const sent = use(client)
    await Promise.all([begun, ...sent, client.query('commit')])
    return (await sent.at(-1))?.[0]
  } finally {
    client.release()
  }
}

const whose = ({ headers }: FastifyRequest) => ({
  scope: String(headers['x-scope']),
  agency: String(headers['x-agency']),
  membership: String(headers['x-membership']),
  holder: String(headers['x-holder']),
})

app.get('/api/v1/claims/:id', async (request) => {
  const [claim] = await run(pool, claimById, [(request.params as { id: string }).id, null])
  return claim
})

app.get('/api/v1/claims', async (request) => {
  const rows = await run(pool, listOfEmployer, [null, null, null, ...AFTER_ALL, null, whose(request).scope, null])
  return { items: rows.slice(0, 50) }
})

app.get('/api/v1/review/queue', async (request) => {
  const { agency, holder } = whose(request)
  const rows = await run(pool, queue, [
    agency,
    ['submitted', 'accepted'],
    holder,
    'first-review',
    '-infinity',
    '-2147483648',
    ...BEFORE_ALL,
    'all',
    null,
    ...Array.from({ length: 11 }, () => null),
  ])
  return { items: rows.slice(0, 50) }
})

type Sections = Parameters<typeof stayRow>[0] & Record<string, never>
type Body = {
  personId: string
  event: { kind: string; eventOn: string }
  contact: object
  stay: { stays: Sections[] }
  charges: { totalFen: number; invoices: Parameters<typeof invoiceRow>[0][] }
}

app.post('/api/v1/claims', async (request, reply) => {
  const { personId, event, contact, stay, charges } = request.body as Body
  const { scope, agency, membership } = whose(request)
  const id = randomUUIDv7()
  const own = [id, scope, agency]
  const claim = await inTransaction((client) => [
    run(client, insertClaim, [id, agency, scope, personId, '2026-11-01', membership]),
    run(client, writing.upsertSections, [
      ...own,
      JSON.stringify(
        Object.entries({ event, contact, stay: {}, charges: { totalFen: charges.totalFen } }).map(
          ([section, data]) => ({
            section,
            data,
          }),
        ),
      ),
      membership,
      null,
      '某经办人',
    ]),
    run(client, writing.insertStays, [...own, JSON.stringify(stay.stays.map(stayRow))]),
    run(client, writing.insertInvoices, [...own, JSON.stringify(charges.invoices.map(invoiceRow))]),
    run(client, writing.insertLines, [...own, JSON.stringify(charges.invoices.flatMap(lineRows))]),
    run(client, writing.replaceComponents, [...own, ['medical', 'prenatal', 'allowance']]),
    run(client, writing.touchClaim, [id, event.kind, event.eventOn, null, null, charges.totalFen, 0]),
    run(client, claimById, [id, null]),
  ])
  return reply.code(201).send(claim)
})

app.patch('/api/v1/claims/:id', async (request) => {
  const { id } = request.params as { id: string }
  const { data } = request.body as { data: Body['charges'] }
  const { scope, agency, membership } = whose(request)
  const own = [id, scope, agency]
  const claim = await inTransaction((client) => [
    run(client, writing.upsertSections, [
      ...own,
      JSON.stringify([{ section: 'charges', data: { totalFen: data.totalFen } }]),
      membership,
      null,
      '某经办人',
    ]),
    run(client, writing.dropInvoices, [id]),
    run(client, writing.insertInvoices, [...own, JSON.stringify(data.invoices.map(invoiceRow))]),
    run(client, writing.insertLines, [...own, JSON.stringify(data.invoices.flatMap(lineRows))]),
    run(client, writing.touchClaim, [id, 'birth', '2026-10-20', null, null, data.totalFen, 0]),
    run(client, claimById, [id, null]),
  ])
  return claim
})

answerBench(await app.listen({ port: 0, host: '127.0.0.1' }))
