import { Agent, request } from 'node:http'
import { createHistogram } from 'node:perf_hooks'

/** One request of a workload; the same is sent to every server. */
export type Asked = { method: 'GET' | 'POST' | 'PATCH'; path: string; headers: Record<string, string>; body?: object }

/** What one caller asks next, knowing the answer to what it asked before. */
export type Caller = { next: () => Asked; answered?: (body: string) => void }

export type Drive = {
  count: number
  errors: number
  perSecond: number
  p50: number
  p99: number
  /** The first refusal, to be told. */
  firstError: string | undefined
}

/**
 * Lets the callers ask, each its next request when the last is answered, until the time is up or `most` were asked;
 * times are in ms. With `rate` (requests a second in all) a caller waits for its turn, and waiting for it counts.
 */
export async function drive(
  address: string,
  callers: readonly Caller[],
  { seconds, most = Infinity, rate }: { seconds: number; most?: number; rate?: number },
): Promise<Drive> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers.length })
  const times = createHistogram()
  const start = performance.now()
  let [asked, errors, count] = [0, 0, 0]
  let firstError: string | undefined
  const work = async (caller: Caller) => {
    while (performance.now() - start < seconds * 1000 && asked < most) {
      const due = rate ? start + (asked * 1000) / rate : performance.now()
      asked++
      const early = due - performance.now()
      if (early > 0) await new Promise((resolve) => void setTimeout(resolve, early))
      const { status, body } = await ask(address, caller.next(), { agent })
      times.record(Math.max(1, Math.round((performance.now() - due) * 1000)))
      count++
      if (status >= 300) {
        errors++
        firstError ??= `${status} ${body.slice(0, 300)}`
      } else caller.answered?.(body)
    }
  }
  await Promise.all(callers.map(work))
  const elapsed = (performance.now() - start) / 1000
  agent.destroy()
  const at = (percentile: number) => (count === 0 ? 0 : times.percentile(percentile) / 1000)
  return { count, errors, perSecond: count / elapsed, p50: at(50), p99: at(99), firstError }
}

type Asking = { agent?: Agent; /** Hears the answer as it comes. */ heard?: (chunk: Buffer) => void }

/** Asks once. */
export function ask(address: string, { method, path, headers, body }: Asked, { agent, heard }: Asking = {}) {
  const payload = body === undefined ? undefined : JSON.stringify(body)
  const sent = payload === undefined ? headers : { ...headers, 'content-type': 'application/json' }
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asking = request(
      new URL(path, address),
      { method, headers: { ...sent, 'content-length': Buffer.byteLength(payload ?? '') }, ...(agent ? { agent } : {}) },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => {
          heard?.(chunk)
          chunks.push(chunk)
        })
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
      },
    )
    asking.on('error', reject)
    asking.end(payload)
  })
}
