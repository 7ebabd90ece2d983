import type { z } from 'zod'
import { problemOf } from './api-problem.ts'
import { noteReached } from './connection.ts'
import { Unreachable } from './http.ts'
import { accessToken, renewSession, signInAgain } from './session.ts'

type Upload = {
  /** Hears the part that was sent, from 0 to 1. */
  onProgress: (part: number) => void
  signal: AbortSignal
  method?: 'PUT' | 'POST'
}

/** Sends a file to `/api/v1`, as a form with the one part `file`. `fetch` tells no progress, so this is the older call. */
export async function upload<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  file: File,
  { onProgress, signal, method = 'PUT' }: Upload,
): Promise<z.output<Schema>> {
  const attempt = () => sendFile(method, path, file, { onProgress, signal })
  let response = await attempt()
  if (response.status === 401) {
    if (!(await renewSession())) await signInAgain()
    response = await attempt()
  }
  if (!response.ok) throw await problemOf(response)
  return schema.parse(await response.json())
}

function sendFile(
  method: 'PUT' | 'POST',
  path: string,
  file: File,
  { onProgress, signal }: Pick<Upload, 'onProgress' | 'signal'>,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open(method, `/api/v1${path}`)
    call.setRequestHeader('accept', 'application/json')
    call.setRequestHeader('authorization', `Bearer ${accessToken() ?? ''}`)
    call.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    call.addEventListener('load', () => {
      noteReached(true)
      resolve(new Response(call.responseText || null, { status: call.status }))
    })
    call.addEventListener('error', () => {
      noteReached(false)
      reject(new Unreachable(new Error('the upload was cut off')))
    })
    call.addEventListener('abort', () => reject(new Cancelled()))
    signal.addEventListener('abort', () => call.abort(), { once: true })
    const form = new FormData()
    form.append('file', file)
    call.send(form)
  })
}

/** The person stopped it. */
export class Cancelled extends Error {}
