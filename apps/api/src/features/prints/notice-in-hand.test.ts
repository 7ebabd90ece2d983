import type { PrintedFormView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenDecided, givenSaved, givenSubmitted, grounds, nowOf, reopening } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const first = await givenStaff(product, 'first-reviewer')
const second = await givenStaff(product, 'second-reviewer')
const approver = await givenStaff(product, 'approver')
const another = await givenStaff(product, 'approver')
const auditor = await givenStaff(product, 'auditor')

const accept = { action: 'accept' }
const agree = { action: 'agree' }

async function givenFiled() {
  const employer = await givenEmployer(product)
  const [claim] = await givenSubmitted(employer.clerk, [employer.women[0]])
  return { ...employer, claim: claim! }
}
const lookUp = (by: Person, number: string) => by.get(`/printed-forms/${encodeURIComponent(number)}`)
const found = async (by: Person, number: string) => (await lookUp(by, number)).json<PrintedFormView>()
/** The notice that was given out last. */
const lastNotice = async (by: Person, claim: { id: string }) => (await nowOf(by, claim)).notices.at(-1)!

describe('the number of a notice', () => {
  test('says what the paper is and of which day, and leads to its claim whoever may see it', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const { number, issuedOn } = await lastNotice(clerk, claim)
    for (const person of [clerk, first, auditor])
      expect(await found(person, number)).toEqual({
        claim: { id: claim.id, number: claim.number },
        submission: null,
        notice: { number, kind: 'acceptance', issuedOn, standing: 'stands' },
        stands: true,
      })
  })

  test('of another employer is answered like one that nobody gave out', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const { number } = await lastNotice(clerk, claim)
    const elsewhere = await givenEmployer(product)
    const saidOf = async (by: Person, asked: string) => {
      const { instance: _request, ...problem } = (await lookUp(by, asked)).json<{ instance: string; status: number }>()
      return problem
    }
    const unknown = await saidOf(clerk, '石医保生受〔2026〕987654号')
    expect(unknown).toMatchObject({ status: 404 })
    expect(await saidOf(elsewhere.clerk, number)).toEqual(unknown)
  })

  test('tells a paper that bears another content from the one that was given out', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const { number } = await lastNotice(clerk, claim)
    const hash = claim.filings[0]!.contentHash.slice(0, 12).toUpperCase()
    expect(await found(clerk, `${number}-${hash}`)).toMatchObject({ stands: true })
    expect(await found(clerk, `${number}-${'0'.repeat(12)}`)).toMatchObject({
      notice: { standing: 'differs' },
      stands: false,
    })
  })

  test('of a request to complete is answered once the claim is sent again', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, { action: 'return', reason: '缺少出院记录' })
    const { number } = await lastNotice(clerk, claim)
    expect(await found(clerk, number)).toMatchObject({ notice: { kind: 'correction' }, stands: true })
    const returned = await nowOf(clerk, claim)
    const { data } = returned.sections.contact
    const { version } = await givenSaved(clerk, returned, 'contact', { ...data, address: '另一处' })
    expect((await clerk.post(`/claims/${claim.id}/filings`, { version })).statusCode).toBe(200)
    expect(await found(clerk, number)).toMatchObject({ notice: { standing: 'answered' }, stands: false })
  })

  test('of a decision is void once its claim is opened again, and its acceptance stands', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept, agree)
    await givenDecided(second, claim, agree)
    await givenDecided(approver, claim, { action: 'refuse', ...grounds })
    const { notices } = await nowOf(clerk, claim)
    const numberOf = (kind: string) => notices.find((notice) => notice.kind === kind)!.number
    expect(await found(clerk, numberOf('refusal'))).toMatchObject({ stands: true })
    await givenDecided(another, claim, reopening)
    expect(await found(clerk, numberOf('refusal'))).toMatchObject({ notice: { standing: 'reopened' }, stands: false })
    expect(await found(clerk, numberOf('acceptance'))).toMatchObject({ stands: true })
  })

  test.each(['石医保生受2026-1', '受〔2026〕号', '石医保生受〔2026〕1号-abc'])('%s is no number', async (number) => {
    const { clerk } = await givenEmployer(product)
    expect((await lookUp(clerk, number)).json()).toMatchObject({ status: 400 })
  })
})
