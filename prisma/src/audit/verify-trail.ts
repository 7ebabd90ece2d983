import { missingAnchor, type AnchorFault, type ReadAnchors, type RecordedAnchor } from './anchor-file.ts'
import type { Anchor } from './anchor-line.ts'
import { type ChainFault, type ChainHead, type ChainWatch, type SeenEvent, watchChain } from './verify-chain.ts'

/** The type of the event that records an anchor in the trail itself. */
export const ANCHOR_EVENT = 'audit.anchor'

/** A trail as it comes from the database or an export: the heads, then the events page by page, each chain in its order. */
export type Trail<Event extends SeenEvent> = {
  heads: ReadonlyMap<number, ChainHead>
  pages: AsyncIterable<readonly Event[]>
  /** Whether what stands beside the payload agrees with it; an event of a reader who has nothing beside it always does. */
  agrees?: (event: Event) => boolean
  /** The signed file, where there is one. */
  anchors?: ReadAnchors
  onProgress?: (events: number) => void
}

export type TrailVerdict = {
  chains: number
  events: number
  /** Events whose content the reader may not see; their places were verified. */
  withheld: number
  ok: boolean
  firstFault: ChainFault | undefined
  anchors: { lines: number; lastAt: string | undefined; firstFault: AnchorFault | undefined } | undefined
}

/** Verifies every chain to its head and against the anchors, in one pass, whatever the number of events. */
export async function verifyTrail<Event extends SeenEvent>(trail: Trail<Event>): Promise<TrailVerdict> {
  const { heads, pages, agrees = () => true, anchors, onProgress } = trail
  const anchored = anchoredHashes(anchors?.anchors ?? [])
  const watches = new Map<number, ChainWatch>()
  const watchOf = (chain: number) => {
    const watch = watches.get(chain) ?? watchChain(chain, heads.get(chain) ?? NEVER_WRITTEN, anchored.get(chain))
    watches.set(chain, watch)
    return watch
  }
  for (const chain of [...heads.keys(), ...anchored.keys()]) watchOf(chain)
  const altered = new Map<number, ChainFault>()
  const recorded: RecordedAnchor[] = []
  let [events, withheld] = [0, 0]
  for await (const page of pages) {
    for (const event of page) {
      const fault = watchOf(event.chain).next(event)
      if (!fault && !agrees(event) && !altered.has(event.chain))
        altered.set(event.chain, { chain: event.chain, seq: event.seq, fault: 'altered' })
      if (event.payload === null) withheld++
      else if (!fault && isAnchorEvent(event.payload)) recorded.push(recordedIn(event.payload))
    }
    events += page.length
    onProgress?.(events)
  }
  const firstFault = [...watches]
    .toSorted(([a], [b]) => a - b)
    .map(([chain, watch]) => earlier(altered.get(chain), watch.end()))
    .find((fault) => fault !== undefined)
  const anchorFault = anchors && (anchors.firstFault ?? missingAnchor(anchors, recorded))
  return {
    chains: watches.size,
    events,
    withheld,
    ok: firstFault === undefined && anchorFault === undefined,
    firstFault,
    anchors: anchors && {
      lines: anchors.hashes.length,
      lastAt: anchors.anchors.at(-1)?.at,
      firstFault: anchorFault,
    },
  }
}

const NEVER_WRITTEN: ChainHead = { seq: 0, hash: Buffer.alloc(0) }

/** A hash that no event has. */
const CONTRADICTED = Buffer.alloc(0)

/** Of each chain, the hashes it had when it was anchored. Where two anchors disagree, the chain agrees with neither. */
function anchoredHashes(anchors: readonly Anchor[]) {
  const byChain = new Map<number, Map<number, Buffer>>()
  for (const { heads } of anchors)
    for (const [chain, seq, text] of heads) {
      const ofChain = byChain.get(chain) ?? new Map<number, Buffer>()
      const hash = Buffer.from(text, 'hex')
      ofChain.set(seq, ofChain.get(seq)?.equals(hash) === false ? CONTRADICTED : hash)
      byChain.set(chain, ofChain)
    }
  return byChain
}

const earlier = (one: ChainFault | undefined, other: ChainFault | undefined) =>
  one && other ? (one.seq <= other.seq ? one : other) : (one ?? other)

const isAnchorEvent = (payload: string) => payload.endsWith(`"type":"${ANCHOR_EVENT}"}`)

function recordedIn(payload: string): RecordedAnchor {
  const { detail } = JSON.parse(payload) as { detail: RecordedAnchor }
  return { n: detail.n, hash: detail.hash }
}
