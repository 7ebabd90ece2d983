import { makeAgency } from '@cradle/db'
import type { Counted, RecordPage, ReviewMonth } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenDecided, givenSubmitted, grounds, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const [first, second, third, admin] = [
  await givenStaff(product, 'first-reviewer'),
  await givenStaff(product, 'second-reviewer'),
  await givenStaff(product, 'approver'),
  await givenStaff(product, 'agency-admin'),
]
const other = '《社会保险经办条例》第二十条'

// Thursday the 5th: three claims of one employer. Friday the 6th: one of another. It is Friday the 13th.
const { clerk, women } = await givenEmployer(product)
const [refused, reduced, accepted] = await givenSubmitted(clerk, women)
await product.freeze('2026-11-06T09:00:00+08:00')
const elsewhere = await givenEmployer(product)
const [submitted] = await givenSubmitted(elsewhere.clerk, [elsewhere.women[0]])
for (const claim of [refused!, reduced!]) {
  await givenDecided(first, claim, { action: 'accept' }, { action: 'agree' })
  await givenDecided(second, claim, { action: 'agree' })
}
await givenDecided(third, refused!, { action: 'refuse', ...grounds })
const allowance = { component: 'allowance', outcome: 'refuse', ...grounds, article: other }
await givenDecided(third, reduced!, { action: 'approve', components: [allowance] })
await givenDecided(first, accepted!, { action: 'accept' })
await product.freeze('2026-11-13T09:00:00+08:00')

async function givenFound(claim: { id: string }, found: { code: string; section: string; field: string }) {
  await product.owner.query(
    `insert into filing_check (filing_id, claim_id, scope_id, agency_id, period, code, level, section, field, hospital_code)
     select filing.id, claim.id, claim.scope_id, claim.agency_id, claim.period, $2, 'flag', $3, $4, stay.hospital_code
     from claim join filing on filing.claim_id = claim.id join stay on stay.claim_id = claim.id where claim.id = $1`,
    [claim.id, found.code, found.section, found.field],
  )
}
await givenFound(refused!, { code: 'A31', section: 'charges', field: 'invoices/0/number' })
await givenFound(reduced!, { code: 'A31', section: 'charges', field: 'invoices/2/number' })
await givenFound(reduced!, { code: 'A31', section: 'charges', field: 'invoices/2/lines/1/amountFen' })
await givenFound(accepted!, { code: 'A25', section: 'event', field: '' })

const monthOf = async (by: Person, period = '2026-11') =>
  (await by.get(`/review/month?period=${period}`)).json<ReviewMonth>()
const month = await monthOf(first)
const listOf = async ({ opens }: Pick<Counted, 'opens'>, by: Person = first) => {
  const answer = await by.post('/claim-records/search', opens)
  if (answer.statusCode !== 200) throw new Error(`nothing was found: ${answer.body} ${product.log.at(-1)}`)
  return answer.json<RecordPage>().items.map(({ id }) => id)
}
const idsOf = (...claims: ({ id: string } | undefined)[]) => claims.map((claim) => claim!.id).toSorted()

/** Every number that the month tells. */
const numbersIn = ({ inflow, ageing, deadlines, refusals, checks }: ReviewMonth): Counted[] => [
  ...inflow,
  ...(ageing ?? []).flatMap(({ bands }) => bands),
  ...deadlines.flatMap(({ due }) => due),
  ...refusals,
  ...checks.flatMap((check) => [check, ...check.fields, ...check.hospitals]),
]

describe('a month as its reviewers watch it', () => {
  test('counts what came in on each day of the window, days without claims among them', () => {
    expect(month.window).toEqual({ from: '2026-11-01', to: '2026-11-10' })
    expect(month.inflow.map(({ on, claims }) => `${on.slice(8)}: ${claims}`)).toEqual([
      '01: 0',
      '02: 0',
      '03: 0',
      '04: 0',
      '05: 3',
      '06: 1',
      '07: 0',
      '08: 0',
      '09: 0',
      '10: 0',
    ])
  })

  test('shows no day that has not come', async () => {
    await product.freeze('2026-11-06T09:00:00+08:00')
    const days = (await monthOf(first)).inflow.map(({ on }) => on)
    await product.freeze('2026-11-13T09:00:00+08:00')
    expect(days.at(-1)).toBe('2026-11-06')
  })

  test('tells by working days how long claims wait, and for what', () => {
    const waiting = month.ageing!.flatMap(({ status, bands }) =>
      bands.filter(({ claims }) => claims > 0).map(({ band, claims }) => [status, band, claims]),
    )
    // Five working days since Friday the 6th, six since Thursday the 5th, on which what was accepted came in.
    expect(waiting).toEqual([
      ['submitted', 'days', 1],
      ['accepted', 'week', 1],
    ])
  })

  test('tells what is due: what is not accepted by the fifth working day, the rest by that of its components', async () => {
    const due = ({ deadlines }: ReviewMonth) =>
      deadlines.flatMap(({ status, due: parts }) =>
        parts.filter(({ claims }) => claims > 0).map(({ urgency, claims }) => [status, urgency, claims]),
      )
    expect(due(month)).toEqual([
      ['submitted', 'today', 1],
      ['submitted', 'week', 1],
      ['accepted', 'week', 1],
    ])
    await product.freeze('2026-11-16T09:00:00+08:00')
    const later = await monthOf(first)
    await product.freeze('2026-11-13T09:00:00+08:00')
    expect(due(later)).toEqual([
      ['submitted', 'overdue', 1],
      ['accepted', 'week', 1],
    ])
  })

  test('counts refusals by what they rest on, those of one component among them', () => {
    expect(month.refusals.map(({ article, claims }) => [article, claims])).toEqual([
      [grounds.article, 1],
      [other, 1],
    ])
  })

  test('counts the claims that each check found something in, by field and by hospital', () => {
    const found = month.checks.find(({ code }) => code === 'A31')
    expect(found).toMatchObject({
      name: '收费项目互斥或限性别',
      claims: 2,
      fields: [
        { name: '费用 · 票据号码', claims: 2 },
        { name: '费用', claims: 1 },
      ],
      hospitals: [{ claims: 1 }, { claims: 1 }],
    })
    expect(month.checks.find(({ code }) => code === 'A25')).toMatchObject({
      fields: [{ name: '参保人与事由', claims: 1 }],
    })
  })

  test('opens with each number the list of just its claims', async () => {
    const numbers = numbersIn(month)
    expect(numbers.filter(({ claims }) => claims > 0).length).toBeGreaterThan(10)
    for (const { opens, claims } of numbers)
      expect({ opens, claims: (await listOf({ opens })).length }).toEqual({ opens, claims })
    expect((await listOf(month.inflow[4]!)).toSorted()).toEqual(idsOf(refused, reduced, accepted))
    expect(await listOf(month.refusals[0]!)).toEqual([refused!.id])
    expect(await listOf(month.refusals[1]!)).toEqual([reduced!.id])
    expect(await listOf(month.deadlines[0]!.due[1]!)).toEqual([submitted!.id])
  })

  test('is the same for every reviewer and the administrator of the agency', async () => {
    for (const person of [second, third, admin]) expect(await monthOf(person)).toEqual(month)
  })

  test('of another period has none of its claims or findings; what waits is of now', async () => {
    const october = await monthOf(first, '2026-10')
    expect(october).toMatchObject({ refusals: [], checks: [], ageing: month.ageing, deadlines: month.deadlines })
    expect(october.inflow.every(({ claims }) => claims === 0)).toBe(true)
  })

  test('is that of today where none is named, also once the next is open for entry', async () => {
    expect((await first.get('/review/month')).json()).toEqual(month)
  })

  test('does not count back through a year whose holidays are not entered', async () => {
    await product.freeze('2027-01-04T09:00:00+08:00')
    const { ageing, deadlines } = await monthOf(first)
    await product.freeze('2026-11-13T09:00:00+08:00')
    expect(ageing).toBeNull()
    expect(deadlines[0]!.due[0]).toMatchObject({ urgency: 'overdue', claims: 1 })
  })

  test.each(['?period=', '?period=2026-13', '?period=november'])('is not read of %j', async (query) => {
    expect((await first.get(`/review/month${query}`)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/period' }],
    })
  })
})

describe('whose it is', () => {
  test('another agency’s reviewer sees nothing of it, nor by its lists', async () => {
    const { agencyId, officeId } = await makeAgency(product.owner, { name: '沈阳市医疗保障中心', region: '210100' })
    const stranger = await givenStaff({ ...product, agencyId, officeId }, 'first-reviewer')
    const theirs = await monthOf(stranger)
    expect(numbersIn(theirs).reduce((sum, { claims }) => sum + claims, 0)).toBe(0)
    expect(theirs).toMatchObject({ refusals: [], checks: [] })
    for (const number of numbersIn(month)) expect(await listOf(number, stranger)).toEqual([])
  })

  test.each([
    [{ receivedOn: '2026-11-05' }, '/receivedOn'],
    [{ waitingTo: '2026-11-05' }, '/waitingTo'],
    [{ due: 'overdue' }, '/due'],
    [{ refusedIn: '2026-11', article: other }, '/refusedIn'],
    [{ check: 'A31' }, '/check'],
  ])('an employer cannot ask by %j', async (filter, pointer) => {
    const answer = await clerk.post('/claim-records/search', filter)
    expect(answer.json()).toMatchObject({
      status: 400,
      errors: [{ pointer, message: '只有经办机构可以按这个条件查询' }],
    })
    expect((await nowOf(clerk, accepted!)).status).toBe('accepted')
  })

  test.each([
    [{ article: other }, '/refusedIn'],
    [{ checkSection: 'charges' }, '/check'],
  ])('and nobody by %j alone', async (filter, pointer) => {
    expect((await first.post('/claim-records/search', filter)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer }],
    })
  })
})
