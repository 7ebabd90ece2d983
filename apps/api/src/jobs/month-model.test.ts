import type { ClaimView } from '@cradle/domain/wire'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersWith, decide, givenBegun, givenDraft, nowOf, submit } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Insured, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { keepMonth } from './keep-month.ts'

/** How many lives of a month are lived; `test:long` lives more. */
const RUNS = Number(process.env['CRADLE_MODEL_RUNS'] ?? 4)

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')

/**
 * The month as one would tell it, knowing nothing of the product: dates are text and weekdays (no holiday lies in these
 * weeks), a batch is a list of claims.
 */
type ModelClaim = {
  status: 'draft' | 'submitted' | 'accepted' | 'returned' | 'abandoned'
  isComplete: boolean
  period: string | null
  sentOn: string
  cameFrom: 'submitted' | 'accepted'
  /** The batches it was ever part of. */
  batches: number[]
}
type Month = { today: string; claims: ModelClaim[]; live: Record<string, number>; batches: number }

const dayAfter = (date: string, days = 1) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const isWindow = (date: string) => Number(date.slice(8)) <= 10
const nextMonth = (date: string) => dayAfter(`${date.slice(0, 7)}-28`, 4).slice(0, 7)
const periodOf = (date: string) => (isWindow(date) ? date.slice(0, 7) : nextMonth(date))
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
function isSilent(sentOn: string, today: string): boolean {
  let [day, worked] = [sentOn, 0]
  while (worked < 5) {
    day = dayAfter(day)
    if (!isWeekend(day)) worked++
  }
  return today > day
}

/** The real month: an employer of its own, and the ids of its claims in the model's order. */
type Real = { clerk: Person; women: Pick<Insured, 'id'>[]; ids: string[]; employerId: string }
type Command = fc.AsyncCommand<Month, Real>

/** What the product says of every claim must be what the model says; and there is a batch where it says so. */
async function agree(month: Month, { ids, employerId }: Real) {
  const rows = await product.rows<{ id: string; status: string; period: string | null }>(
    `select id, status, to_char(period, 'YYYY-MM') as period from claim where employer_id = $1 and deleted_at is null order by id`,
    [employerId],
  )
  const said = new Map(rows.map(({ id, status, period }) => [id, [status, period]]))
  expect(ids.map((id) => said.get(id))).toEqual(month.claims.map(({ status, period }) => [status, period]))
  const live = await product.rows<{ period: string }>(
    `select to_char(period, 'YYYY-MM') as period from submission where employer_id = $1 and withdrawn_at is null order by 1`,
    [employerId],
  )
  expect(live.map(({ period }) => period)).toEqual(Object.keys(month.live).toSorted())
}

const command = (name: string, check: (month: Month) => boolean, run: (month: Month, real: Real) => Promise<void>) => ({
  check,
  run: async (month: Month, real: Real) => {
    await run(month, real)
    await agree(month, real)
  },
  toString: () => name,
})
const claimAt = ({ ids }: Real, n: number) => ({ id: ids[n]! })
const ofBatch = (month: Month, batch: number) =>
  month.claims.filter((claim) => claim.status !== 'draft' && claim.batches.at(-1) === batch)

let events = 0
const draft = (isComplete: boolean): Command =>
  command(
    isComplete ? 'draft' : 'begin',
    ({ claims }) => claims.length < 5,
    async (month, real) => {
      const woman = real.women[month.claims.length % real.women.length]!
      if (month.live[periodOf(month.today)] !== undefined) {
        expect((await real.clerk.post('/claims', { personId: woman.id })).statusCode).toBe(422)
        return
      }
      const eventOn = dayAfter('2026-03-01', ++events % 180)
      const begun = isComplete
        ? await givenDraft(real.clerk, woman, answersWith({}, { eventOn }))
        : await givenBegun(real.clerk, woman)
      real.ids.push(begun.id)
      const fresh = {
        status: 'draft',
        isComplete,
        period: null,
        sentOn: '',
        cameFrom: 'submitted',
        batches: [],
      } as const
      month.claims.push({ ...fresh, batches: [] })
    },
  )

const onClaim = (
  name: string,
  n: number,
  run: (month: Month, real: Real, claim: ModelClaim, now: ClaimView) => Promise<void>,
) =>
  command(
    `${name} ${n}`,
    ({ claims }) => claims.length > n,
    async (month, real) => run(month, real, month.claims[n]!, await nowOf(real.clerk, claimAt(real, n))),
  )

const edit = (n: number): Command =>
  onClaim('edit', n, async (_month, real, claim, now) => {
    const { version, data } = now.sections.contact
    const answer = await real.clerk.patch(`/claims/${now.id}`, {
      section: 'contact',
      version,
      data: { ...data, address: `第 ${version} 次修改的地址` },
    })
    expect(answer.statusCode).toBe(['draft', 'returned'].includes(claim.status) ? 200 : 409)
  })

const send = (): Command =>
  command(
    'submit',
    ({ claims }) => claims.some(({ status }) => status === 'draft'),
    async (month, real) => {
      const drafts = month.claims.flatMap((claim, n) => (claim.status === 'draft' ? [{ claim, n }] : []))
      const now = await Promise.all(drafts.map(({ n }) => nowOf(real.clerk, claimAt(real, n))))
      const period = periodOf(month.today)
      const batch = month.live[period]
      const { statusCode } = await submit(real.clerk, now, { period })
      const rejoins = batch === undefined || drafts.every(({ claim }) => claim.batches.includes(batch))
      const isRefused = !isWindow(month.today) || drafts.some(({ claim }) => !claim.isComplete)
      if (isRefused || !rejoins) {
        expect([409, 422]).toContain(statusCode)
        return
      }
      expect(statusCode).toBe(201)
      const into = batch ?? ++month.batches
      month.live[period] = into
      for (const { claim } of drafts) {
        Object.assign(claim, { status: 'submitted', period, sentOn: month.today })
        claim.batches.push(into)
      }
    },
  )

const judge = (): Command =>
  command(
    'dry run',
    ({ claims }) => claims.length > 0,
    async (month, real) => {
      const now = await Promise.all(real.ids.map((id) => nowOf(real.clerk, { id })))
      const answer = await real.clerk.post('/submissions/dry-run', {
        claims: now.map(({ id, version }) => ({ id, version })),
      })
      const blocked = month.claims.filter(({ status, isComplete }) => status !== 'draft' || !isComplete).length
      expect(answer.json()).toMatchObject({ checked: now.length, blocked })
    },
  )

const recall = (n: number): Command =>
  onClaim('recall', n, async (month, real, claim, { id, version }) => {
    const { statusCode } = await real.clerk.post(`/claims/${id}/recall`, { version })
    const isOpen = isWindow(month.today) && claim.period === periodOf(month.today)
    if (claim.status !== 'submitted') return expect(statusCode).toBe(409)
    expect(statusCode).toBe(isOpen ? 200 : 422)
    if (isOpen) Object.assign(claim, { status: 'draft', period: null })
  })

const withdraw = (): Command =>
  command(
    'withdraw',
    ({ live }) => Object.keys(live).length > 0,
    async (month, real) => {
      const period = Object.keys(month.live).toSorted().at(-1)!
      const batch = month.live[period]!
      const members = ofBatch(month, batch)
      const [{ id }] = (await product.rows<{ id: string }>(
        `select id from submission where employer_id = $1 and period = $2 and withdrawn_at is null`,
        [real.employerId, `${period}-01`],
      )) as [{ id: string }]
      const { statusCode } = await real.clerk.post(`/submissions/${id}/withdrawal`, { claims: members.length })
      const mayGo = members.every(({ status }) => status === 'submitted')
      expect(statusCode).toBe(mayGo ? 200 : 422)
      if (!mayGo) return
      for (const claim of members) Object.assign(claim, { status: 'draft', period: null })
      delete month.live[period]
    },
  )

const accept = (n: number): Command =>
  onClaim('accept', n, async (_month, _real, claim, { id }) => {
    if (claim.status === 'draft') return
    const { statusCode } = await decide(reviewer, { id }, { action: 'accept' })
    expect(statusCode).toBe(claim.status === 'submitted' ? 200 : 409)
    if (claim.status === 'submitted') claim.status = 'accepted'
  })

const sendBack = (n: number): Command =>
  onClaim('return', n, async (_month, _real, claim, { id }) => {
    if (claim.status === 'draft') return
    const { status } = claim
    const { statusCode } = await decide(reviewer, { id }, { action: 'return', reason: '缺少出院记录' })
    const isOpen = status === 'submitted' || status === 'accepted'
    expect(statusCode).toBe(isOpen ? 200 : 409)
    if (isOpen) Object.assign(claim, { status: 'returned', cameFrom: status })
  })

const resend = (n: number): Command =>
  onClaim('resend', n, async (month, real, claim, { id, version }) => {
    const { statusCode } = await real.clerk.post(`/claims/${id}/filings`, { version })
    const isReturned = claim.status === 'returned'
    if (isReturned) Object.assign(claim, { status: claim.cameFrom, sentOn: month.today })
    expect(statusCode === 200).toBe(isReturned)
  })

const abandon = (n: number): Command =>
  onClaim('abandon', n, async (_month, real, claim, { id, version }) => {
    const { statusCode } = await real.clerk.post(`/claims/${id}/abandonment`, { version })
    const isReturned = claim.status === 'returned'
    if (isReturned) claim.status = 'abandoned'
    expect(statusCode === 200).toBe(isReturned)
  })

const wait = (days: number): Command =>
  command(
    `wait ${days} days`,
    ({ today }) => dayAfter(today, days) <= '2026-12-20',
    async (month) => {
      month.today = dayAfter(month.today, days)
      await product.freeze(`${month.today}T09:00:00+08:00`)
      await keepMonth('test')
      for (const claim of month.claims)
        if (claim.status === 'submitted' && isSilent(claim.sentOn, month.today)) claim.status = 'accepted'
    },
  )

const which = fc.integer({ min: 0, max: 4 })
const commands = fc.commands(
  [
    fc.constant(draft(true)),
    fc.constant(draft(true)),
    fc.constant(draft(false)),
    which.map(edit),
    fc.constant(send()),
    fc.constant(send()),
    fc.constant(judge()),
    which.map(recall),
    fc.constant(withdraw()),
    which.map(accept),
    which.map(sendBack),
    which.map(resend),
    which.map(abandon),
    fc.integer({ min: 1, max: 9 }).map(wait),
  ],
  { maxCommands: 25 },
)

test(
  'a month lived in any order is the month of the model',
  async () => {
    const lives = await fc.check(
      fc.asyncProperty(commands, async (lived) => {
        const today = '2026-10-30'
        await product.freeze(`${today}T09:00:00+08:00`)
        const { clerk, women, employer } = await givenEmployer(product)
        await fc.asyncModelRun(
          () => ({
            model: { today, claims: [], live: {}, batches: 0 },
            real: { clerk, women: [...women], ids: [], employerId: employer.id },
          }),
          lived,
        )
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    // The report says which commands led there; there is none where nothing failed.
    expect(fc.defaultReportMessage(lives)).toBeUndefined()
  },
  60_000 + RUNS * 15_000,
)
