import type { Challenge } from 'altcha-lib'
import { send } from './http.ts'

/** This browser could not do the work that is asked for after failed sign-ins. */
export class Unproven extends Error {
  constructor() {
    super('安全验证没有完成，请稍后重试')
    this.name = 'Unproven'
  }
}

let isDemanded = false

/**
 * Posts to one of the public calls. After failures the server asks for a proof of work; it is found away from the page's
 * own thread (`onVerifying` tells that it has begun) and the call repeated with it.
 */
export async function postWithProof(path: string, body: object, onVerifying?: () => void): Promise<Response> {
  if (!isDemanded) {
    const response = await send(path, { method: 'POST', body })
    if (response.ok || !(await asksForProof(response))) return response
    isDemanded = true
  }
  onVerifying?.()
  return send(path, { method: 'POST', body: { ...body, proof: await freshProof() } })
}

async function asksForProof(response: Response): Promise<boolean> {
  const problem = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { type?: unknown }
  return problem.type === '/problems/proof-required'
}

/** A proof for a challenge of its own: each is taken once. */
async function freshProof(): Promise<string> {
  const answer = await send('/auth/challenge')
  if (!answer.ok) throw new Unproven()
  const challenge = (await answer.json()) as Challenge
  const worker = new Worker(new URL('./proof-of-work.worker.ts', import.meta.url), { type: 'module' })
  const proof = await new Promise<string | null>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<string | null>) => resolve(data))
    worker.addEventListener('error', () => resolve(null))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; a worker has none
    worker.postMessage(challenge)
  })
  worker.terminate()
  if (proof === null) throw new Unproven()
  return proof
}

/** Forgets that a proof was asked for, for tests. */
export function forgetProof() {
  isDemanded = false
}
