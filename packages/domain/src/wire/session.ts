import { z } from 'zod'
import { type Role, roles } from '../access/index.ts'
import { plainText } from '../claim/fields.ts'
import { id, instant } from './shared.ts'

export const role = z.enum(Object.keys(roles) as [Role, ...Role[]])

/** A name to sign in with, as an account is given it. */
export const username = z
  .string('请输入用户名')
  .regex(/^[A-Za-z0-9._-]{4,64}$/, '用户名为 4 至 64 个字母、数字或 . _ -')

const nameTyped = plainText(64, '请输入用户名').min(1, '请输入用户名')
const passwordTyped = z.string('请输入密码').min(1, '请输入密码').max(1024, '密码过长')

/** A one-time code, a letter code or a code of the second factor, as it was typed: blanks and dashes do not count. */
export const typedCode = z
  .string('请输入验证码')
  .max(40, '验证码过长')
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{6,20}$/, '验证码为 6 至 20 个字母或数字'))

/** The fewest and the most characters of a password; what is longer is refused, never cut. */
export const passwordLength = { least: 8, most: 128 } as const

/** A password to be kept: length first, in characters as people count them; composed, so that every keyboard types it. */
export const newPassword = z
  .string('请输入密码')
  .max(1024, { error: `密码最多 ${passwordLength.most} 个字符`, abort: true })
  .transform((text) => text.normalize('NFC'))
  .pipe(
    z
      .string()
      .refine((text) => [...text].length >= passwordLength.least, `密码至少 ${passwordLength.least} 个字符`)
      .refine((text) => [...text].length <= passwordLength.most, `密码最多 ${passwordLength.most} 个字符`)
      // oxlint-disable-next-line no-control-regex -- NUL is exactly what is refused
      .regex(/^[^\u0000\p{Surrogate}]*$/u, '密码含有不能使用的字符'),
  )

/** The solution of a challenge, as the solver of ALTCHA hands it over. */
const proof = z
  .string('请先完成安全验证')
  .max(4000, '安全验证的内容过长')
  .regex(/^[A-Za-z0-9+/=_-]+$/, '安全验证的内容不正确')

/** For how many days after the last sign-in there a device keeps an account's unsent edits. Ours. */
export const deviceKeyDays = 60

/** The browser somebody works in, as it names itself; it gets the key to what it keeps of the account's unsent edits. */
const deviceId = id.optional()

export const loginBody = z.object({ username: nameTyped, password: passwordTyped, proof: proof.optional(), deviceId })
export type LoginBody = z.infer<typeof loginBody>

/** The membership the session acts under: which role, for whom. */
export const membershipView = z.object({
  id,
  role,
  /** `region` is the 统筹区 whose rules the scope's agency goes by. */
  scope: z.object({
    kind: z.enum(['employer', 'agency']),
    id,
    name: z.string(),
    number: z.string(),
    region: z.string(),
  }),
})

export const meView = z.object({
  account: z.object({ id, username: z.string(), name: z.string() }),
  acting: membershipView,
  memberships: z.array(membershipView),
})
export type MeView = z.infer<typeof meView>

/** A signed-in session: the access token lives in memory only, the refresh token in an HttpOnly cookie. */
export const sessionView = z.object({
  accessToken: z.string(),
  expiresAt: instant,
  me: meView,
  /** After how many seconds without a deed the page locks, as the installation is configured. */
  idleSeconds: z.int().optional(),
  /** AES-256 in base64: opens what this device keeps unsent. Absent where no device was named. Lives in memory only. */
  deviceKey: z.string().optional(),
})
export type SessionView = z.infer<typeof sessionView>

/** What a person has to do before the session begins, with a ticket that is good for five minutes and this step alone. */
export const nextStepView = z.object({
  next: z.enum(['second-factor', 'enrol-second-factor', 'new-password']),
  ticket: z.string(),
})
export type NextStepView = z.infer<typeof nextStepView>

/** A session, or the step that comes before it. */
export const signInAnswer = z.union([sessionView, nextStepView])
export type SignInAnswer = z.infer<typeof signInAnswer>

const ticket = z
  .string('请重新登录')
  .max(2000, '请重新登录')
  .regex(/^[A-Za-z0-9._-]+$/, '请重新登录')

export const secondFactorBody = z.strictObject({ ticket, code: typedCode, deviceId })
export type SecondFactorBody = z.infer<typeof secondFactorBody>

/** Setting the second factor up before the session begins, where the role demands one. */
export const enrolmentBody = z.strictObject({ ticket })
export type EnrolmentBody = z.infer<typeof enrolmentBody>

/** Choosing a new password before the session begins, where the old one is no longer good enough. */
export const choosePasswordBody = z.strictObject({ ticket, password: newPassword })
export type ChoosePasswordBody = z.infer<typeof choosePasswordBody>

/**
 * Activates an account with its one-time code and a password of its own: a unit account by its unit number (the first
 * time it chooses its username), everybody else by the username they were told.
 */
export const activationBody = z
  .strictObject({
    unitNumber: plainText(40, '请输入单位编号').min(1, '请输入单位编号').optional(),
    username: username.optional(),
    code: typedCode,
    password: newPassword,
    proof: proof.optional(),
  })
  .refine((body) => body.unitNumber !== undefined || body.username !== undefined, {
    path: ['username'],
    message: '请输入用户名',
  })
export type ActivationBody = z.infer<typeof activationBody>

/** A new password for who forgot theirs, proven by the second factor. */
export const passwordResetBody = z.strictObject({
  username: nameTyped,
  code: typedCode,
  password: newPassword,
  proof: proof.optional(),
})
export type PasswordResetBody = z.infer<typeof passwordResetBody>

export const changePasswordBody = z.strictObject({ current: passwordTyped, password: newPassword })
export type ChangePasswordBody = z.infer<typeof changePasswordBody>

/** Chooses the membership acted under from now on; the session stays the same. */
export const actingBody = z.strictObject({ membershipId: id })
export type ActingBody = z.infer<typeof actingBody>

/** The membership a tab renews; absent, the one chosen last. */
export const refreshBody = z.strictObject({ membershipId: id.optional(), deviceId }).nullish()

/** What a page reads as it opens: a GET, or with a body one of the searches, which keep what is asked out of addresses. */
const openingRead = z.union([
  z.strictObject({
    path: z
      .string()
      .max(300)
      .regex(
        /^\/(?:auth\/(?:sessions|totp|relatives)|clock|period|month|notices|claims|review|operators|unit|staff|offices|filing-windows|not-filed|unit-accounts|printed-forms|submission-proposals)(?:[/?][\w\-/?=&%:+]*)?$/,
      ),
  }),
  z.strictObject({
    path: z.enum(['/claim-records/search', '/claim-records/sums', '/audit-events/search']),
    body: z.looseObject({}),
  }),
])
export type OpeningRead = z.infer<typeof openingRead>

/** A refresh as a page opens, with what the page then reads: done only where `as` is the membership that acts. */
export const openingBody = z
  .strictObject({
    membershipId: id.optional(),
    deviceId,
    as: id.optional(),
    reads: z.array(openingRead).max(10).optional(),
  })
  .nullish()

/** Its answer, a line each: the session first, then what was read, as each is ready; `read` counts from 0. */
export const openingLine = z.union([
  z.object({ session: sessionView }),
  z.object({ read: z.int(), status: z.int(), body: z.unknown() }),
])
export type OpeningLine = z.infer<typeof openingLine>

/** How a session ends: signed out, or only locked because nobody was there. */
export const logoutBody = z.strictObject({ locks: z.boolean('应为是或否') }).nullish()

/** One of the caller's own sessions. */
export const ownSessionView = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: z.string().nullable(),
  /** For whom it acts: the employer or office of the membership chosen last. */
  actingFor: z.string(),
})
export const ownSessionList = z.object({ items: z.array(ownSessionView) })
export type OwnSessionList = z.infer<typeof ownSessionList>

/** A second factor about to be set up: pending until a code of it was typed. Shown this once. */
export const totpView = z.object({ secret: z.string(), uri: z.string(), recoveryCodes: z.array(z.string()) })
export type TotpView = z.infer<typeof totpView>

/** Whether the caller has a second factor, must have one, and how many recovery codes are left. */
export const secondFactorView = z.object({ enabled: z.boolean(), demanded: z.boolean(), recoveryCodesLeft: z.int() })
export type SecondFactorView = z.infer<typeof secondFactorView>

export const totpConfirmationBody = z.strictObject({ code: typedCode })
export const totpRemovalBody = z.strictObject({ password: passwordTyped, code: typedCode })
export type TotpRemovalBody = z.infer<typeof totpRemovalBody>

/** A challenge of ALTCHA: the browser finds the number whose hash it is. */
export const challengeView = z.record(z.string(), z.unknown())
