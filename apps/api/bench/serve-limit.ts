import { randomBytes, randomUUIDv7 } from 'node:crypto'
import fastify, { type FastifyRequest } from 'fastify'
import pg from 'pg'
import { appendEvents, canonical, CONNECTIONS, type Statement } from '@cradle/db'
import { readPersons, readRegister } from '#api/claim/benefit-basis.ts'
import { claimById, lockOne, readBeginning } from '#api/claim/claim-record.ts'
import { readSubmitted } from '#api/claim/live-submission.ts'
import { readOwn } from '#api/claim/own-claims.ts'
import { listOfEmployer } from '#api/features/claims/list-claims.ts'
import { invoiceRow, lineRows, stayRow } from '#api/claim/typed-rows.ts'
import * as writing from '#api/features/claims/write-section.ts'
import { queue } from '#api/features/queue/review-queue.ts'
import { readClock } from '#api/lib/clock.ts'
import { AFTER_ALL, BEFORE_ALL } from '#api/lib/cursor.ts'
import { answerBench } from './servers.ts'

/**
 * The practical limit: Fastify and `pg` doing the same SQL work, by the product's own statements, named and prepared,
 * without sign-in, role, scope, validation, sealing, masks, and whatever is computed. Whose the request is stands in headers.
 * As `rows` it writes and reads the claims' rows alone: no clock, no benefit's reads, no checks' and no trail.
 */
const rowsAlone = process.env['BENCH_LAYER'] === 'rows'
const pool = new pg.Pool({ connectionString: process.env['BENCH_OWNER_URL'], max: CONNECTIONS, pipeline: true })
pool.on('connect', (client) => void client.query(`set plan_cache_mode = force_generic_plan`))
const app = fastify()

type Rows = Record<string, unknown>[]
type Asked = [Statement<unknown>, unknown[]]

/** The rows of these statements, which travel at once. */
async function together(asked: readonly Asked[], { inTransaction = false } = {}): Promise<Rows[]> {
  const client = await pool.connect()
  try {
    const begun = inTransaction && client.query('begin')
    const sent = asked.map(([{ name, text }, values]) => client.query<Record<string, unknown>>({ name, text, values }))
    const [answers] = await Promise.all([Promise.all(sent), begun, inTransaction && client.query('commit')])
    return answers.map(({ rows }) => rows)
  } finally {
    client.release()
  }
}

/** What the product asks beside the rows themselves. */
const beside = (...asked: Asked[]): Asked[] => (rowsAlone ? [] : asked)

const whose = ({ headers }: FastifyRequest) => ({
  scope: String(headers['x-scope']),
  agency: String(headers['x-agency']),
  membership: String(headers['x-membership']),
  holder: String(headers['x-holder']),
})
type Whose = ReturnType<typeof whose>

/** A claim's record as far as its benefit is computed from it. */
type Told = { eventOn: string; stays: { hospitalCode?: string | null }[] }

/** What the benefit of a birth is computed from. */
const basisOf = (id: string, { eventOn, stays }: Told, scope: string): Asked[] => [
  [readPersons, [[id], [eventOn], ['birth'], [stays[0]?.hospitalCode ?? null], [9], [true], [null]]],
  [readRegister, [[scope], `${Number(eventOn.slice(0, 4)) - 1}-01-01`, `${eventOn.slice(0, 7)}-01`, ['130100']]],
]

/** An event of the trail for each section that was written. */
function events(sections: Record<string, object>, subjectId: string, { scope, agency, membership }: Whose): Asked {
  const who = { actor: '某经办人', role: 'employer-clerk', membership }
  const rows = Object.entries(sections).map(([section, data]) => {
    const about = {
      type: section === 'event' ? 'claim.begin' : 'claim.draft-save',
      scopeId: scope,
      agencyId: agency,
      businessOn: '2026-10-05',
    }
    const detail = { section, before: {}, after: data }
    const subject = { kind: 'claim', id: subjectId }
    return {
      ...about,
      subjectKind: subject.kind,
      subjectId,
      actorName: who.actor,
      role: who.role,
      membershipId: membership,
      requestId: 'the limit',
      payload: canonical({ ...about, ...who, subject, detail, request: 'the limit', from: null }),
    }
  })
  return [appendEvents, [JSON.stringify(rows)]]
}

app.get('/api/v1/claims/:id', async (request) => {
  const { id } = request.params as { id: string }
  const answers = await together([...beside([readClock, []]), [claimById, [id, null]]])
  const claim = answers.at(-1)![0]!
  // The benefit of what can still be changed is computed anew.
  if (claim['status'] === 'draft' || claim['status'] === 'returned')
    await together(beside(...basisOf(id, claim as Told, whose(request).scope)))
  return claim
})

app.get('/api/v1/claims', async (request) => {
  const answers = await together([
    ...beside([readClock, []]),
    [listOfEmployer, [null, null, null, ...AFTER_ALL, null, whose(request).scope, null]],
  ])
  return { items: answers.at(-1)!.slice(0, 50) }
})

app.get('/api/v1/review/queue', async (request) => {
  const { agency, holder } = whose(request)
  const answers = await together([
    ...beside([readClock, []]),
    [queue, [agency, ['submitted', 'accepted'], holder, 'first-review', '-infinity', '-2147483648', ...BEFORE_ALL]],
  ])
  return { items: answers.at(-1)!.slice(0, 50) }
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
  const who = whose(request)
  const { scope, agency, membership } = who
  const id = randomUUIDv7()
  const own = [id, scope, agency]
  const { eventOn } = event
  const sections = { event, contact, stay: {}, charges: { totalFen: charges.totalFen } }
  const rows = Object.entries(sections).map(([section, data]) => ({ section, data }))
  const shown = [event.kind, eventOn, null, null, charges.totalFen, 0]
  const bills = charges.invoices.map(invoiceRow)
  const asked: Asked[] = [
    ...beside(
      [readClock, []],
      [readBeginning, [personId, scope, agency]],
      [writing.employerOn, [scope, eventOn]],
      [readSubmitted, [scope]],
      [readOwn, [id, scope, personId, true, event.kind, eventOn, null, JSON.stringify(bills)]],
    ),
    [writing.insertClaim, [id, agency, scope, personId, '2026-11-01', membership, ...shown]],
    [writing.upsertSections, [...own, JSON.stringify(rows), membership, null, '某经办人']],
    ...beside([writing.insertSecrets, [...own, ['contact'], ['/phone'], [randomBytes(40)], ['k1']]]),
    [writing.insertStays, [...own, JSON.stringify(stay.stays.map(stayRow))]],
    [writing.insertInvoices, [...own, JSON.stringify(charges.invoices.map(invoiceRow))]],
    [writing.insertLines, [...own, JSON.stringify(charges.invoices.flatMap(lineRows))]],
    [writing.replaceComponents, [...own, ['medical', 'prenatal', 'allowance']]],
    ...beside(...basisOf(id, { eventOn, stays: stay.stays }, scope), events({ ...sections, stay, charges }, id, who)),
    [claimById, [id, null]],
  ]
  const answers = await together(asked, { inTransaction: true })
  return reply.code(201).send(answers.at(-1)![0])
})

app.patch('/api/v1/claims/:id', async (request) => {
  const { id } = request.params as { id: string }
  const { data } = request.body as { data: Body['charges'] }
  const { scope, agency, membership } = whose(request)
  const own = [id, scope, agency]
  const eventOn = '2026-10-20'
  const rows = [{ section: 'charges', data: { totalFen: data.totalFen } }]
  const invoices = data.invoices.map(invoiceRow)
  const asked: Asked[] = [
    ...beside(
      [readClock, []],
      [lockOne, [id]],
      [claimById, [id, null]],
      [readOwn, [id, scope, null, false, null, null, null, JSON.stringify(invoices)]],
    ),
    [writing.upsertSections, [...own, JSON.stringify(rows), membership, null, '某经办人']],
    [writing.dropInvoices, [id]],
    [writing.insertInvoices, [...own, JSON.stringify(invoices)]],
    [writing.insertLines, [...own, JSON.stringify(data.invoices.flatMap(lineRows))]],
    ...beside([writing.replaceComponents, [...own, ['medical', 'prenatal', 'allowance']]]),
    [writing.touchClaim, [id, 'birth', eventOn, null, null, data.totalFen, 0]],
    ...beside(...basisOf(id, { eventOn, stays: [] }, scope)),
    [claimById, [id, null]],
  ]
  const answers = await together(asked, { inTransaction: true })
  return answers.at(-1)![0]
})

answerBench(await app.listen({ port: 0, host: '127.0.0.1' }))
