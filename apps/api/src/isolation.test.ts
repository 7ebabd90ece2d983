import { type Caller, type Database, openDatabase, type Statement, systemCaller, type SystemCaller } from '@cradle/db'
import type { ClaimView } from '@cradle/domain/wire'
import { afterAll, describe, expect, test } from 'vitest'
import { givenDraft, givenSubmitted, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

/** So many requests with every scope condition taken out; `test:long` sends ten thousand. */
const FORGETFUL = Number(process.env['CRADLE_FORGETFUL_REQUESTS'] ?? 2000)

const product = await givenProduct()

/** An employer with a draft, a submitted claim and everything that could give either away. */
async function givenUnit() {
  const { employer, clerk, admin, women } = await givenEmployer(product)
  const begun = await givenDraft(clerk, women[1])
  const [sent] = await givenSubmitted(clerk, [women[0]])
  const draft = await nowOf(clerk, begun)
  const submission = sent!.submission!
  const of = (claim: ClaimView) => [claim.id, claim.number]
  const persons = women.flatMap(({ id, cardNumber, idNumber }) => [id, cardNumber, idNumber])
  const marks = [employer.id, employer.name, employer.unitNumber, submission.id, submission.number]
  return {
    employer,
    clerk,
    admin,
    women,
    sent: sent!,
    draft,
    marks: [...marks, ...persons, ...of(sent!), ...of(draft)].map((mark) => JSON.stringify(mark)),
  }
}

const [one, other] = [await givenUnit(), await givenUnit()]
const reviewer = await givenStaff(product, 'first-reviewer')
type Unit = typeof one

/** What somebody asks, by turns of their own and of the others' things, and what may not stand in the answer. */
function asked(n: number, person: Person, own: Unit, foreign: Unit) {
  const [yours, theirs] = n % 2 ? [own, foreign] : [foreign, own]
  const asks = [
    () => person.get('/claims'),
    () => person.get(`/claims/${yours.sent.id}`),
    () => person.get('/month'),
    () => person.get('/submissions'),
    () => person.get(`/submissions/${theirs.sent.submission!.id}`),
    () => person.get('/claims?status=draft'),
    () => person.post('/persons/lookup', { idNumber: yours.women[2].idNumber }),
    () => person.get(`/claims/${theirs.draft.id}`),
    () =>
      person.patch(`/claims/${yours.draft.id}`, {
        section: 'contact',
        version: 1,
        data: yours.draft.sections.contact.data,
      }),
    () => person.get('/submissions'),
  ]
  return asks[n % asks.length]!()
}

/** Asks so many times at once; answers how many answers held something of somebody else, and how many something own. */
async function mixed(requests: number) {
  const people = [
    { person: one.clerk, own: one, foreign: other },
    { person: other.clerk, own: other, foreign: one },
    { person: one.admin, own: one, foreign: other },
    { person: reviewer, own: one, foreign: other },
    { person: other.admin, own: other, foreign: one },
  ]
  const tally = { foreign: 0, own: 0, failed: 0 }
  await Promise.all(
    Array.from({ length: requests }, async (_, n) => {
      const { person, own, foreign } = people[n % people.length]!
      const { body, statusCode } = await asked(Math.floor(n / people.length), person, own, foreign)
      const hidden =
        person === reviewer ? [one.draft.id, other.draft.id].map((id) => JSON.stringify(id)) : foreign.marks
      if (hidden.some((mark) => body.includes(mark))) tally.foreign++
      if (own.marks.some((mark) => body.includes(mark))) tally.own++
      if (statusCode >= 500) tally.failed++
    }),
  )
  return tally
}

/** A condition on whose a row is, as the product's statements write it. */
const scopeCondition = /\b(?:\w+\.)?(?:scope_id|employer_id|agency_id) = (\$\d+)/g
let removed = 0
const withoutScope = <Row>({ name, text }: Statement<Row>): Statement<Row> => {
  const bare = text.replaceAll(scopeCondition, (_condition, parameter: string) => {
    removed++
    return `${parameter}::uuid is not null`
  })
  return { name: `${name} without scope`, text: bare }
}

const door = await openDatabase({ url: product.loginUrl, onConnectionError: () => undefined })
afterAll(() => door.close())
/** The same door with every such condition taken out of every statement: row-level security stands alone. */
const forgetful = (as: (caller: Caller) => Caller | SystemCaller = (caller) => caller): Database => ({
  ...door,
  inScope: (caller, use) =>
    door.inScope(caller.role === 'system' ? caller : as(caller), (db) =>
      use({
        caller,
        audit: db.audit,
        closing: db.closing,
        query: (statement, values) => db.query(withoutScope(statement), values),
        get prisma() {
          return db.prisma
        },
      }),
    ),
})

describe('mixed requests at once, of two employers and the agency,', () => {
  test('answer nobody anything of somebody else', async () => {
    const { own, ...wrong } = await mixed(1000)
    expect(wrong).toEqual({ foreign: 0, failed: 0 })
    expect(own).toBeGreaterThan(1000 / 3)
  }, 60_000)

  test('nor do they where every query forgot whose rows it wanted', async () => {
    product.serveThrough(forgetful())
    const { own, ...wrong } = await mixed(FORGETFUL)
    expect(wrong).toEqual({ foreign: 0, failed: 0 })
    expect(own).toBeGreaterThan(FORGETFUL / 3)
    expect(removed).toBeGreaterThan(1000)
  }, 120_000)

  test('would answer it if row-level security stood aside too, so that these tests can fail', async () => {
    product.serveThrough(forgetful(({ requestId }) => systemCaller(requestId)))
    expect((await mixed(200)).foreign).toBeGreaterThan(20)
  })
})
