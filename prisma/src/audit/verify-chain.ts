import { createHash } from 'node:crypto'

/** An event as the chain's hash sees it; `recordedAt` is the text `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
export type ChainedEvent = {
  chain: number
  seq: number
  recordedAt: string
  payload: string
  prev: Buffer
  hash: Buffer
}

/** The same as its reader may see it: of another agency's in an export the place can be verified, the content not. */
export type SeenEvent = Omit<ChainedEvent, 'payload'> & { payload: string | null }

/** The head a chain should end in. */
export type ChainHead = { seq: number; hash: Buffer }

export type ChainFault = {
  chain: number
  seq: number
  fault: 'altered' | 'removed' | 'inserted' | 're-ordered' | 'head-mismatch' | 'rewritten'
}

/** What a chain's hashes were on days gone by, by `seq`, as anchors say it. */
export type AnchoredHashes = ReadonlyMap<number, Buffer>

/** The hash of an event: SHA-256 over the hash before it and its place, time and canonical payload. */
export const hashOf = (event: Omit<ChainedEvent, 'hash'>): Buffer =>
  createHash('sha256')
    .update(event.prev)
    .update(`${event.chain}\n${event.seq}\n${event.recordedAt}\n${event.payload}`)
    .digest()

/** One chain being verified, event by event in the order of `seq`. */
export type ChainWatch = {
  /** The first fault, once this event or one before it shows it. */
  next: (event: SeenEvent) => ChainFault | undefined
  /** The first fault, after the last event. */
  end: () => ChainFault | undefined
}

/**
 * Watches one chain from its first event to its head for the first row that was altered, removed, inserted or
 * re-ordered, and where it was anchored for one that was rewritten with hashes to match.
 */
export function watchChain(chain: number, head: ChainHead, anchored: AnchoredHashes = new Map()): ChainWatch {
  let last: ChainHead = { seq: 0, hash: Buffer.alloc(0) }
  let missing: number | undefined
  let found: ChainFault | undefined
  const judge = (event: SeenEvent): ChainFault | undefined => {
    if (missing === undefined && event.seq > last.seq + 1) missing = last.seq + 1
    if (missing !== undefined)
      // What is missing here may stand further on.
      return event.seq === missing ? { chain, seq: missing, fault: 're-ordered' } : undefined
    const fault = event.chain === chain ? faultOf(event, last, head) : 'inserted'
    if (fault) return { chain, seq: event.seq, fault }
    const once = anchored.get(event.seq)
    if (once && !once.equals(event.hash)) return { chain, seq: event.seq, fault: 'rewritten' }
    last = { seq: event.seq, hash: event.hash }
    return undefined
  }
  const judgeEnd = (): ChainFault | undefined => {
    if (missing !== undefined) return { chain, seq: missing, fault: 'removed' }
    if (last.seq < head.seq) return { chain, seq: last.seq + 1, fault: 'removed' }
    if (last.seq > head.seq) return { chain, seq: head.seq + 1, fault: 'inserted' }
    if (!last.hash.equals(head.hash)) return { chain, seq: head.seq, fault: 'head-mismatch' }
    // The chain agrees with its head, but was longer once.
    const longest = Math.max(0, ...anchored.keys())
    return longest > last.seq ? { chain, seq: last.seq + 1, fault: 'removed' } : undefined
  }
  return {
    next: (event) => (found ??= judge(event)),
    end: () => (found ??= judgeEnd()),
  }
}

/**
 * Verifies one chain from its first event to its head; `events` come in the order of `seq`. Answers the first row that
 * was altered, removed, inserted or re-ordered, or undefined where the chain is whole.
 */
export function verifyChain(chain: number, events: Iterable<SeenEvent>, head: ChainHead): ChainFault | undefined {
  const watch = watchChain(chain, head)
  for (const event of events) watch.next(event)
  return watch.end()
}

function faultOf(event: SeenEvent, last: ChainHead, head: ChainHead): ChainFault['fault'] | undefined {
  if (event.seq < last.seq) return 're-ordered'
  if (event.seq === last.seq) return 'inserted'
  const { payload } = event
  if (payload !== null && !hashOf({ ...event, payload }).equals(event.hash))
    return !event.prev.equals(last.hash) && stoodElsewhere({ ...event, payload }, head) ? 're-ordered' : 'altered'
  // The row agrees with itself but not with the one before: it was moved here, or its neighbour recomputed.
  return event.prev.equals(last.hash) ? undefined : 're-ordered'
}

/** How far off a row's own place is looked for. */
const FARTHEST = 10_000

/** Whether the row is whole but for its number: it was written at another place of its chain. */
function stoodElsewhere(event: ChainedEvent, head: ChainHead): boolean {
  const [first, last] = [Math.max(1, event.seq - FARTHEST), Math.min(head.seq, event.seq + FARTHEST)]
  for (let seq = first; seq <= last; seq++) if (hashOf({ ...event, seq }).equals(event.hash)) return true
  return false
}
