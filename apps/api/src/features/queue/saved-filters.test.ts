import { makeAgency } from '@cradle/db'
import type { SavedFilterList } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenEmployer, givenStaff, type Person, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const PATH = '/review/queue/filters'
const urgent = { due: 'today', risk: 'high' } as const
const dear = { amountFrom: 500_000, whose: 'unassigned' } as const

const givenReviewer = () => givenStaff(product, 'first-reviewer')
const save = (by: Person, name: string, filter: object = urgent) => by.put(PATH, { name, filter })
const keptBy = async (by: Person) => (await by.get(PATH)).json<SavedFilterList>().items
const firstOf = async (by: Person) => {
  const [kept] = await keptBy(by)
  if (!kept) throw new Error('nothing is kept')
  return kept
}
const namesOf = async (by: Person) => (await keptBy(by)).map(({ name }) => name)

describe('a way of narrowing the queue', () => {
  test('is kept under a name and found again, by name', async () => {
    const reviewer = await givenReviewer()
    expect(await keptBy(reviewer)).toEqual([])
    await save(reviewer, 'B 大额', dear)
    const answer = await save(reviewer, ' A 今天的疑点 ')
    expect(answer.json()).toMatchObject({
      items: [
        { name: 'A 今天的疑点', filter: urgent },
        { name: 'B 大额', filter: dear },
      ],
    })
    expect(await keptBy(reviewer)).toEqual(answer.json<SavedFilterList>().items)
  })

  test('gives way to another that is saved under its name', async () => {
    const reviewer = await givenReviewer()
    await save(reviewer, '常用')
    await save(reviewer, '常用', dear)
    expect(await keptBy(reviewer)).toMatchObject([{ name: '常用', filter: dear }])
  })

  test('is one, however often its name is saved at once', async () => {
    const reviewer = await givenReviewer()
    const answers = await Promise.all(Array.from({ length: 5 }, () => save(reviewer, '常用')))
    expect(statusesOf(answers)).toEqual([200, 200, 200, 200, 200])
    expect(await namesOf(reviewer)).toEqual(['常用'])
  })

  test('is forgotten when asked, once and for all', async () => {
    const reviewer = await givenReviewer()
    await save(reviewer, '常用')
    const { id } = await firstOf(reviewer)
    expect((await reviewer.delete(`${PATH}/${id}`)).statusCode).toBe(204)
    expect((await reviewer.delete(`${PATH}/${id}`)).statusCode).toBe(204)
    expect(await keptBy(reviewer)).toEqual([])
  })

  test('narrows the queue to the same again', async () => {
    const reviewer = await givenReviewer()
    await save(reviewer, '常用', dear)
    const { filter } = await firstOf(reviewer)
    const query = new URLSearchParams(
      Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]),
    )
    expect((await reviewer.get(`/review/queue?${query.toString()}`)).statusCode).toBe(200)
  })

  test.each([
    ['without a name', { name: ' ', filter: urgent }, '/name', '请填写筛选的名称'],
    ['with a name too long', { name: '长'.repeat(31), filter: urgent }, '/name', '最多 30 个字'],
    ['by a due day that is none', { name: '常用', filter: { due: 'soon' } }, '/filter/due', '没有这种期限'],
    [
      'by an amount as it is typed',
      { name: '常用', filter: { amountFrom: '很多' } },
      '/filter/amountFrom',
      '金额应为数字，如 3120.55',
    ],
    [
      'by amounts the wrong way round',
      { name: '常用', filter: { amountFrom: 2, amountTo: 1 } },
      '/filter/amountTo',
      '金额的上限不能小于下限',
    ],
  ])('is not kept %s', async (_how, body, pointer, message) => {
    const reviewer = await givenReviewer()
    expect((await reviewer.put(PATH, body)).json()).toMatchObject({ status: 400, errors: [{ pointer, message }] })
    expect(await keptBy(reviewer)).toEqual([])
  })

  test('is one of twenty at most, also for who saves two at once; a name that is there may still be replaced', async () => {
    const reviewer = await givenReviewer()
    for (let n = 1; n <= 19; n++) await save(reviewer, `第 ${n} 个`)
    expect(statusesOf(await Promise.all([save(reviewer, '甲'), save(reviewer, '乙')]))).toEqual([200, 422])
    expect((await save(reviewer, '丙')).json()).toMatchObject({
      type: '/problems/filters-full',
      title: '最多保存 20 个筛选，请先删除不用的',
    })
    expect((await save(reviewer, '第 7 个', dear)).statusCode).toBe(200)
    expect(await keptBy(reviewer)).toHaveLength(20)
  })
})

describe('somebody else’s ways of narrowing', () => {
  test('are not seen, not replaced and not forgotten, by colleagues and by the same person in another role', async () => {
    const owner = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
    await save(owner, '常用')
    const { id } = await firstOf(owner)
    for (const other of [await givenReviewer(), owner.asOther]) {
      expect(await keptBy(other)).toEqual([])
      await save(other, '常用', dear)
      expect((await other.delete(`${PATH}/${id}`)).statusCode).toBe(204)
    }
    expect(await keptBy(owner)).toMatchObject([{ id, filter: urgent }])
  })

  test('are not there for another agency', async () => {
    const owner = await givenReviewer()
    await save(owner, '常用')
    const { id } = await firstOf(owner)
    const there = await makeAgency(product.owner, { name: '唐山市医疗保障中心', region: '130200' })
    const stranger = await givenStaff({ ...product, ...there }, 'first-reviewer')
    expect(await keptBy(stranger)).toEqual([])
    await stranger.delete(`${PATH}/${id}`)
    expect(await namesOf(owner)).toEqual(['常用'])
  })

  test('are no business of an employer', async () => {
    const { clerk } = await givenEmployer(product)
    expect((await clerk.get(PATH)).statusCode).toBe(403)
    expect((await save(clerk, '常用')).statusCode).toBe(403)
  })
})
