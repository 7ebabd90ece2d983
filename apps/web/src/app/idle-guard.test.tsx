import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lastActivity, noteActivity } from '#web/lib/idleness.ts'
import { registerSaver } from '#web/lib/pending-saves.ts'
import { currentSession, forgetSession, renewSession } from '#web/lib/session.ts'
import { prepareDialogs } from '#web/ui/dialog.tsx'
import { givenApi, session } from '#web/testing/given-api.ts'
import { IdleGuard } from './idle-guard.tsx'

const MINUTE = 60_000

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-05T09:00:00+08:00') }))
afterEach(() => {
  vi.useRealTimers()
  forgetSession()
})

/** Somebody signed in a moment ago, on a page that locks after half an hour. */
async function givenPage() {
  const api = givenApi(({ path }) => (path === '/auth/logout' ? { status: 204 } : session('t')))
  await renewSession()
  noteActivity()
  await prepareDialogs()
  render(<IdleGuard idleSeconds={30 * 60} />)
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
  return { api, pass, warning: () => screen.queryByText('您还在吗？') }
}

describe('an idle page', () => {
  test('says nothing while somebody works, and keeps the session alive', async () => {
    const { api, pass, warning } = await givenPage()
    for (let minutes = 0; minutes < 60; minutes += 4) {
      await pass(4 * MINUTE)
      fireEvent.keyDown(document.body, { key: 'a' })
    }
    expect(warning()).toBeNull()
    expect(api.heard('POST', '/auth/refresh').length).toBeGreaterThan(5)
  })

  test('warns two minutes before, naming the moment and counting down', async () => {
    const { pass, warning } = await givenPage()
    await pass(27 * MINUTE)
    expect(warning()).toBeNull()
    await pass(MINUTE + 10_000)
    expect(warning()).toBeTruthy()
    expect(screen.getByRole('timer').textContent).toBe('还有 1 分 50 秒')
    expect(screen.getByText(/09:30:00 起需要再次输入密码/)).toBeTruthy()
    await pass(MINUTE)
    expect(screen.getByRole('timer').textContent).toBe('还有 50 秒')
  })

  test('goes on when it is told to, not when the desk is jolted', async () => {
    const { pass, warning } = await givenPage()
    await pass(28.5 * MINUTE)
    fireEvent.pointerMove(document.body)
    await pass(1000)
    expect(warning()).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '继续工作' }))
    await pass(1000)
    expect(warning()).toBeNull()
  })

  test('counts what is done in another tab', async () => {
    const { pass, warning } = await givenPage()
    await pass(25 * MINUTE)
    localStorage.setItem('cradle:last-active', String(Date.now()))
    await pass(25 * MINUTE)
    expect(warning()).toBeNull()
    expect(Date.now() - lastActivity()).toBe(25 * MINUTE)
  })

  test('saves what is unsaved, then signs out and asks for the password in place', async () => {
    const { api, pass } = await givenPage()
    const order: string[] = []
    const forget = registerSaver(async () => void order.push(currentSession().state))
    await pass(30 * MINUTE + 1000)
    forget()
    expect(order).toEqual(['signed-in'])
    expect(api.heard('POST', '/auth/logout')).toHaveLength(1)
    expect(currentSession()).toMatchObject({ state: 'expired', me: { account: { username: 'clerk' } } })
  })

  test('locks although saving never ends', async () => {
    const { pass } = await givenPage()
    const forget = registerSaver(() => new Promise(() => undefined))
    await pass(30 * MINUTE + 1000)
    expect(currentSession().state).toBe('signed-in')
    await pass(6000)
    forget()
    expect(currentSession().state).toBe('expired')
  })

  test('does not lock who came back while it saved', async () => {
    const { api, pass } = await givenPage()
    const forget = registerSaver(async () => noteActivity())
    await pass(30 * MINUTE + 1000)
    forget()
    expect(currentSession().state).toBe('signed-in')
    expect(api.heard('POST', '/auth/logout')).toEqual([])
  })

  test('locks at once when the machine wakes from a long sleep', async () => {
    const { pass } = await givenPage()
    vi.setSystemTime(Date.now() + 3 * 60 * MINUTE)
    await pass(1000)
    expect(currentSession().state).toBe('expired')
  })
})
