import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
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

describe('the steps before a session', () => {
  test('the second factor follows the password where one is set', async () => {
    const { signsIn, onSignedIn, api, user } = givenSignIn({
      login: { body: { next: 'second-factor', ticket: 'tick.et' } },
    })
    await signsIn('first-reviewer', 'cradle-demo')
    const box = await screen.findByLabelText('动态口令')
    await expect.poll(() => document.activeElement).toBe(box)
    expect(onSignedIn).not.toHaveBeenCalled()
    givenApi(() => session('t'))
    await user.type(box, '123456{Enter}')
    await expect.poll(() => onSignedIn.mock.calls.length).toBe(1)
    expect(api.heard('POST', '/auth/login')).toHaveLength(1)
  })

  test('a wrong code is refused in the words of the server, and can be typed again', async () => {
    const { signsIn, user } = givenSignIn({ login: { body: { next: 'second-factor', ticket: 'tick.et' } } })
    await signsIn('first-reviewer', 'cradle-demo')
    const box = await screen.findByLabelText('动态口令')
    givenApi(() => refusal('code-refused', 401, '验证码不正确或已失效'))
    await user.type(box, '000000{Enter}')
    expect((await screen.findByRole('alert')).textContent).toBe('验证码不正确或已失效')
    expect(document.activeElement).toBe(box)
  })

  test('a role that must have a second factor sets it up, its recovery codes shown', async () => {
    const { signsIn, user, onSignedIn } = givenSignIn({
      login: { body: { next: 'enrol-second-factor', ticket: 'tick.et' } },
    })
    const totp = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Cradle:a?secret=JBSWY3DPEHPK3PXP' }
    const api = givenApi(({ path }) =>
      path === '/auth/login'
        ? { body: { next: 'enrol-second-factor', ticket: 'tick.et' } }
        : path === '/auth/enrolment'
          ? { body: { ...totp, recoveryCodes: ['ABCDE-FGHJK'] } }
          : session('t'),
    )
    await signsIn('approver', 'cradle-demo')
    expect(await screen.findByRole('img', { name: '动态口令的二维码' })).toBeTruthy()
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
    expect(screen.getByText('ABCDE-FGHJK')).toBeTruthy()
    await user.type(screen.getByLabelText('动态口令'), '123456{Enter}')
    await expect.poll(() => onSignedIn.mock.calls.length).toBe(1)
    expect(api.heard('POST', '/auth/enrolment/confirmation')[0]?.body).toEqual({ ticket: 'tick.et', code: '123456' })
  })
})

describe('activating an account', () => {
  const givenActivation = (answer: { status?: number; body: unknown } = session('t')) => {
    location.hash = '#activation'
    return givenSignIn({ login: answer })
  }
  afterEach(() => {
    location.hash = ''
  })

  test('sends a unit its number, its code and what it chose', async () => {
    const { user, api, onSignedIn } = givenActivation()
    await user.type(screen.getByLabelText('单位编号'), '130100100001')
    await user.type(screen.getByLabelText('激活码'), 'abcde-fghjk')
    await user.type(screen.getByLabelText(/^用户名/), 'huachen')
    await user.type(screen.getByLabelText('新密码'), 'a long sentence{Enter}')
    await expect.poll(() => onSignedIn.mock.calls.length).toBe(1)
    expect(api.heard('POST', '/auth/activation')[0]?.body).toEqual({
      unitNumber: '130100100001',
      code: 'abcde-fghjk',
      username: 'huachen',
      password: 'a long sentence',
    })
  })

  test('a password that is too short is said at its box, and nothing is sent', async () => {
    const { user, api } = givenActivation()
    await user.click(screen.getByLabelText('经办人或机构人员'))
    await user.type(screen.getByLabelText('用户名'), 'wujing')
    await user.type(screen.getByLabelText('激活码'), 'ABCDEFGHJK')
    await user.type(screen.getByLabelText('新密码'), '1234567{Enter}')
    expect(screen.getByText('密码至少 8 个字符')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('新密码'))
    expect(api.heard('POST', '/auth/activation')).toEqual([])
  })

  test('what the server refuses at a field is said there', async () => {
    const errors = [{ pointer: '/password', code: 'custom', message: '这是常见密码，请换一个' }]
    const { user } = givenActivation(refusal('fields-invalid', 400, '有内容填写不正确，请按提示修改', errors))
    await user.type(screen.getByLabelText('单位编号'), '130100100001')
    await user.type(screen.getByLabelText('激活码'), 'ABCDEFGHJK')
    await user.type(screen.getByLabelText('新密码'), 'password123{Enter}')
    expect(await screen.findByText('这是常见密码，请换一个')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(document.activeElement).toBe(screen.getByLabelText('新密码'))
  })
})

describe('a forgotten password', () => {
  afterEach(() => {
    location.hash = ''
  })

  test('is replaced with a code of the second factor, and then signed in with', async () => {
    location.hash = '#reset'
    const { user, onSignedIn } = givenSignIn()
    const api = givenApi(() => ({ status: 204 }))
    await user.type(screen.getByLabelText('用户名'), 'wujing')
    await user.type(screen.getByLabelText('动态口令'), '123456')
    await user.type(screen.getByLabelText('新密码'), 'a long sentence{Enter}')
    expect(await screen.findByText('密码已重设')).toBeTruthy()
    expect(screen.getByRole('link', { name: '用新密码登录' })).toBeTruthy()
    expect(onSignedIn).not.toHaveBeenCalled()
    expect(api.heard('POST', '/auth/password-reset')[0]?.body).toEqual({
      username: 'wujing',
      code: '123456',
      password: 'a long sentence',
    })
  })
})
