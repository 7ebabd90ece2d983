import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { forgetSession, renewSession } from '#web/lib/session.ts'
import { givenApi, refusal, session } from '#web/testing/given-api.ts'
import { Reveal } from './reveal.tsx'

async function givenMaskedNumber(
  answer: { status?: number; body?: unknown } = { body: { value: '130102199202070022' } },
) {
  const api = givenApi(({ path }) => (path === '/auth/refresh' ? session('t') : answer))
  await renewSession()
  const queryClient = makeQueryClient()
  render(
    <QueryClientProvider client={queryClient}>
      <Reveal claimId="c1" field="idNumber" masked="130102 ******** 0022" />
    </QueryClientProvider>,
  )
  return { api, queryClient, user: userEvent.setup() }
}

afterEach(forgetSession)

describe('a masked number', () => {
  test('is shown in full only when asked for, and masked again', async () => {
    const { api, user } = await givenMaskedNumber()
    expect(screen.queryByText('130102 19920207 0022')).toBeNull()
    await user.click(screen.getByRole('button', { name: '显示身份证号' }))
    expect(await screen.findByText('130102 19920207 0022')).toBeTruthy()
    expect(api.heard('POST', '/claims/c1/reveals')[0]?.body).toEqual({ field: 'idNumber' })
    await user.click(screen.getByRole('button', { name: '隐藏身份证号' }))
    expect(await screen.findByText('130102 ******** 0022')).toBeTruthy()
  })

  test('stays masked where the server says no, and says why', async () => {
    const { user } = await givenMaskedNumber(refusal('too-many-requests', 429, '操作过于频繁，请稍后再试'))
    await user.click(screen.getByRole('button', { name: '显示身份证号' }))
    expect((await screen.findByRole('alert')).textContent).toBe('操作过于频繁，请稍后再试')
    expect(screen.getByText('130102 ******** 0022')).toBeTruthy()
  })
})
