import { send, Unreachable } from '#web/lib/http.ts'

/** What the server said no with. The page is kept light, so it reads the two members of problem+json it shows. */
class Refusal extends Error {}

/** Opens a session: the server answers with a cookie, which the app then turns into its access token. */
export async function signIn(credentials: { username: string; password: string }): Promise<void> {
  const response = await send('/auth/login', { method: 'POST', body: credentials })
  if (response.ok) return
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string }
  throw new Refusal(problem.detail ?? problem.title ?? '系统正在启动或维护，请稍后重试')
}

/** The sentence to show for a sign-in that failed. */
export const refusalOf = (error: unknown) =>
  error instanceof Refusal || error instanceof Unreachable ? error.message : '系统出现问题，请稍后重试'

/** Whether this installation is a demonstration, whose accounts the page may offer. */
export async function isDemonstration(): Promise<boolean> {
  try {
    const clock = (await (await send('/clock')).json()) as { mode?: string }
    return clock.mode === 'demo'
  } catch {
    return false
  }
}
