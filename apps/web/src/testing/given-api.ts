import { vi } from 'vitest'

type Answer = { status?: number; body?: unknown }
type Heard = { method: string; path: string; body: unknown; headers: Headers }

/** Stands in for the API: answers each call as `answer` says (throwing means nobody answers), and keeps what it heard. */
export function givenApi(answer: (call: Heard) => Answer | Promise<Answer>) {
  const calls: Heard[] = []
  const fetch = async (url: string, init: RequestInit = {}) => {
    const call = {
      method: init.method ?? 'GET',
      path: url.replace('/api/v1', ''),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      headers: new Headers(init.headers),
    }
    calls.push(call)
    const { status = 200, body } = await answer(call)
    return new Response(body === undefined ? null : JSON.stringify(body), { status })
  }
  vi.stubGlobal('fetch', fetch)
  return {
    calls,
    heard: (method: string, path: string) => calls.filter((call) => call.method === method && call.path === path),
  }
}

/** A refusal as the API answers it. */
export const refusal = (
  code: string,
  status: number,
  title: string,
  errors: { pointer: string; code: string; message: string }[] = [],
) => ({
  status,
  body: { type: `/problems/${code}`, title, status, instance: 'req-1', errors },
})

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const acting = {
  id: id(2),
  role: 'employer-clerk',
  scope: { kind: 'employer', id: id(3), name: '华辰机械', number: '130100100001', region: '130100' },
}

/** A session as sign-in and refresh answer it. */
export const session = (accessToken: string) => ({
  body: {
    accessToken,
    expiresAt: '2026-11-05T01:00:00Z',
    me: { account: { id: id(1), username: 'clerk', name: '张敏' }, acting, memberships: [acting] },
  },
})
