import type { ClaimPage } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  givenBegun,
  givenDraft,
  givenSaved,
  givenSubmitted,
  operationWith,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women, man } = await givenEmployer(product)
const [birth] = await givenSubmitted(clerk, [women[0]])
await product.freeze('2026-11-11T09:00:00+08:00')
const operation = await givenDraft(clerk, women[1], operationWith())
const begun = await givenBegun(clerk, man)
const reviewer = await givenStaff(product, 'first-reviewer')

const list = async (query = '', by: Person = clerk) => (await by.get(`/claims${query}`)).json<ClaimPage>()
const idsOf = ({ items }: ClaimPage) => items.map(({ id }) => id)
const cursorFrom = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')

describe('the list of claims', () => {
  test('shows an employer’s own, the latest changed first', async () => {
    const page = await list()
    expect(idsOf(page)).toEqual([begun.id, operation.id, birth!.id])
    expect(page).toMatchObject({
      items: [
        {
          status: 'draft',
          treatment: null,
          isComplete: false,
          period: null,
          begunPeriod: '2026-12',
          carriedOver: false,
        },
        { status: 'draft', treatment: 'family-planning', isComplete: true, missing: 0 },
        { status: 'submitted', treatment: 'birth', period: '2026-11', person: { name: '陈思远' } },
      ],
      nextCursor: null,
    })
    expect(JSON.stringify(page)).not.toContain(women[0].idNumber)
  })

  test('brings a claim to its top when it is changed', async () => {
    await givenSaved(clerk, operation, 'contact', answersWith().contact)
    expect(idsOf(await list())[0]).toBe(operation.id)
  })

  test('marks what was begun for an earlier period as carried over', async () => {
    await product.freeze('2026-12-11T09:00:00+08:00')
    const carried = (await list('?status=draft')).items.map(({ carriedOver }) => carriedOver)
    await product.freeze('2026-11-11T09:00:00+08:00')
    expect(carried).toEqual([true, true])
  })

  test.each([
    ['?period=2026-11', () => [birth!.id]],
    ['?period=2026-10', () => []],
    ['?status=submitted', () => [birth!.id]],
    [`?person=${women[0].id}`, () => [birth!.id]],
    [`?person=${women[2].id}`, () => []],
    ['?status=draft&treatment=family-planning', () => [operation.id]],
    ['?treatment=birth', () => [birth!.id]],
    ['?treatment=birth&status=draft', () => []],
  ])('%s', async (query, expected) => {
    expect(idsOf(await list(query))).toEqual(expected())
  })

  test('shows the agency what was filed with it, and no draft', async () => {
    expect(idsOf(await list('', reviewer))).toEqual([birth!.id])
    expect(idsOf(await list('?status=draft', reviewer))).toEqual([])
  })

  test('leaves out what was deleted', async () => {
    const claim = await givenBegun(clerk, man)
    await clerk.delete(`/claims/${claim.id}?version=${claim.version}`)
    expect(idsOf(await list())).not.toContain(claim.id)
  })

  test('goes on where a page ended, each claim once, however claims change meanwhile', async () => {
    const { clerk, man } = await givenEmployer(product)
    const all = new Set<string>()
    for (let n = 0; n < 3; n++)
      for (const { id } of await Promise.all(Array.from({ length: 20 }, () => givenBegun(clerk, man)))) all.add(id)
    const first = await list('', clerk)
    expect(first.items).toHaveLength(50)
    const [newest] = first.items
    await clerk.patch(`/claims/${newest!.id}`, { section: 'contact', version: 0, data: { address: '变更' } })
    const second = await list(`?cursor=${first.nextCursor}`, clerk)
    expect(second).toMatchObject({ nextCursor: null })
    expect(second.items).toHaveLength(10)
    expect(new Set([...idsOf(first), ...idsOf(second)])).toEqual(all)
  })

  test.each([
    ['cut short', 'WyIyMDI2'],
    ['of other keys', cursorFrom('2026-11-05T01:00:00Z')],
    ['of no instant', cursorFrom('yesterday', '018f0000-0000-7000-8000-000000000000')],
    ['of the year 0', cursorFrom('0000-01-01T00:00:00Z', '018f0000-0000-7000-8000-000000000000')],
    ['of no id', cursorFrom('2026-11-05T01:00:00Z', 'x')],
    ['of numbers', cursorFrom(1, 2)],
    ['that is JSON of nothing', Buffer.from('null').toString('base64url')],
  ])('refuses a cursor %s in a sentence', async (_what, cursor) => {
    const refused = await clerk.get(`/claims?cursor=${cursor}`)
    expect(refused.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/cursor', message: '翻页位置不正确，请从第一页重新查看' }],
    })
  })

  test.each([
    '?cursor=<>',
    '?period=2026-13',
    '?period=202611',
    '?status=lost',
    '?treatment=19',
    '?status=draft&status=draft',
  ])('refuses %s, a filter that makes no sense', async (query) => {
    const refused = await clerk.get(`/claims${query}`)
    expect(refused.statusCode).toBe(400)
    expect(refused.json<{ errors: { message: string }[] }>().errors[0]!.message).toMatch(/\p{Script=Han}/u)
  })
})
