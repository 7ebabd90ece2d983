import { certificationText, type ClaimView, type VerificationView } from '@cradle/domain/wire'
import { type BenchData, type Clerk, PERIOD } from './data.ts'
import { ask, type Asked, type Caller, type Drive, drive } from './load.ts'
import { wholeClaim } from './workloads.ts'

/** Something that is done once, or to each thing once: rounds of it would each need a world of their own. */
export type Deed = { name: string; times: number; ms: number; note: string }

const API = '/api/v1'

async function must(address: string, asked: Asked): Promise<{ answer: unknown; ms: number }> {
  const start = performance.now()
  const { status, body } = await ask(address, asked)
  if (status >= 300) throw new Error(`${asked.method} ${asked.path} answered ${status}: ${body.slice(0, 400)}`)
  return { answer: JSON.parse(body), ms: performance.now() - start }
}

/** Drafts of as many of a clerk's persons, ready to be sent. */
async function draftsOf(address: string, { headers, persons }: Clerk, count: number) {
  const made: { id: string; version: number }[] = []
  const chosen = persons.slice(-count)
  const callers = Array.from({ length: 8 }, (): Caller => ({
    next: () => ({ method: 'POST', path: `${API}/claims`, headers, body: wholeClaim(chosen.pop()!.id) }),
    answered: (body) => {
      const { id, version } = JSON.parse(body) as ClaimView
      made.push({ id, version })
    },
  }))
  const { errors, firstError } = await drive(address, callers, { seconds: 600, most: chosen.length })
  if (errors > 0) throw new Error(`drafts could not be made: ${firstError}`)
  return made
}

/** Submits a batch of a clerk's month; the clerk's employer cannot be asked for another. */
export async function submitBatch(address: string, data: BenchData, clerk: Clerk, most: number): Promise<Deed> {
  const claims = await draftsOf(address, clerk, Math.min(most, clerk.persons.length))
  await data.owner.query('analyze claim, claim_section, stay, invoice, invoice_line, draft_secret')
  const { ms } = await must(address, {
    method: 'POST',
    path: `${API}/submissions`,
    headers: clerk.headers,
    body: { period: PERIOD, claims, certification: certificationText },
  })
  return { name: 'submit a month, checked in full', times: 1, ms, note: `${claims.length} claims of nine lines` }
}

/** First reviews of claims that wait, each returned once: acceptance would ask for their papers. */
export async function returnClaims(address: string, { owner, reviewer }: BenchData, most: number): Promise<Deed> {
  const { rows } = await owner.query<{ id: string; version: number }>(
    `select id, version from claim where status = 'submitted' order by waiting_since limit $1`,
    [most],
  )
  const times = rows.length
  const callers = Array.from({ length: 4 }, (): Caller => ({
    next: () => {
      const { id, version } = rows.pop()!
      const body = { version, action: 'return', reason: '缺少出院记录', answerOn: '2026-10-20' }
      return { method: 'POST', path: `${API}/claims/${id}/decisions`, headers: reviewer.headers, body }
    },
  }))
  const drove: Drive = await drive(address, callers, { seconds: 600, most: times })
  if (drove.errors > 0) throw new Error(`claims could not be returned: ${drove.firstError}`)
  return { name: 'decide (return), four at once', times, ms: drove.p50, note: `p99 ${drove.p99.toFixed(1)} ms` }
}

/** The whole trail verified, chains and columns. */
export async function verifyTrail(address: string, { owner, auditor }: BenchData): Promise<Deed> {
  const { rows } = await owner.query<{ events: string }>('select sum(seq) as events from audit_chain')
  const { answer, ms } = await must(address, {
    method: 'GET',
    path: `${API}/audit-events/verification`,
    headers: auditor.headers,
  })
  if (!(answer as VerificationView).ok) throw new Error('the trail of the province does not verify')
  return { name: 'verify the audit trail', times: 1, ms, note: `${rows[0]!.events} events` }
}
