import type { NextStepView, TotpView } from '@cradle/domain/wire'
import { send, Unreachable } from '#web/lib/http.ts'
import { postWithProof, Unproven } from '#web/lib/proof-of-work.ts'

/** What the server said no with. The page is kept light, so it reads the members of problem+json it shows. */
export class Refusal extends Error {
  /** The sentence for each refused field, by the field's name. */
  readonly fields: Record<string, string>

  constructor(sentence: string, fields: Record<string, string>) {
    super(sentence)
    this.fields = fields
  }
}

/** A session is open (its cookie is set), or a step comes before it. */
export type Answer = { next: NextStepView['next']; ticket: string } | { next?: undefined }

/** Called when a proof of work begins, which takes a moment. */
type OnVerifying = () => void

/** Opens a session: the server answers with a cookie, which the app then turns into its access token. */
export const signIn = (credentials: { username: string; password: string }, onVerifying?: OnVerifying) =>
  answered(postWithProof('/auth/login', credentials, onVerifying))

/** The code of the second factor, after the password. */
export const giveSecondFactor = (ticket: string, code: string) => post('/auth/second-factor', { ticket, code })

/** A code of the second factor that was just set up. */
export const confirmEnrolment = (ticket: string, code: string) => post('/auth/enrolment/confirmation', { ticket, code })

/** A new password before the session begins, where the old one is no longer good enough. */
export const choosePassword = (ticket: string, password: string) => post('/auth/new-password', { ticket, password })

type Activation = { unitNumber?: string; username?: string; code: string; password: string }
/** Opens an account with the code of its letter, and gives it a password of its own. */
export const activate = (body: Activation, onVerifying?: OnVerifying) =>
  answered(postWithProof('/auth/activation', body, onVerifying))

type Reset = { username: string; code: string; password: string }
/** A new password for who forgot theirs and has a second factor. They sign in with it afterwards. */
export async function resetPassword(body: Reset, onVerifying?: OnVerifying): Promise<void> {
  const response = await postWithProof('/auth/password-reset', body, onVerifying)
  if (!response.ok) throw await refusalIn(response)
}

/** A second factor to be set up before the session begins; it is in force once a code of it was given. */
export async function beginEnrolment(ticket: string): Promise<TotpView> {
  const response = await send('/auth/enrolment', { method: 'POST', body: { ticket } })
  if (!response.ok) throw await refusalIn(response)
  return (await response.json()) as TotpView
}

const post = (path: string, body: object) => answered(send(path, { method: 'POST', body }))

async function answered(sent: Promise<Response>): Promise<Answer> {
  const response = await sent
  if (!response.ok) throw await refusalIn(response)
  const answer = (await response.json()) as Answer
  return answer.next ? { next: answer.next, ticket: answer.ticket } : {}
}

async function refusalIn(response: Response): Promise<Refusal> {
  type Problem = { title?: string; detail?: string; errors?: { pointer: string; message: string }[] }
  const { title, detail, errors = [] } = (await response.json().catch(() => ({}))) as Problem
  const fields = Object.fromEntries(errors.map(({ pointer, message }) => [pointer.slice(1), message]))
  return new Refusal(detail ?? title ?? '系统正在启动或维护，请稍后重试', fields)
}

/** The sentence to show for a step that failed. */
export const refusalOf = (error: unknown) =>
  error instanceof Refusal || error instanceof Unreachable || error instanceof Unproven
    ? error.message
    : '系统出现问题，请稍后重试'

/** Whether this installation is a demonstration, whose accounts the page may offer. */
export async function isDemonstration(): Promise<boolean> {
  try {
    const clock = (await (await send('/clock')).json()) as { mode?: string }
    return clock.mode === 'demo'
  } catch {
    return false
  }
}
