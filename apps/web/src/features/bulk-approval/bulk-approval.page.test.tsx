import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import ConfigProvider from 'antd/es/config-provider'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { givenApi, refusal } from '#web/testing/given-api.ts'
import { BulkApprovalPage } from './bulk-approval.page.tsx'
import type { Candidate } from './bulk-approval.queries.ts'

const names = ['李雪梅', '周婷', '赵敏', '陈思远']
const candidate = (n: number, change: Partial<Candidate> = {}): Candidate => ({
  id: `0192f0c1-0000-7000-8000-00000000000${n}`,
  version: 4,
  number: `00000000${n}`,
  personName: names[n - 1]!,
  employerName: '石家庄华药新材料科技有限公司',
  treatment: 'birth',
  riskScore: 0,
  amountFen: 1_000_050 * n,
  verdict: 'clean',
  why: null,
  ...change,
})
const drawn = candidate(3, { verdict: 'drawn', why: '该经办人的首份申报' })
const unfit = candidate(4, { verdict: 'unfit', why: '核定金额超过限额，须逐份会签', amountFen: null })
const all = [candidate(1), candidate(2), drawn, unfit]

/** An approver before these claims; `answer` is what becomes of an approval. */
function givenApprover(claims: Candidate[] = all, answer: object = { body: { approved: [] } }) {
  let now = claims
  const api = givenApi(({ method }) => {
    if (method === 'GET') return { body: { claims: now, hasMore: false, percent: 5 } }
    now = now.filter(({ verdict }) => verdict !== 'clean')
    return answer
  })
  const router = createMemoryRouter([{ path: '/', element: <BulkApprovalPage /> }])
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={makeQueryClient()}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </ConfigProvider>,
  )
  const user = userEvent.setup()
  const approves = async (button: string) => {
    await user.click(await screen.findByRole('button', { name: button }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: button }))
  }
  const sent = () => api.heard('POST', '/review/bulk-approvals').map(({ body }) => body)
  return { user, approves, sent }
}

describe('批量核准', () => {
  test('says how many may be approved together, which were drawn and which cannot be, each with why', async () => {
    givenApprover()
    expect(await screen.findByText('等待审批的 4 份中，2 份可以一起核准，1 份抽中复看，1 份须逐份办理。')).toBeTruthy()
    expect(screen.getByText(/每个经办人的首份申报、有疑点的申报，以及其余申报的 5%/)).toBeTruthy()
    expect(screen.getByRole('list', { name: '抽中复看' }).textContent).toMatch(/赵敏.*该经办人的首份申报/)
    expect(screen.getByRole('list', { name: '须逐份办理' }).textContent).toMatch(/陈思远.*核定金额超过限额，须逐份会签/)
    expect(screen.getByRole('link', { name: drawn.number }).getAttribute('href')).toBe(`/review/${drawn.id}`)
  })

  test('chooses all that is clean, and approves it after one question that tells count and sum', async () => {
    const { user, sent } = givenApprover()
    expect(await screen.findByText(/已选 2 份/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '核准 2 份' }))
    expect(within(await screen.findByRole('dialog')).getByText('核准 2 份，合计 30,001.50 元？')).toBeTruthy()
    expect(sent()).toEqual([])
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '核准 2 份' }))
    expect(await screen.findByText(/已核准 2 份，合计/)).toBeTruthy()
    expect(sent()).toEqual([{ claims: [candidate(1), candidate(2)].map(({ id, version }) => ({ id, version })) }])
    expect(await screen.findByText('没有可以一起核准的申报')).toBeTruthy()
  })

  test('approves only what is left chosen', async () => {
    const { user, approves, sent } = givenApprover()
    await user.click(await screen.findByRole('checkbox', { name: '李雪梅 000000001' }))
    expect(screen.getByText('20,001.00 元')).toBeTruthy()
    await approves('核准 1 份')
    await waitFor(() => expect(sent()).toEqual([{ claims: [{ id: candidate(2).id, version: 4 }] }]))
  })

  test('takes nothing away where nothing is chosen', async () => {
    const { user } = givenApprover()
    await user.click(await screen.findByRole('checkbox', { name: /^全选/ }))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '核准所选' }).disabled).toBe(true)
    await user.click(screen.getByRole('checkbox', { name: /^全选/ }))
    expect(screen.getByText(/已选 2 份/)).toBeTruthy()
  })

  test('one bad claim: names it, and says that nothing was done', async () => {
    const { approves } = givenApprover(
      all,
      refusal('bulk-refused', 409, '所选申报中有不能批量核准的，未核准任何一份', [
        {
          pointer: `/claims/${candidate(2).id}`,
          code: 'bulk',
          message: '王海涛正在办理这份申报，等其办结或释放后再办理',
        },
      ]),
    )
    await approves('核准 2 份')
    const said = await screen.findByRole('alert')
    expect(said.textContent).toContain('没有核准任何一份')
    expect(said.textContent).toContain('周婷 000000002：王海涛正在办理这份申报，等其办结或释放后再办理')
  })

  test('whatever else happens is said, with nothing done', async () => {
    const { approves } = givenApprover(all, refusal('unavailable', 503, '系统暂时不能办理，请稍后再试'))
    await approves('核准 2 份')
    expect((await screen.findByRole('alert')).textContent).toContain('没有核准任何一份')
  })

  test('says what to do where nothing waits', async () => {
    givenApprover([])
    expect(await screen.findByText('没有可以一起核准的申报')).toBeTruthy()
    expect(screen.queryByRole('list')).toBeNull()
  })
})
