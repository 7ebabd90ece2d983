import type { AverageList } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const admin = await givenStaff(product, 'agency-admin')
const { clerk } = await givenEmployer(product)

const notice = { monthlyFen: 702_315, source: '冀人社发〔2026〕1 号', fixedOn: '2026-06-30' }

describe('the average that clamps an allowance’s base', () => {
  test('is fixed by the agency’s administrator and read by everyone, the newest year first', async () => {
    await admin.put('/regional-averages/2024', { ...notice, monthlyFen: 690_000, fixedOn: '2025-06-30' })
    expect((await admin.put('/regional-averages/2025', notice)).statusCode).toBe(200)
    const { items } = (await clerk.get('/regional-averages')).json<AverageList>()
    expect(items.map(({ year, monthlyFen }) => [year, monthlyFen])).toEqual([
      [2025, 702_315],
      [2024, 690_000],
    ])
  })

  test('may be corrected; the trail keeps what stood there', async () => {
    await admin.put('/regional-averages/2023', { ...notice, monthlyFen: 680_000 })
    await admin.put('/regional-averages/2023', { ...notice, monthlyFen: 681_000 })
    const events = await product.rows<{ payload: string }>(
      `select payload from audit_event where type = 'average.fix' order by recorded_at desc, seq desc limit 1`,
    )
    expect(JSON.parse(events[0]!.payload)).toMatchObject({ detail: { year: 2023, before: 680_000, after: 681_000 } })
  })

  test.each([
    ['2025', { ...notice, monthlyFen: 0 }, '/monthlyFen: 全口径月平均工资应大于 0'],
    ['2025', { ...notice, monthlyFen: -5 }, '/monthlyFen: 金额不能为负数'],
    ['2025', { ...notice, source: ' ' }, '/source: 请填写公布的文件'],
    ['2025', { ...notice, fixedOn: '2026-02-30' }, '/fixedOn: 2026-02-30 不是真实的日期'],
    ['1066', notice, '/year: 年份应为 1990 至 2199 的整数'],
    ['last', notice, '/year: 年份应为 1990 至 2199 的整数'],
  ])('of %s is refused in one sentence where it cannot be', async (year, body, sentence) => {
    const answer = await admin.put(`/regional-averages/${year}`, body)
    const { errors } = answer.json<{ errors: { pointer: string; message: string }[] }>()
    expect([answer.statusCode, ...errors.map(({ pointer, message }) => `${pointer}: ${message}`)]).toEqual([
      400,
      sentence,
    ])
  })
})
