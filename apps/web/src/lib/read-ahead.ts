import type { OpeningRead } from '@cradle/domain/wire'
import type { Call } from './http.ts'

/** How long what was read ahead may wait to be asked for, in milliseconds; a page asks within a moment. */
const HELD_FOR = 10_000

type Answer = { status: number; body: unknown }

/** What was read with the session, each to be taken once by whoever asks for the same. */
let held = new Map<string, Promise<Answer | undefined>>()

/** From now on whoever asks for one of these waits for its answer; `answer` brings one, `end` says that no more come. */
export function holdAhead(reads: OpeningRead[]) {
  const resolvers: ((answer: Answer | undefined) => void)[] = []
  held = new Map(
    reads.map((read) => [
      keyOf(read.path, 'body' in read ? read.body : undefined),
      new Promise((resolve) => resolvers.push(resolve)),
    ]),
  )
  return {
    answer: (read: number, answer: Answer) => resolvers[read]?.(answer),
    end: () => {
      for (const resolve of resolvers) resolve(undefined)
      setTimeout(() => held.clear(), HELD_FOR)
    },
  }
}

/**
 * The answer that was read ahead to this call, if there is one; what was refused or failed otherwise is asked for
 * again by the call itself. A call that changes something makes everything that was read before it old.
 */
export async function takeAhead(path: string, { method = 'GET', body }: Call): Promise<Response | undefined> {
  const key = keyOf(path, body)
  const coming = held.get(key)
  if (!coming) {
    if (method !== 'GET') held.clear()
    return undefined
  }
  held.delete(key)
  const answer = await coming
  const isFinal = answer && (answer.status === 200 || answer.status === 404)
  return isFinal ? Response.json(answer.body, { status: answer.status }) : undefined
}

const keyOf = (path: string, body: unknown) => (body === undefined ? path : `${path} ${JSON.stringify(body)}`)
