import { givenEmployer } from '@cradle/db/testing'
import { certificationText, type ClaimView, type SessionView, type SubmissionView } from '@cradle/domain/wire'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { birthAnswers } from '@cradle/db/seed'
import { givenDataFolder, runProduct, type RunningProduct } from '#api/testing/running-product.ts'

/** How often each is killed in the middle of a submission; `test:long` says more. */
const ROUNDS = Number(process.env['CRADLE_KILL_ROUNDS'] ?? 2)
const NOW = '2026-11-05T09:00:00+08:00'

const { data, remove } = givenDataFolder()
let product: RunningProduct | undefined
afterAll(async () => {
  await product?.stop()
  remove()
})

type Clerk = { token: string; employerId: string; claims: { id: string }[] }

/** Asks the running product; answers its response, or undefined where nobody answers any more. */
async function ask(path: string, clerk: { token?: string }, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(`${product!.origin}/api/v1${path}`, {
    method: body === undefined ? 'GET' : path.startsWith('/claims/') ? 'PATCH' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(clerk.token ? { authorization: `Bearer ${clerk.token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
const answerOf = async <Answer>(response: Response): Promise<Answer> => {
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

/** A clerk with three complete drafts, signed in. */
async function givenClerk(): Promise<Clerk> {
  const { employer, clerk, women } = await givenEmployer(product!.databaseUrl)
  const { accessToken: token } = await answerOf<SessionView>(await ask('/auth/login', {}, clerk))
  const claims: { id: string }[] = []
  for (const [n, woman] of women.slice(0, 3).entries()) {
    const { event, ...sections } = birthAnswers({ n: 100 + n, eventOn: '2025-08-20' })
    const { id } = await answerOf<ClaimView>(await ask('/claims', { token }, { personId: woman.id, event }))
    for (const [section, sent] of Object.entries(sections))
      await answerOf(await ask(`/claims/${id}`, { token }, { section, version: 0, data: sent }))
    claims.push({ id })
  }
  return { token, employerId: employer.id, claims }
}

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: product!.databaseUrl })
  await owner.connect()
  try {
    return (await owner.query<Row>(sql, values)).rows
  } finally {
    await owner.end()
  }
}

/** What stands after a kill: every trace a submission leaves, counted. */
async function standing({ employerId, claims }: Clerk) {
  const ids = claims.map(({ id }) => id)
  const [found] = await rows<Record<'batches' | 'submitted' | 'drafts' | 'filings' | 'uses' | 'events', number>>(
    `select (select count(*)::int from submission where employer_id = $1 and withdrawn_at is null) as batches,
       (select count(*)::int from claim where id = any($2) and status = 'submitted' and submission_id is not null) as submitted,
       (select count(*)::int from claim where id = any($2) and status = 'draft' and submission_id is null) as drafts,
       (select count(*)::int from filing join submission on submission.id = submission_id and withdrawn_at is null where claim_id = any($2)) as filings,
       (select count(*)::int from invoice_use where claim_id = any($2)) as uses,
       (select count(*)::int from audit_event where type = 'submission.submit' and scope_id = $1
          and subject_id in (select id from submission where withdrawn_at is null)) as events`,
    [employerId, ids],
  )
  return found!
}
const all = { batches: 1, submitted: 3, drafts: 0, filings: 3, uses: 3, events: 1 }
const none = { batches: 0, submitted: 0, drafts: 3, filings: 0, uses: 0, events: 0 }

/** Submits while somebody watches, and kills a little after the checks are done; answers the batch that was acknowledged. */
async function submitAndKill(clerk: Clerk, round: number, kill: () => unknown): Promise<SubmissionView | undefined> {
  const claims = await Promise.all(
    clerk.claims.map(async ({ id }) => {
      const { version } = await answerOf<ClaimView>(await ask(`/claims/${id}`, clerk))
      return { id, version }
    }),
  )
  const body = { period: '2026-11', claims, certification: certificationText }
  const response = await ask('/submissions', clerk, body, {
    accept: 'application/x-ndjson',
    'idempotency-key': `kill-round-${round}-of-this`,
  })
  let text = ''
  let killed: unknown
  try {
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      killed ??= othersAsk(round % 8).then(kill)
    }
  } catch {
    // The line went dead.
  }
  await killed
  const last = text.trim().split('\n').at(-1) ?? ''
  return last.startsWith('{"answer"') ? (JSON.parse(last) as { answer: SubmissionView }).answer : undefined
}

/** So many answers to others later: before the writing, in it, and after it. */
async function othersAsk(times: number) {
  for (let asked = 0; asked < times; asked++) await ask('/health/live', {})
}

/** Takes the batch back, so that the next round begins where this one did. */
const withdraw = async (clerk: Clerk, { id }: SubmissionView) =>
  answerOf(await ask(`/submissions/${id}/withdrawal`, clerk, { claims: 3 }))

async function round(clerk: Clerk, n: number, victim: 'product' | 'database') {
  const dying = product!
  const acknowledged = await submitAndKill(clerk, n, () => (victim === 'product' ? dying.kill() : dying.killDatabase()))
  if (victim === 'database') await dying.stop()
  product = await runProduct(data, NOW)
  const after = await standing(clerk)
  const claims = await Promise.all(
    clerk.claims.map(async ({ id }) => ({ id, view: await answerOf<ClaimView>(await ask(`/claims/${id}`, clerk)) })),
  )
  // Whoever retries with the same key ends with exactly one batch, whatever had happened.
  const before = claims.map(({ id, view }) => ({ id, version: view.version - (after.batches === 1 ? 1 : 0) }))
  const retried = await answerOf<SubmissionView>(
    await ask(
      '/submissions',
      clerk,
      { period: '2026-11', claims: before, certification: certificationText },
      { 'idempotency-key': `kill-round-${n}-of-this` },
    ),
  )
  const atLast = await standing(clerk)
  await withdraw(clerk, retried)
  // What was acknowledged is never missing, and is what the retry finds.
  const isKept = !acknowledged || (after.batches === 1 && retried.id === acknowledged.id)
  return { after, atLast, isKept }
}

describe('killed in the middle of a submission', () => {
  test.each(['product', 'database'] as const)(
    'the %s comes back with all of it or nothing, and nothing acknowledged is missing',
    async (victim) => {
      product ??= await runProduct(data, NOW)
      const clerk = await givenClerk()
      for (let n = 1; n <= ROUNDS; n++) {
        const { after, ...then } = await round(clerk, n + (victim === 'product' ? 0 : 1000), victim)
        expect([all, none]).toContainEqual(after)
        expect(then).toEqual({ atLast: all, isKept: true })
      }
    },
    120_000 + ROUNDS * 60_000,
  )
})
