import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { givenApi, refusal, session } from '#web/testing/given-api.ts'
import { SignInPage } from './sign-in.page.tsx'

function givenSignIn({
  mode = 'production',
  login = session('t'),
}: { mode?: string; login?: { status?: number; body: unknown } } = {}) {
  const api = givenApi(({ path }) => (path === '/clock' ? { body: { mode } } : login))
  const onSignedIn = vi.fn<() => void>()
  render(<SignInPage onSignedIn={onSignedIn} />)
  const user = userEvent.setup()
  return {
    api,
    user,
    onSignedIn,
    signsIn: async (username: string, password: string) => {
      if (username) await user.type(screen.getByLabelText('用户名'), username)
      if (password) await user.type(screen.getByLabelText('密码'), password)
      await user.keyboard('{Enter}')
    },
  }
}

describe('signing in', () => {
  test('leads on when the server agrees', async () => {
    const { signsIn, onSignedIn, api } = givenSignIn()
    await signsIn('clerk', 'cradle-demo')
    await expect.poll(() => onSignedIn.mock.calls.length).toBe(1)
    expect(api.heard('POST', '/auth/login')[0]?.body).toEqual({ username: 'clerk', password: 'cradle-demo' })
  })

  test('says at each field what is missing, and asks the server nothing', async () => {
    const { user, api } = givenSignIn()
    await user.click(screen.getByRole('button', { name: '登录' }))
    const username = screen.getByLabelText('用户名')
    expect(document.getElementById(username.getAttribute('aria-describedby') ?? '')?.textContent).toBe('请输入用户名')
    expect(screen.getByText('请输入密码')).toBeTruthy()
    expect(document.activeElement).toBe(username)
    expect(api.heard('POST', '/auth/login')).toEqual([])
  })

  test('says why the server refused, and offers the password again', async () => {
    const { signsIn } = givenSignIn({ login: refusal('sign-in-failed', 401, '用户名或密码不正确') })
    await signsIn('clerk', 'wrong')
    expect((await screen.findByRole('alert')).textContent).toBe('用户名或密码不正确')
    expect(document.activeElement).toBe(screen.getByLabelText('密码'))
    expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe('clerk')
  })

  test('says plainly that nobody answers', async () => {
    const { signsIn } = givenSignIn()
    givenApi(() => Promise.reject(new TypeError('Failed to fetch')))
    await signsIn('clerk', 'cradle-demo')
    expect((await screen.findByRole('alert')).textContent).toBe('连不上服务器，请检查网络后重试')
  })

  test('offers the accounts of a demonstration, and of nothing else', async () => {
    const { user } = givenSignIn({ mode: 'demo' })
    await user.click(await screen.findByRole('button', { name: '初审 first-reviewer' }))
    expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe('first-reviewer')
  })
})
