import type { ReviewMonth } from '@cradle/domain/wire'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import ConfigProvider from 'antd/es/config-provider'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test, vi } from 'vitest'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { recordsFilterIn } from '#web/lib/records-filter.ts'
import { givenApi } from '#web/testing/given-api.ts'
import type { Bars } from './bar-chart.tsx'
import { ReviewMonthPage } from './review-month.page.tsx'

// jsdom has no canvas to draw on: what would be drawn is told instead.
vi.mock('./bar-chart.tsx', () => ({
  BarChart: ({ label, bars: { names, series } }: { label: string; bars: Bars }) => (
    <div role="img" aria-label={label}>
      {series.map(({ name, values }) => `${name} ${names.map((one, n) => `${one} ${values[n]}`).join(' ')}`).join('; ')}
    </div>
  ),
}))

const month: ReviewMonth = {
  period: '2026-11',
  window: { from: '2026-11-01', to: '2026-11-10' },
  inflow: [
    { on: '2026-11-04', claims: 0, opens: { period: '2026-11', receivedOn: '2026-11-04' } },
    { on: '2026-11-05', claims: 12, opens: { period: '2026-11', receivedOn: '2026-11-05' } },
  ],
  ageing: [
    {
      status: 'submitted',
      bands: [
        { band: 'new', claims: 7, opens: { status: 'submitted', waitingFrom: '2026-11-03' } },
        { band: 'days', claims: 0, opens: { status: 'submitted', waitingFrom: '2026-10-29', waitingTo: '2026-11-02' } },
        { band: 'week', claims: 0, opens: { status: 'submitted', waitingTo: '2026-10-28' } },
        { band: 'old', claims: 2, opens: { status: 'submitted', waitingTo: '2026-10-21' } },
      ],
    },
  ],
  deadlines: [
    {
      status: 'accepted',
      due: [
        { urgency: 'overdue', claims: 3, opens: { status: 'accepted', due: 'overdue' } },
        { urgency: 'today', claims: 0, opens: { status: 'accepted', due: 'today' } },
        { urgency: 'week', claims: 5, opens: { status: 'accepted', due: 'week' } },
      ],
    },
  ],
  refusals: [
    {
      article: '《石家庄市生育保险办法》第十条',
      claims: 4,
      opens: { refusedIn: '2026-11', article: '《石家庄市生育保险办法》第十条' },
    },
  ],
  checks: [
    {
      code: 'A03',
      name: '票据重复',
      claims: 6,
      opens: { period: '2026-11', check: 'A03' },
      fields: [
        {
          name: '费用 · 票据号码',
          claims: 6,
          opens: { period: '2026-11', check: 'A03', checkSection: 'charges', checkField: 'invoices/number' },
        },
      ],
      hospitals: [
        { name: '石家庄市妇产医院', claims: 5, opens: { period: '2026-11', check: 'A03', hospital: 'H13010200015' } },
      ],
    },
  ],
}

function givenMonth(change: Partial<ReviewMonth> = {}, at = '/review/month') {
  const api = givenApi(() => ({ body: { ...month, ...change } }))
  const router = createMemoryRouter([{ path: '/review/month', element: <ReviewMonthPage /> }], { initialEntries: [at] })
  render(
    <ConfigProvider>
      <QueryClientProvider client={makeQueryClient()}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </ConfigProvider>,
  )
  return api
}

const hrefOf = async (name: string) => (await screen.findByRole('link', { name })).getAttribute('href')
/** What the records are narrowed by at the address of a link. */
const opens = async (name: string) => recordsFilterIn(new URL((await hrefOf(name))!, 'http://localhost').searchParams)

describe('审核概况', () => {
  test('names its month and its window, counts what came in, and leads to the months beside it', async () => {
    givenMonth()
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('审核概况 · 2026-11 期')
    expect(screen.getByText(/申报时间 2026-11-01 至 2026-11-10，共收到 12 份/)).toBeTruthy()
    expect(await hrefOf('上一期 2026-10')).toBe('/review/month?period=2026-10')
    expect(await hrefOf('下一期 2026-12')).toBe('/review/month?period=2026-12')
  })

  test('asks for the month that its address names', async () => {
    const api = givenMonth({}, '/review/month?period=2026-09')
    await screen.findByRole('heading', { level: 1 })
    expect(api.calls.map(({ path }) => path)).toEqual(['/review/month?period=2026-09'])
  })

  test.each([
    ['2026-11-05 收到：12 份', month.inflow[1]!.opens],
    ['等待受理，2 天内：7 份', month.ageing![0]!.bands[0]!.opens],
    ['等待受理，10 天以上：2 份', month.ageing![0]!.bands[3]!.opens],
    ['等待初审，逾期：3 份', month.deadlines[0]!.due[0]!.opens],
    ['依据《石家庄市生育保险办法》第十条不予支付：4 份', month.refusals[0]!.opens],
    ['票据重复：6 份', month.checks[0]!.opens],
    ['票据重复，费用 · 票据号码：6 份', month.checks[0]!.fields[0]!.opens],
    ['票据重复，石家庄市妇产医院：5 份', month.checks[0]!.hospitals[0]!.opens],
  ])('%s opens the list of just these', async (name, filter) => {
    givenMonth()
    expect(await opens(name)).toEqual(filter)
  })

  test('a number of nothing opens nothing', async () => {
    givenMonth()
    const table = await screen.findByRole('table', { name: '每日收到的申报' })
    expect(within(table).getAllByRole('link')).toHaveLength(1)
  })

  test('draws the same numbers as its tables tell', async () => {
    givenMonth()
    const drawn = async (name: RegExp) => (await screen.findByRole('img', { name })).textContent
    expect(await drawn(/^每日收到的申报/)).toBe('收到 11-04 0 11-05 12')
    expect(await drawn(/^各环节已等待的时间/)).toBe(
      '2 天内 受理 7; 3 至 5 天 受理 0; 6 至 10 天 受理 0; 10 天以上 受理 2',
    )
    expect(await drawn(/^期限/)).toBe('逾期 初审 3; 今天到期 初审 0; 7 日内到期 初审 5')
    expect(await drawn(/^不予支付的依据/)).toBe('份数 《石家庄市生育保险办法》第十条 4')
    expect(await drawn(/^发现问题最多的核对/)).toBe('份数 票据重复 6')
  })

  test('says so where there is nothing, and where working days cannot be counted', async () => {
    givenMonth({ inflow: [], ageing: null, refusals: [], checks: [] })
    for (const sentence of [
      '这一期的申报还没有开始。',
      '2026-11 没有作出不予支付的决定。',
      '这一期的申报没有核对发现。',
      '节假日安排尚未录入的年份不能推算工作日，录入后这里显示各环节已等待的时间。',
    ])
      expect(await screen.findByText(sentence)).toBeTruthy()
  })
})
