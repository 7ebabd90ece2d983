import {
  certificationText,
  type ClaimView,
  type DryRunView,
  type ReviewView,
  type SubmissionView,
  type TakenNext,
  type VerificationView,
} from '@cradle/domain/wire'
import type pg from 'pg'
import type { BenchData, Clerk } from './data.ts'
import { ask, type Asked, type Caller, type Drive, drive } from './load.ts'
import { PERIOD } from './province.ts'
import { median } from './report.ts'
import type { Server } from './servers.ts'
import { wholeClaim } from './workloads.ts'

/**
 * Something that is done once, or to each thing once: rounds of it would each need a world of their own. What goes through
 * all of something says how many they are; what the product is compared to is told beside it.
 */
export type Deed = { name: string; times: number; ms: number; note: string; through?: number; isLimit?: true }

const API = '/api/v1'

async function must(address: string, asked: Asked): Promise<{ answer: unknown; ms: number }> {
  const start = performance.now()
  const { status, body } = await ask(address, asked)
  if (status >= 300) throw new Error(`${asked.method} ${asked.path} answered ${status}: ${body.slice(0, 400)}`)
  return { answer: JSON.parse(body), ms: performance.now() - start }
}

/** The same, watched: its last line is the answer; it says too after how long the last claim was checked. */
async function watch(address: string, asked: Asked) {
  const start = performance.now()
  let checkedAfterMs = 0
  const { status, body } = await ask(
    address,
    { ...asked, headers: { ...asked.headers, accept: 'application/x-ndjson' } },
    {
      heard: (chunk) => {
        if (chunk.includes('"checked"')) checkedAfterMs = performance.now() - start
      },
    },
  )
  const ms = performance.now() - start
  const last = JSON.parse(body.trimEnd().split('\n').at(-1)!) as { answer?: unknown }
  if (status >= 300 || !last.answer) throw new Error(`${asked.path} answered ${status}: ${body.slice(-400)}`)
  return { answer: last.answer, ms, checkedAfterMs }
}

/** Drafts for a clerk's batch, ready to be sent. */
async function draftsOf(address: string, { headers, batch }: Clerk): Promise<string[]> {
  const made: string[] = []
  const chosen = [...batch]
  const callers = Array.from({ length: 8 }, (): Caller => ({
    next: () => ({ method: 'POST', path: `${API}/claims`, headers, body: wholeClaim(chosen.pop()!) }),
    answered: (body) => void made.push((JSON.parse(body) as ClaimView).id),
  }))
  const { errors, firstError } = await drive(address, callers, { seconds: 600, most: chosen.length })
  if (errors > 0) throw new Error(`drafts could not be made: ${firstError}`)
  return made
}

/** How often a batch is sent and taken back again. */
const SENDS = 3

/**
 * Tries and submits a batch of a clerk's month, which is taken back and sent again: the checking in full, the whole
 * submission, its writing alone (from the last check to the answer), and what one SQL statement takes to write the same
 * rows.
 */
export async function submitBatch(product: Server, data: BenchData, clerk: Clerk): Promise<Deed[]> {
  const { address } = product
  const { headers } = clerk
  const drafts = await draftsOf(address, clerk)
  await data.owner.query('analyze')
  const sizeBefore = (await product.spent()).peakMib
  const sends: { dryRun: number; whole: number; writing: number; limit: number }[] = []
  for (let send = 0; send < SENDS; send++) {
    const claims = await versionsOf(data.owner, drafts)
    const post = (path: string, body: object): Asked => ({ method: 'POST', path: `${API}${path}`, headers, body })
    const tried = await must(address, post('/submissions/dry-run', { claims }))
    const { blocked, warned } = tried.answer as DryRunView
    if (blocked + warned > 0) throw new Error(`of a batch of the bench ${blocked} claims are blocked, ${warned} warned`)
    const sent = await watch(
      address,
      post('/submissions', { period: PERIOD, claims, certification: certificationText }),
    )
    const submission = sent.answer as SubmissionView
    const limit = await writeAtOnce(data.owner, submission.id)
    await must(address, post(`/submissions/${submission.id}/withdrawal`, { claims: claims.length }))
    sends.push({ dryRun: tried.ms, whole: sent.ms, writing: sent.ms - sent.checkedAfterMs, limit })
  }
  const of = (what: keyof (typeof sends)[number]) => median(sends.map((one) => one[what]))
  const grown = (await product.spent()).peakMib - sizeBefore
  const deed = (name: string, ms: number, note: string): Deed => ({ name, times: SENDS, ms, note })
  const many = drafts.length.toLocaleString('en')
  return [
    deed(`dry run of ${many} claims`, of('dryRun'), 'all checks, nothing found'),
    deed(`submission of ${many} claims`, of('whole'), `checked in full; the process grew by ${grown.toFixed(0)} MiB`),
    deed(`its writing`, of('writing'), `${(of('writing') / of('limit')).toFixed(2)} × one SQL statement`),
    {
      ...deed(`the same rows by one SQL statement`, of('limit'), 'without trail, flags, benefit, events and policies'),
      isLimit: true,
    },
  ]
}

async function versionsOf(owner: pg.Client, ids: readonly string[]) {
  const { rows } = await owner.query<{ id: string; version: number }>(
    'select id, version from claim where id = any($1) order by id',
    [ids],
  )
  return rows
}

/** One SQL statement that writes a submission's rows: filings, their secrets, the uses, and the claims as submitted. */
const WRITE_AT_ONCE = `
  with made as (
    insert into filing (id, claim_id, scope_id, agency_id, n, submission_id, content, content_hash, findings, benefit,
      rule_set_hash, engine_version, filed_by, filed_by_name, filed_by_role, filed_at)
    select gen_random_uuid(), claim_id, scope_id, agency_id, n + 1, submission_id, content, content_hash, findings, benefit,
      rule_set_hash, engine_version, filed_by, filed_by_name, filed_by_role, filed_at
    from jsonb_populate_recordset(null::filing, $1)
    returning id, claim_id, scope_id, agency_id
  ), secrets as (
    insert into filing_secret (filing_id, scope_id, agency_id, pointer, ciphertext, key_id)
    select made.id, made.scope_id, made.agency_id, '/' || section || pointer, ciphertext, key_id
    from made join draft_secret using (claim_id)
  ), invoices as (
    insert into invoice_use (identity, claim_id, filing_id, scope_id, agency_id)
    select given.identity, made.claim_id, made.id, made.scope_id, made.agency_id
    from jsonb_populate_recordset(null::invoice_use, $2) as given join made using (claim_id)
  ), components as (
    insert into component_use (event_id, component, claim_id, filing_id, scope_id, agency_id)
    select given.event_id, given.component, made.claim_id, made.id, made.scope_id, made.agency_id
    from jsonb_populate_recordset(null::component_use, $3) as given join made using (claim_id)
  )
  update claim set status = 'submitted', version = version + 1, updated_at = clock_timestamp(), waiting_since = now(),
    period = $5, submission_id = $4, submitted_at = now()
  from made where claim.id = made.claim_id`

/** How long one statement takes to write what a submission wrote; nothing of it stays. */
async function writeAtOnce(owner: pg.Client, submission: string): Promise<number> {
  const rowsOf = async (table: string, filing: string) => {
    const { rows } = await owner.query<{ rows: string }>(
      `select jsonb_agg(to_jsonb(written))::text as rows from ${table} as written
       where written.${filing} in (select id from filing where submission_id = $1)`,
      [submission],
    )
    return rows[0]!.rows
  }
  const given = [
    await rowsOf('filing', 'id'),
    await rowsOf('invoice_use', 'filing_id'),
    await rowsOf('component_use', 'filing_id'),
  ]
  await owner.query('begin')
  try {
    // As it was before: drafts, and nothing taken.
    await owner.query('set local session_replication_role = replica')
    await owner.query('delete from invoice_use where claim_id in (select id from claim where submission_id = $1)', [
      submission,
    ])
    await owner.query('delete from component_use where claim_id in (select id from claim where submission_id = $1)', [
      submission,
    ])
    await owner.query(
      `update claim set status = 'draft', period = null, submission_id = null, submitted_at = null where submission_id = $1`,
      [submission],
    )
    await owner.query('set local session_replication_role = origin')
    const start = performance.now()
    await owner.query(WRITE_AT_ONCE, [...given, submission, `${PERIOD}-01`])
    return performance.now() - start
  } finally {
    await owner.query('rollback')
  }
}

/**
 * First reviews by four reviewers: each waiting claim is read, as at the desk, and then returned; acceptance would ask for
 * its papers. Told apart, so that what a first reading waits for is not taken for the decision's.
 */
export async function returnClaims(address: string, { owner, reviewer: { headers } }: BenchData, most: number) {
  const { rows } = await owner.query<{ id: string; version: number }>(
    `select id, version from claim where status = 'submitted' order by waiting_since limit $1`,
    [most],
  )
  const fourAtOnce = async (name: string, asked: (claim: { id: string; version: number }) => Asked): Promise<Deed> => {
    const left = [...rows]
    const callers = Array.from({ length: 4 }, (): Caller => ({ next: () => asked(left.pop()!) }))
    const drove: Drive = await drive(address, callers, { seconds: 600, most: rows.length })
    if (drove.errors > 0) throw new Error(`${name}: ${drove.firstError}`)
    return { name: `${name}, four at once`, times: rows.length, ms: drove.p50, note: `p99 ${drove.p99.toFixed(1)} ms` }
  }
  const read = ({ id }: { id: string }): Asked => ({ method: 'GET', path: `${API}/claims/${id}`, headers })
  return [
    await fourAtOnce('read a waiting claim for the first time', read),
    await fourAtOnce('decide (return)', ({ id, version }) => {
      const body = { version, action: 'return', reason: '缺少出院记录', answerOn: '2026-10-20' }
      return { method: 'POST', path: `${API}/claims/${id}/decisions`, headers, body }
    }),
  ]
}

/** What an approver says of the components that no published standard gives an amount for, if there are any. */
function wordOn({ components }: ReviewView) {
  const word = components.flatMap(({ component, openToWord }) =>
    openToWord === null
      ? []
      : [{ component, outcome: 'grant-by-word', amountFen: openToWord.atMostFen ?? 0, ...ACTUAL_COST }],
  )
  return word.length > 0 ? { components: word } : {}
}
const ACTUAL_COST = {
  facts: '经核对手术记录和票据，手术及费用属实。',
  reason: '尚无公布的定额标准，按实际发生的费用核定。',
  article: '《中华人民共和国社会保险法》第五十五条第二项',
}

/**
 * The queue worked through by one approver: a claim is approved as it was reviewed, and the next is taken and read for the
 * desk. What cannot be approved so, for instance because it wants a second approver, is passed over.
 */
export async function approveAndNext(address: string, { owner, approver }: BenchData, most: number): Promise<Deed[]> {
  const { headers } = approver
  const post = (path: string, body: object) => must(address, { method: 'POST', path: `${API}${path}`, headers, body })
  const read = (path: string) => must(address, { method: 'GET', path: `${API}${path}`, headers })
  const next = async () => ((await post('/review/next', {})).answer as TakenNext).claimId
  const { rows } = await owner.query<{ waiting: string; status: string }>(
    'select status, count(*) as waiting from queued_claim group by status order by status',
  )
  const reviewOf = async (id: string) => (await read(`/claims/${id}/review`)).answer as ReviewView
  const times: number[] = []
  const parts = { decided: [] as number[], taken: [] as number[], read: [] as number[] }
  let [passedOver, refusal] = [0, '']
  let claimId = await next()
  let review = claimId === null ? null : await reviewOf(claimId)
  while (claimId !== null && review !== null && times.length < most && passedOver < most) {
    const { version } = (await read(`/claims/${claimId}`)).answer as ClaimView
    const start = performance.now()
    const body = { version, action: 'approve', ...wordOn(review) }
    const path = `${API}/claims/${claimId}/decisions`
    const { status, body: said } = await ask(address, { method: 'POST', path, headers, body })
    const decided = performance.now()
    claimId = await next()
    const taken = performance.now()
    review = claimId === null ? null : await reviewOf(claimId)
    const end = performance.now()
    if (status < 300) {
      times.push(end - start)
      parts.decided.push(decided - start)
      parts.taken.push(taken - decided)
      parts.read.push(end - taken)
    } else {
      passedOver++
      refusal ||= said.slice(0, 300)
    }
  }
  if (times.length === 0)
    return [{ name: 'approve and have the next', times: 0, ms: 0, note: `none of ${passedOver} could be: ${refusal}` }]
  const p99 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0
  const queued = rows.map(({ status, waiting }) => `${waiting} ${status}`).join(', ')
  const each = `deciding ${ms(parts.decided)}, taking ${ms(parts.taken)}, reading ${ms(parts.read)}`
  const note = `p99 ${p99.toFixed(0)} ms; ${each}; in the queue ${queued}; ${passedOver} passed over ${refusal}`.trim()
  return [{ name: 'approve and have the next', times: times.length, ms: median(times), note }]
}

const ms = (times: number[]) => `${median(times).toFixed(0)} ms`

/** The whole trail verified, chains and columns. */
export async function verifyTrail(address: string, { owner, auditor }: BenchData): Promise<Deed[]> {
  const { rows } = await owner.query<{ events: string }>('select sum(seq) as events from audit_chain')
  const { answer, ms } = await must(address, {
    method: 'GET',
    path: `${API}/audit-events/verification`,
    headers: auditor.headers,
  })
  if (!(answer as VerificationView).ok) throw new Error('the trail of the province does not verify')
  const events = rows[0]!.events
  return [{ name: 'verify the audit trail', times: 1, ms, note: `${events} events`, through: Number(events) }]
}
