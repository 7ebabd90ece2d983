import type { OperatorView } from '@cradle/domain/wire'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import ConfigProvider from 'antd/es/config-provider'
import { Suspense } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { forgetSession, renewSession } from '#web/lib/session.ts'
import { givenApi, session } from '#web/testing/given-api.ts'
import { UnitPage } from './unit.page.tsx'

const id = (n: number) => `00000000-0000-7000-8000-00000000001${n}`
const operator = (n: number, change: Partial<OperatorView> = {}): OperatorView => ({
  id: id(n),
  username: `clerk${n}`,
  name: '张敏',
  idNumberMasked: '130102********0022',
  state: 'active',
  from: '2024-03-01',
  lastSeenAt: null,
  claimsInCharge: 0,
  ...change,
})

/** The unit's page as its administrator sees it. */
async function givenUnit({ operators, hasLetter = true }: { operators: OperatorView[]; hasLetter?: boolean }) {
  const letter = {
    mediaType: 'application/pdf',
    bytes: 240_000,
    uploadedAt: '2026-11-01T01:00:00Z',
    uploadedBy: '周建平',
  }
  const missing = { type: '/problems/commitment-letter-not-found', title: '', status: 404, instance: '', errors: [] }
  const clock = { now: '2026-11-05T01:00:00Z', today: '2026-11-05', frozen: true, settable: false, mode: 'production' }
  const api = givenApi(({ method, path }) => {
    if (path === '/auth/refresh') return session('t')
    if (path === '/clock') return { body: clock }
    if (path === '/unit/submission-rule') return { body: { needsConfirmation: false, changed: null } }
    if (path === '/unit/commitment-letter') return hasLetter ? { body: letter } : { status: 404, body: missing }
    if (path === '/operators' && method === 'GET') return { body: { items: operators } }
    if (path.endsWith('/hand-over')) return { body: { claims: 3 } }
    if (path.endsWith('/reset')) return { body: { code: 'ABCDEFGHJK', expiresOn: '2026-11-19' } }
    return { body: operators[0] }
  })
  await renewSession()
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={makeQueryClient()}>
        <Suspense fallback={null}>
          <UnitPage />
        </Suspense>
      </QueryClientProvider>
    </ConfigProvider>,
  )
  await screen.findByRole('heading', { name: '经办人' })
  const user = userEvent.setup()
  const opens = async (name: string) => {
    await user.click(screen.getByRole('button', { name }))
    return within(await screen.findByRole('region', { name }))
  }
  return { api, user, opens }
}

afterEach(forgetSession)

describe('the unit’s operators', () => {
  test('are told apart by name, masked number, work in hand and state', async () => {
    await givenUnit({ operators: [operator(1, { claimsInCharge: 3 }), operator(2, { name: '刘洋', state: 'issued' })] })
    const [first, second] = within(screen.getByRole('list', { name: '经办人' })).getAllByRole('listitem')
    for (const said of ['张敏', 'clerk1', '130102 ******** 0022', '3 份', '还没有登录过', '使用中'])
      expect(first?.textContent).toContain(said)
    expect(second?.textContent).toContain('待激活')
  })

  test('cannot be added before the letter of commitment is there', async () => {
    await givenUnit({ operators: [operator(1)], hasLetter: false })
    expect(await screen.findByText('请先上传盖章的承诺书，再添加经办人')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '添加经办人' })).toBeNull()
  })

  test('a leaver’s drafts pass to another, and never to one who is suspended', async () => {
    const gone = operator(3, { name: '王芳', state: 'suspended' })
    const { api, user, opens } = await givenUnit({
      operators: [operator(1, { claimsInCharge: 3 }), operator(2, { name: '刘洋' }), gone],
    })
    const record = await opens('张敏')
    await user.click(record.getByRole('button', { name: '移交在办申报' }))
    const receivers = record.getByLabelText<HTMLSelectElement>('接手的经办人')
    expect(Array.from(receivers.options, ({ text }) => text)).toEqual(['请选择', '刘洋（clerk2）'])
    await user.selectOptions(receivers, '刘洋（clerk2）')
    await user.click(record.getByRole('button', { name: '移交' }))
    expect(await screen.findByText('已移交 3 份申报单给刘洋')).toBeTruthy()
    expect(api.heard('POST', `/operators/${id(1)}/hand-over`)[0]?.body).toEqual({ to: id(2) })
  })

  test('a new code is shown once, as a letter', async () => {
    const { api, user, opens } = await givenUnit({ operators: [operator(1, { username: 'zhangmin' })] })
    const record = await opens('张敏')
    await user.click(record.getByRole('button', { name: '重置密码' }))
    await user.click(record.getByRole('button', { name: '发放激活码' }))
    expect(await screen.findByText('ABCDE-FGHJK')).toBeTruthy()
    expect(screen.getByRole('article').textContent).toContain('zhangmin')
    expect(screen.getByRole('article').textContent).toContain('2026-11-19 24:00')
    await user.click(screen.getByRole('button', { name: '已交付，收起' }))
    expect(screen.queryByText('ABCDE-FGHJK')).toBeNull()
    expect(api.heard('POST', `/operators/${id(1)}/reset`)[0]?.body).toEqual({ removesSecondFactor: false })
  })
})
