/** What a call may say beside its path. */
export type Call = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  body?: unknown
  signal?: AbortSignal | undefined
  /** What is understood in answer, where that is not one JSON value. */
  accept?: string
  /** The same key for every attempt at one deed: the server answers the first result again. */
  idempotencyKey?: string | undefined
  /** Lets the call outlive the page: for saving when the tab is put away. */
  keepalive?: boolean
}

/** No answer came: the network, not the server's opinion. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('连不上服务器，请检查网络后重试', { cause })
    this.name = 'Unreachable'
  }
}

/** One call to `/api/v1`, as JSON. Answers whatever the server says; throws `Unreachable` when nobody answers. */
export async function send(path: string, call: Call = {}, token?: string): Promise<Response> {
  const { method = 'GET', body, signal = null, accept = 'application/json', idempotencyKey, keepalive = false } = call
  const headers = new Headers({ accept })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  try {
    const sent = body === undefined ? null : JSON.stringify(body)
    return await fetch(`/api/v1${path}`, { method, headers, body: sent, signal, keepalive, credentials: 'same-origin' })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Unreachable(cause)
  }
}
