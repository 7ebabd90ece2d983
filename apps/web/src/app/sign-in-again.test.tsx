import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { currentSession, forgetSession, lockSession, renewSession } from '#web/lib/session.ts'
import { prepareDialogs } from '#web/ui/dialog.tsx'
import { givenApi, refusal, session } from '#web/testing/given-api.ts'
import { SignInAgain } from './sign-in-again.tsx'

type Answer = { status?: number; body?: unknown }

async function givenLock(login: Answer, secondFactor: Answer = session('u')) {
  const api = givenApi(({ path }) => {
    if (path === '/auth/login') return login
    if (path === '/auth/second-factor') return secondFactor
    return path === '/auth/logout' ? { status: 204 } : session('t')
  })
  await renewSession()
  await lockSession()
  await prepareDialogs()
  render(<SignInAgain />)
  return { api, user: userEvent.setup() }
}

afterEach(forgetSession)

describe('a locked page', () => {
  test('opens with the password of who worked there', async () => {
    const { api, user } = await givenLock(session('u'))
    await user.type(screen.getByLabelText('密码'), 'cradle-demo{Enter}')
    await expect.poll(() => currentSession().state).toBe('signed-in')
    expect(api.heard('POST', '/auth/login')[0]?.body).toEqual({ username: 'clerk', password: 'cradle-demo' })
  })

  test('asks for the second factor, too, where one is set', async () => {
    const { api, user } = await givenLock({ body: { next: 'second-factor', ticket: 'tick.et' } })
    await user.type(screen.getByLabelText('密码'), 'cradle-demo{Enter}')
    await user.type(await screen.findByLabelText('动态口令'), '123456{Enter}')
    await expect.poll(() => currentSession().state).toBe('signed-in')
    expect(api.heard('POST', '/auth/second-factor')[0]?.body).toEqual({ ticket: 'tick.et', code: '123456' })
  })

  test('says what was wrong, at the box', async () => {
    const { user } = await givenLock(refusal('sign-in-failed', 401, '用户名或密码不正确'))
    await user.type(screen.getByLabelText('密码'), 'wrong{Enter}')
    const sentence = await screen.findByText('用户名或密码不正确')
    expect(screen.getByLabelText('密码').getAttribute('aria-describedby')).toBe(sentence.id)
    expect(currentSession().state).toBe('expired')
  })
})
