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

/** The head a chain should end in. */
export type ChainHead = { seq: number; hash: Buffer }

export type ChainFault = {
  chain: number
  seq: number
  fault: 'altered' | 'removed' | 'inserted' | 're-ordered' | 'head-mismatch'
}

/** The hash of an event: SHA-256 over the hash before it and its place, time and canonical payload. */
export const hashOf = (event: Omit<ChainedEvent, 'hash'>): Buffer =>
  createHash('sha256')
    .update(event.prev)
    .update(`${event.chain}\n${event.seq}\n${event.recordedAt}\n${event.payload}`)
    .digest()

/**
 * Verifies one chain from its first event to its head; `events` come in the order of `seq`. Answers the first row that
 * was altered, removed, inserted or re-ordered, or undefined where the chain is whole.
 */
export function verifyChain(chain: number, events: Iterable<ChainedEvent>, head: ChainHead): ChainFault | undefined {
  let last: ChainHead = { seq: 0, hash: Buffer.alloc(0) }
  let missing: number | undefined
  for (const event of events) {
    if (missing === undefined && event.seq > last.seq + 1) missing = last.seq + 1
    if (missing !== undefined) {
      // What is missing here may stand further on.
      if (event.seq === missing) return { chain, seq: missing, fault: 're-ordered' }
      continue
    }
    const fault = event.chain === chain ? faultOf(event, last) : 'inserted'
    if (fault) return { chain, seq: event.seq, fault }
    last = event
  }
  if (missing !== undefined) return { chain, seq: missing, fault: 'removed' }
  if (last.seq < head.seq) return { chain, seq: last.seq + 1, fault: 'removed' }
  if (last.seq > head.seq) return { chain, seq: head.seq + 1, fault: 'inserted' }
  if (!last.hash.equals(head.hash)) return { chain, seq: head.seq, fault: 'head-mismatch' }
  return undefined
}

function faultOf(event: ChainedEvent, last: ChainHead): ChainFault['fault'] | undefined {
  if (event.seq < last.seq) return 're-ordered'
  if (event.seq === last.seq) return 'inserted'
  if (!hashOf(event).equals(event.hash)) return 'altered'
  // The row agrees with itself but not with the one before: it was moved here, or its neighbour recomputed.
  return event.prev.equals(last.hash) ? undefined : 're-ordered'
}
