import { DEMONSTRATION_SECRET } from '@cradle/db'
import { FIRST_PERSON, sizesFor, unitUsername, writeProvince } from '@cradle/db/province'
import { birthAnswers, personNumber } from '@cradle/db/seed'
import { certificationText, type ClaimPage, type ClaimView } from '@cradle/domain/wire'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { givenSession } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { LARGE, plansOf, type Sent, sentBy } from '#api/testing/sent-statements.ts'
import { tablesReadDuring } from '#api/testing/tables-read.ts'

/** Of the province that is asked; `test:long` says 100,000, and the planner then knows such a province by its real rows. */
const CLAIMS = Number(process.env['CRADLE_HOT_CLAIMS'] ?? 600)
const isLarge = CLAIMS >= 100_000

const product = await givenProduct({ empty: true })
await writeProvince({
  url: product.ownerUrl,
  secrets: [DEMONSTRATION_SECRET],
  sizes: sizesFor(CLAIMS, '2026-10', isLarge ? {} : { persons: 2000 }),
  parts: isLarge ? 2 : 1,
})
await product.freeze('2026-10-05T09:00:00+08:00')
const clerk = await givenSession(product, unitUsername(0))
const employerAdmin = await givenSession(product, 'employer-admin')
const counter = await givenSession(product, 'counter')
const reviewer = await givenSession(product, 'first-reviewer')
const secondReviewer = await givenSession(product, 'second-reviewer')
const approver = await givenSession(product, 'approver')
const auditor = await givenSession(product, 'auditor')

const { scope } = clerk.session.me.acting
const [ids] = await product.rows<{
  filed: string
  draft: string
  person: string
  waiting: string
  waitingVersion: number
  reviewed: string
  reviewedVersion: number
}>(
  `select (select id from claim where scope_id = $1 and status = 'approved' limit 1) as filed,
     (select id from claim where scope_id = $1 and status = 'draft' and missing = 0 limit 1) as draft,
     (select person_id from enrolment join person_version using (person_id) where employer_id = $1 and sex = 'female'
      order by person_id desc limit 1) as person,
     (select id from claim where status = 'submitted' limit 1) as waiting,
     (select version from claim where status = 'submitted' limit 1) as "waitingVersion",
     (select id from claim where status = 'second-reviewed' and kind = 'birth' order by number limit 1) as reviewed,
     (select version from claim where status = 'second-reviewed' and kind = 'birth' order by number limit 1) as "reviewedVersion"`,
  [scope.id],
)
const { filed, draft, person, waiting, waitingVersion, reviewed, reviewedVersion } = ids!
// The last digits of a person's id count them.
const { idNumber } = personNumber(Number.parseInt(person.slice(-8), 16) + FIRST_PERSON)
const { event, contact, stay, charges } = birthAnswers({ n: 7, eventOn: '2026-09-20' })
const whole = { personId: person, event, contact, stay, charges }
const { nextCursor } = (await clerk.get('/claims')).json<ClaimPage>()
const standing = (await clerk.get(`/claims/${draft}`)).json<ClaimView>()

type Asking = { route: string; ask: () => Promise<LightMyRequestResponse>; statements: number }

// BEGIN with role and scope is one statement, COMMIT another, the audit event of a change a third.
const asked: Asking[] = [
  { route: 'a clerk gets a filed claim', ask: () => clerk.get(`/claims/${filed}`), statements: 4 },
  { route: 'a clerk gets a draft', ask: () => clerk.get(`/claims/${draft}`), statements: 8 },
  { route: 'a clerk lists claims', ask: () => clerk.get('/claims'), statements: 4 },
  { route: 'a clerk lists the next page', ask: () => clerk.get(`/claims?cursor=${nextCursor}`), statements: 4 },
  { route: 'a clerk lists approved claims', ask: () => clerk.get('/claims?status=approved'), statements: 4 },
  { route: 'a clerk reads the month', ask: () => clerk.get('/month'), statements: 6 },
  { route: 'a clerk lists batches', ask: () => clerk.get('/submissions'), statements: 3 },
  { route: 'a clerk begins a whole claim', ask: () => clerk.post('/claims', whole), statements: 18 },
  {
    route: 'a clerk tries a batch',
    ask: () => clerk.post('/submissions/dry-run', { claims: [{ id: draft, version: standing.version }] }),
    statements: 4,
  },
  {
    route: 'a clerk saves charges',
    ask: () => {
      const { version, data } = standing.sections.charges
      return clerk.patch(`/claims/${draft}`, { section: 'charges', version, data: { ...data, totalFen: 1 } })
    },
    statements: 16,
  },
  {
    route: 'a clerk’s batch is refused',
    ask: () =>
      clerk.post('/submissions', {
        period: '2026-10',
        claims: [{ id: draft, version: 1 }],
        certification: certificationText,
      }),
    statements: 7,
  },
  { route: 'a reviewer reads the queue', ask: () => reviewer.get('/review/queue'), statements: 4 },
  {
    route: 'a reviewer reads what of the queue nobody has',
    ask: () => reviewer.get('/review/queue?whose=unassigned&kind=birth'),
    statements: 5,
  },
  { route: 'a reviewer watches the month', ask: () => reviewer.get('/review/month?period=2026-10'), statements: 8 },
  { route: 'a reviewer lists claims', ask: () => reviewer.get('/claims'), statements: 5 },
  { route: 'a reviewer gets a claim', ask: () => reviewer.get(`/claims/${waiting}`), statements: 8 },
  {
    route: 'a reviewer reads what lies around a claim',
    ask: () => reviewer.get(`/claims/${waiting}/surroundings`),
    statements: 6,
  },
  {
    route: 'a reviewer returns a claim',
    ask: () =>
      reviewer.post(`/claims/${waiting}/decisions`, {
        version: waitingVersion,
        action: 'return',
        reason: '缺少出院记录',
        answerOn: '2026-10-20',
      }),
    // Three of them number and freeze the 补正告知书.
    statements: 22,
  },
  { route: 'an approver reads a review', ask: () => approver.get(`/claims/${reviewed}/review`), statements: 7 },
  {
    route: 'an approver approves a claim as it was reviewed',
    ask: () => approver.post(`/claims/${reviewed}/decisions`, { version: reviewedVersion, action: 'approve' }),
    statements: 19,
  },
  { route: 'an approver has the next claim', ask: () => approver.post('/review/next', {}), statements: 10 },
  { route: 'an auditor lists claims', ask: () => auditor.get('/claims'), statements: 5 },
  { route: 'an auditor gets a claim', ask: () => auditor.get(`/claims/${filed}`), statements: 5 },
  { route: 'a clerk looks a person up', ask: () => clerk.post('/persons/lookup', { idNumber }), statements: 4 },
  {
    route: 'a clerk searches hospitals for the first time',
    ask: () => clerk.get('/hospitals?q=renmin'),
    statements: 4,
  },
  { route: 'a clerk searches hospitals', ask: () => clerk.get('/hospitals?q=renmin'), statements: 3 },
  { route: 'an employer’s administrator lists claims', ask: () => employerAdmin.get('/claims'), statements: 4 },
  { route: 'an employer’s administrator reads the month', ask: () => employerAdmin.get('/month'), statements: 6 },
  { route: 'the counter lists claims', ask: () => counter.get('/claims'), statements: 5 },
  { route: 'the counter gets a claim', ask: () => counter.get(`/claims/${filed}`), statements: 5 },
  { route: 'the counter looks a person up', ask: () => counter.post('/persons/lookup', { idNumber }), statements: 4 },
  { route: 'a second reviewer reads the queue', ask: () => secondReviewer.get('/review/queue'), statements: 4 },
  { route: 'a second reviewer gets a claim', ask: () => secondReviewer.get(`/claims/${filed}`), statements: 6 },
  { route: 'a second reviewer lists claims', ask: () => secondReviewer.get('/claims'), statements: 5 },
  { route: 'a second reviewer has the next claim', ask: () => secondReviewer.post('/review/next', {}), statements: 10 },
]

const sent = new Map<string, Sent[]>()
const refused: string[] = []
const read = await tablesReadDuring(product.owner, async () => {
  for (const { route, ask } of asked) {
    const { answer, statements } = await sentBy(ask)
    if (answer.statusCode >= 400 !== route.endsWith('is refused')) refused.push(`${route}: ${answer.body}`)
    sent.set(route, statements)
  }
})

test('every one of them is answered, and none refused that ought not to be', () => expect(refused).toEqual([]))

describe('as many statements as it takes', () => {
  test.each(asked)('$route', ({ route, statements }) => {
    expect(sent.get(route)!.length).toBe(statements)
  })
})

/** How often the database is waited for, where somebody waits for each key and each click. */
const waitedFor: [route: string, trips: number][] = [
  ['a clerk gets a filed claim', 1],
  ['a clerk gets a draft', 2],
  ['a clerk lists claims', 1],
  ['a clerk begins a whole claim', 2],
  ['a clerk saves charges', 2],
  ['a clerk looks a person up', 2],
  ['a clerk searches hospitals', 2],
  ['a reviewer reads the queue', 1],
]

describe('as few answers waited for', () => {
  test.each(waitedFor)('when %s: %i', (route, trips) => {
    expect(new Set(sent.get(route)!.map(({ trip }) => trip)).size).toBe(trips)
  })
})

/** Rows that may be read by reading whole tables: of a small province any, which the server does with reason. */
const readWhole = isLarge ? LARGE : Infinity

// What functions, triggers and policies read is in it, which no plan shows.
test('nothing that answering took has read a large table from end to end, nor a small one over and over', () => {
  expect(read.filter(({ rows }) => rows > readWhole)).toEqual([])
})

describe('no large table is read from end to end, gathered or hashed, and no queue sorted', () => {
  // A queue of a morning after the 10th, as the planner sees it: rows of the same kinds, whose claims nobody reads here.
  beforeAll(() =>
    product.owner.query(`
      set session_replication_role = replica;
      insert into queued_claim (claim_id, scope_id, agency_id, filing_id, status, due_on, waiting_since, risk_score)
      select gen_random_uuid(), scope_id, agency_id, filing_id, status, due_on + n % 30, waiting_since, n % 9
      from queued_claim cross join generate_series(1, ${isLarge ? 10 : 400}) as n;
      set session_replication_role = origin;
      analyze queued_claim`),
  )

  test.each(asked)('when $route', async ({ route }) => {
    const inOrder = route.includes(' lists ') ? ['queued_claim', 'claim'] : ['queued_claim']
    const scans = await plansOf(product.owner, sent.get(route)!, inOrder)
    expect(scans).toEqual([])
  })

  test('this test would see it', async () => {
    const text = 'select count(*) from invoice_line where amount_fen = $1'
    const opening = 'begin'
    expect(await plansOf(product.owner, [{ opening, text, values: [1] }])).toEqual([`invoice_line: ${text}`])
    const sorts = 'select * from queued_claim where due_on > $1 order by waiting_since limit 50'
    expect(await plansOf(product.owner, [{ opening, text: sorts, values: ['2026-10-01'] }])).toContain(
      `queued_claim sorted: ${sorts}`,
    )
    // By its index, but all of it.
    const gathers = 'select claim_id, count(*) from invoice_line where claim_id > $1 group by claim_id order by 2'
    const values = ['00000000-0000-0000-0000-000000000000']
    expect(
      await plansOf(product.owner, [{ opening: 'begin; set enable_seqscan = off', text: gathers, values }]),
    ).toEqual([`invoice_line gathered: ${gathers}`])
  })

  test('this test would see that an index is gone', async () => {
    const beValid = (is: boolean) =>
      product.owner.query(`update pg_index set indisvalid = $1 where indexrelid = 'invoice_line_pkey'::regclass`, [is])
    await beValid(false)
    const found = await plansOf(product.owner, sent.get('a clerk gets a filed claim')!)
    await beValid(true)
    expect(found).toEqual([expect.stringMatching(/^invoice_line: /)])
  })
})
