import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { registerSaver } from '#web/lib/pending-saves.ts'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { forgetSession, renewSession } from '#web/lib/session.ts'
import { tabMembership } from '#web/lib/tab-membership.ts'
import { givenApi, refusal, session } from '#web/testing/given-api.ts'
import { AccountMenu } from './account-menu.tsx'

const school = {
  id: '00000000-0000-7000-8000-000000000007',
  role: 'employer-clerk',
  scope: {
    kind: 'employer',
    id: '00000000-0000-7000-8000-000000000008',
    name: '育才小学',
    number: '130100100003',
    region: '130100',
  },
}

/** Who works for two employers, at the first one's page. */
async function givenMenu({ turning = {} }: { turning?: { status?: number; body?: unknown } } = {}) {
  const { body } = session('t')
  const [factory] = body.me.memberships
  const both = { ...body, me: { ...body.me, memberships: [factory, school] } }
  const turned = { ...both, me: { ...both.me, acting: school } }
  const api = givenApi(({ path }) => (path === '/auth/acting' ? { body: turned, ...turning } : { body: both }))
  await renewSession()
  const assign = vi.fn<(to: string) => void>()
  vi.stubGlobal('location', { ...location, assign, replace: assign })
  render(
    <MemoryRouter>
      <QueryClientProvider client={makeQueryClient()}>
        <AccountMenu onKeys={() => undefined} />
      </QueryClientProvider>
    </MemoryRouter>,
  )
  const user = userEvent.setup()
  const chooses = async (name: RegExp) => {
    await user.click(screen.getByRole('button', { name: /^账户：/ }))
    await user.click(await screen.findByRole('menuitem', { name }))
  }
  return { api, assign, chooses }
}

afterEach(forgetSession)

describe('the account menu', () => {
  test('says who is signed in, as whom and for whom', async () => {
    await givenMenu()
    expect(screen.getByRole('button', { name: /^账户：\s*张敏\s*，单位经办人 ·\s*华辰机械$/ })).toBeTruthy()
  })

  test('turns the tab to the other employer, after what was typed is saved', async () => {
    const { api, assign, chooses } = await givenMenu()
    const order: string[] = []
    const forget = registerSaver(
      async () => void order.push(`saved before ${api.heard('POST', '/auth/acting').length}`),
    )
    await chooses(/育才小学/)
    await expect.poll(() => assign.mock.calls).toEqual([['/']])
    forget()
    expect(order).toEqual(['saved before 0'])
    expect(api.heard('POST', '/auth/acting')[0]?.body).toEqual({ membershipId: school.id })
    expect(tabMembership()).toBe(school.id)
  })

  test('stays where it is and says so when that is refused', async () => {
    const turning = refusal('not-permitted', 403, '您没有办理此项业务的权限')
    const { assign, chooses } = await givenMenu({ turning })
    await chooses(/育才小学/)
    expect((await screen.findByRole('alert')).textContent).toBe('没有切换：您没有办理此项业务的权限')
    expect(assign).not.toHaveBeenCalled()
    expect(tabMembership()).not.toBe(school.id)
  })

  test('does not turn away from what cannot be saved', async () => {
    const { api, chooses } = await givenMenu()
    const forget = registerSaver(() => Promise.reject(new Error('no')))
    await chooses(/育才小学/)
    expect(await screen.findByRole('alert')).toBeTruthy()
    forget()
    expect(api.heard('POST', '/auth/acting')).toEqual([])
  })
})
