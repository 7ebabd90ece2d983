import { z } from 'zod'
import { type Role, roles } from '../access/index.ts'
import { plainText } from '../claim/fields.ts'
import { id, instant } from './shared.ts'

const role = z.enum(Object.keys(roles) as [Role, ...Role[]])

export const loginBody = z.object({
  username: plainText(64, '请输入用户名').min(1, '请输入用户名'),
  password: z.string('请输入密码').min(1, '请输入密码').max(1024, '密码过长'),
})
export type LoginBody = z.infer<typeof loginBody>

/** The membership the session acts under: which role, for whom. */
export const membershipView = z.object({
  id,
  role,
  scope: z.object({ kind: z.enum(['employer', 'agency']), id, name: z.string(), number: z.string() }),
})

export const meView = z.object({
  account: z.object({ id, username: z.string(), name: z.string() }),
  acting: membershipView,
  memberships: z.array(membershipView),
})
export type MeView = z.infer<typeof meView>

/** A signed-in session: the access token lives in memory only, the refresh token in an HttpOnly cookie. */
export const sessionView = z.object({ accessToken: z.string(), expiresAt: instant, me: meView })
export type SessionView = z.infer<typeof sessionView>
