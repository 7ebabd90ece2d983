import { z } from 'zod'
import { problemOf } from './api-problem.ts'
import { noteReached } from './connection.ts'
import { type Call, send, Unreachable } from './http.ts'
import { linesOf } from './lines.ts'
import { takeAhead } from './read-ahead.ts'
import { accessToken, currentSession, renewSession, signInAgain } from './session.ts'

/** For calls that answer nothing (204). */
export const nothing = z.undefined()

/**
 * Calls `/api/v1` as who is signed in and answers what `schema` understands. A session that ran out is renewed, or the
 * password is asked for in place, and the call goes on; a refusal is thrown as `ApiProblem`, silence as `Unreachable`.
 */
export async function request<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  call: Call = {},
): Promise<z.output<Schema>> {
  const response = await sendSignedIn(path, call)
  if (!response.ok) throw await problemOf(response)
  return schema.parse(response.status === 204 ? undefined : await response.json())
}

/** Calls `/api/v1` for a file, as `request` does for what is JSON. */
export async function requestFile(path: string): Promise<Blob> {
  const response = await sendSignedIn(path, {})
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}

/** Calls `/api/v1` for an answer that comes line by line, each a JSON value that `schema` understands. */
export async function* requestLines<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  call: Call = {},
): AsyncGenerator<z.output<Schema>> {
  const response = await sendSignedIn(path, { ...call, accept: 'application/x-ndjson' })
  if (!response.ok || !response.body) throw await problemOf(response)
  const lines = linesOf(response.body)
  for (;;) {
    // A connection that breaks off in the middle is silence, too.
    const { done, value } = await lines.next().catch((cause: unknown) => {
      throw call.signal?.aborted ? cause : new Unreachable(cause)
    })
    if (done) return
    yield schema.parse(value)
  }
}

async function sendSignedIn(path: string, call: Call): Promise<Response> {
  try {
    // A locked page asks for nothing until whoever comes back has signed in.
    if (currentSession().state === 'expired') await signInAgain()
    const ahead = await takeAhead(path, call)
    if (ahead) return ahead
    const used = accessToken()
    const response = await send(path, call, used)
    noteReached(true)
    if (!(await isSignedOut(response))) return response
    // Another call may have renewed the session while this one was on its way.
    if (accessToken() === used && !(await renewSession())) await signInAgain()
    return await send(path, call, accessToken())
  } catch (error) {
    if (error instanceof Unreachable) noteReached(false)
    throw error
  }
}

/** Whether the session is what was refused; a wrong code, say, is refused with 401 as well. */
const isSignedOut = async (response: Response) =>
  response.status === 401 && (await problemOf(response.clone())).code === 'signed-out'

/** A key for one deed, kept for all attempts at it. (`randomUUID` is missing on plain http, where some offices run.) */
export const newIdempotencyKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
