import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendAnchor, type ReadAnchors, readAnchors } from './anchor-file.ts'
import { anchoredHeads } from './anchor-line.ts'
import { canonical } from './canonical.ts'
import { type ChainHead, hashOf, type SeenEvent } from './verify-chain.ts'
import { ANCHOR_EVENT, verifyTrail } from './verify-trail.ts'

type Written = { chain: number; payload: string }

/** A trail as the database writes it: what was said, chain by chain, and the heads that follow from it. */
function trailOf(said: readonly Written[]) {
  const heads = new Map<number, ChainHead>()
  const events: SeenEvent[] = []
  for (const [index, { chain, payload }] of said.entries()) {
    const { seq, hash: prev } = heads.get(chain) ?? { seq: 0, hash: Buffer.alloc(0) }
    const recordedAt = `2026-11-05T01:00:00.${String(index).padStart(6, '0')}Z`
    const event = { chain, seq: seq + 1, recordedAt, payload, prev }
    const hash = hashOf(event)
    heads.set(chain, { seq: seq + 1, hash })
    events.push({ ...event, hash })
  }
  return { heads, events: events.toSorted((a, b) => a.chain - b.chain || a.seq - b.seq) }
}

async function* inPages<Event>(events: readonly Event[], size = 2) {
  for (let at = 0; at < events.length; at += size) yield events.slice(at, at + size)
}
const verify = (
  { heads, events }: ReturnType<typeof trailOf>,
  { anchors, agrees }: { anchors?: ReadAnchors; agrees?: (event: SeenEvent) => boolean } = {},
) => verifyTrail({ heads, pages: inPages(events), ...(anchors ? { anchors } : {}), ...(agrees ? { agrees } : {}) })

const said = [3, 7, 3, 256, 7, 3].map((chain, n) => ({ chain, payload: canonical({ n }) }))
const whole = trailOf(said)

describe('a trail', () => {
  test('of several chains is whole as it was written, in whatever pages it comes', async () => {
    for (const size of [1, 2, 100]) {
      const seen: number[] = []
      const verdict = await verifyTrail({
        heads: whole.heads,
        pages: inPages(whole.events, size),
        onProgress: (events) => seen.push(events),
      })
      expect(verdict).toMatchObject({ ok: true, chains: 3, events: 6, withheld: 0, firstFault: undefined })
      expect(seen.at(-1)).toBe(6)
    }
  })

  test('is at fault where its first chain is, whatever stands in the later ones', async () => {
    const events = whole.events.map((event) => (event.seq === 2 ? { ...event, payload: '{}' } : event))
    expect((await verify({ ...whole, events })).firstFault).toEqual({ chain: 3, seq: 2, fault: 'altered' })
  })

  test('is at fault where a chain lost all its events', async () => {
    const events = whole.events.filter(({ chain }) => chain !== 256)
    expect((await verify({ ...whole, events })).firstFault).toEqual({ chain: 256, seq: 1, fault: 'removed' })
  })

  test('is at fault where what stands beside a payload says something else', async () => {
    const agrees = ({ chain, seq }: SeenEvent) => !(chain === 7 && seq === 1)
    expect((await verify(whole, { agrees })).firstFault).toEqual({ chain: 7, seq: 1, fault: 'altered' })
  })

  test('may withhold what its reader must not see, and not one place of it', async () => {
    const withheld = whole.events.map((event) => (event.chain === 7 ? { ...event, payload: null } : event))
    expect(await verify({ ...whole, events: withheld })).toMatchObject({ ok: true, withheld: 2 })
    const without = withheld.filter(({ chain, seq }) => !(chain === 7 && seq === 1))
    expect((await verify({ ...whole, events: without })).firstFault).toEqual({ chain: 7, seq: 1, fault: 'removed' })
  })
})

describe('with anchors', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  let folder: string
  let anchors: ReadAnchors
  /** What was said until the anchor, the trail's own event of it, and what was said since. */
  let since: Written[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cradle-trail-'))
    const anchor = { at: '2026-11-05T02:00:00Z', heads: anchoredHeads(whole.heads) }
    const { n, hash } = await appendAnchor(folder, privateKey, anchor)
    anchors = await readAnchors(folder, publicKey)
    since = [
      { chain: 256, payload: canonical({ type: ANCHOR_EVENT, detail: { n, hash } }) },
      { chain: 7, payload: canonical({ n: 'later' }) },
    ]
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('a trail that went on since is whole', async () => {
    expect(await verify(trailOf([...said, ...since]), { anchors })).toMatchObject({
      ok: true,
      anchors: { lines: 1, lastAt: '2026-11-05T02:00:00Z', firstFault: undefined },
    })
  })

  test.each([
    ['rewritten with every hash recomputed', (all: Written[]) => all.with(1, { chain: 7, payload: '{"n":99}' }), 7, 2],
    ['shortened to before the anchor, heads and all', (all: Written[]) => all.slice(0, 5), 3, 3],
    ['emptied', () => [], 3, 1],
  ])('a trail %s is caught', async (_what, change, chain, seq) => {
    const forged = trailOf(change(said))
    expect(await verify(forged)).toMatchObject({ ok: true })
    const { ok, firstFault } = await verify(forged, { anchors })
    expect({ ok, chain: firstFault?.chain, seq: firstFault?.seq }).toEqual({ ok: false, chain, seq })
  })

  test('a trail that was rewritten, anchored and written back is caught by the two anchors', async () => {
    const [first] = anchors.anchors
    const forged = { ...first!, n: 2, heads: anchoredHeads(trailOf(said.with(1, { chain: 7, payload: '{}' })).heads) }
    const both = { ...anchors, anchors: [first!, forged] }
    const verdict = await verify(trailOf([...said, ...since]), { anchors: both })
    expect(verdict.firstFault).toEqual({ chain: 7, seq: 2, fault: 'rewritten' })
  })

  test('a file that lost what the trail recorded is caught', async () => {
    const trail = trailOf([...said, ...since])
    const empty: ReadAnchors = { anchors: [], hashes: [], firstFault: undefined }
    expect(await verify(trail, { anchors: empty })).toMatchObject({
      ok: false,
      firstFault: undefined,
      anchors: { firstFault: { line: 1, fault: 'cut-off' } },
    })
  })
})
