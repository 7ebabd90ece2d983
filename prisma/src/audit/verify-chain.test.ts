import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChainedEvent, type ChainHead, hashOf, verifyChain } from './verify-chain.ts'

const CHAIN = 7

/** A chain as the database writes it. */
function chainOf(payloads: readonly string[]): { events: ChainedEvent[]; head: ChainHead } {
  let head: ChainHead = { seq: 0, hash: Buffer.alloc(0) }
  const events = payloads.map((payload, index) => {
    const recordedAt = `2026-11-05T01:00:00.${String(index).padStart(6, '0')}Z`
    const event = { chain: CHAIN, seq: head.seq + 1, recordedAt, payload, prev: head.hash }
    head = { seq: event.seq, hash: hashOf(event) }
    return { ...event, hash: head.hash }
  })
  return { events, head }
}

const whole = chainOf(['{"a":1}', '{"b":2}', '{"c":3}', '{"d":4}', '{"e":5}'])
const verify = (events: readonly ChainedEvent[], head = whole.head) => verifyChain(CHAIN, events, head)
const swapped = <One>(list: readonly One[], a: number, b: number) => {
  const copy = [...list]
  ;[copy[a], copy[b]] = [copy[b]!, copy[a]!]
  return copy
}
/** Gives an event the hash that its content asks for, as a forger would. */
const rehashed = (event: Omit<ChainedEvent, 'hash'>): ChainedEvent => ({ ...event, hash: hashOf(event) })

describe('a chain', () => {
  test('that was never written to is whole', () => {
    expect(verify([], { seq: 0, hash: Buffer.alloc(0) })).toBeUndefined()
  })

  test('is whole as it was written', () => {
    expect(verify(whole.events)).toBeUndefined()
  })

  const [first, second, third] = whole.events as [ChainedEvent, ChainedEvent, ChainedEvent]
  const forged = rehashed({ ...third, payload: '{"c":30}' })
  test.each([
    {
      what: 'an altered payload',
      events: whole.events.with(2, { ...third, payload: '{"c":4}' }),
      seq: 3,
      fault: 'altered',
    },
    {
      what: 'an altered time',
      events: whole.events.with(2, { ...third, recordedAt: first.recordedAt }),
      seq: 3,
      fault: 'altered',
    },
    { what: 'an altered row with a new hash', events: whole.events.with(2, forged), seq: 4, fault: 're-ordered' },
    { what: 'a removed row', events: whole.events.toSpliced(2, 1), seq: 3, fault: 'removed' },
    { what: 'a removed first row', events: whole.events.slice(1), seq: 1, fault: 'removed' },
    { what: 'a removed last row', events: whole.events.slice(0, -1), seq: 5, fault: 'removed' },
    { what: 'nothing left', events: [], seq: 1, fault: 'removed' },
    { what: 'a row twice', events: whole.events.toSpliced(2, 0, second), seq: 2, fault: 'inserted' },
    {
      what: 'a forged row beside the true one',
      events: whole.events.toSpliced(2, 0, forged),
      seq: 3,
      fault: 'inserted',
    },
    {
      what: 'a row before the first',
      events: [rehashed({ ...first, seq: 0 }), ...whole.events],
      seq: 0,
      fault: 'inserted',
    },
    {
      what: 'a row of another chain',
      events: whole.events.with(2, rehashed({ ...third, chain: 8 })),
      seq: 3,
      fault: 'inserted',
    },
    { what: 'two rows exchanged', events: swapped(whole.events, 1, 2), seq: 2, fault: 're-ordered' },
    {
      what: 'two rows exchanged, numbers and all',
      events: whole.events.with(1, { ...third, seq: 2 }).with(2, { ...second, seq: 3 }),
      seq: 2,
      fault: 're-ordered',
    },
    { what: 'the first row last', events: [...whole.events.slice(1), first], seq: 1, fault: 're-ordered' },
  ])('names $what', ({ events, seq, fault }) => {
    expect(verify(events)).toEqual({ chain: CHAIN, seq, fault })
  })

  test('names a row appended past its head', () => {
    const { events } = chainOf([...whole.events.map(({ payload }) => payload), '{"f":6}'])
    expect(verify(events)).toEqual({ chain: CHAIN, seq: 6, fault: 'inserted' })
  })

  test('names a swapped head', () => {
    const other = chainOf(['{"a":1}', '{"b":2}', '{"c":3}', '{"d":4}', '{"e":6}'])
    expect(verify(whole.events, other.head)).toEqual({ chain: CHAIN, seq: 5, fault: 'head-mismatch' })
    expect(verify(other.events, whole.head)).toEqual({ chain: CHAIN, seq: 5, fault: 'head-mismatch' })
  })
})

describe('a single change', () => {
  const chains = fc.array(fc.string(), { minLength: 1, maxLength: 8 }).map(chainOf)
  const places = fc.nat()
  const withBit = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes)
    copy[Math.floor(at / 8) % copy.length]! ^= 1 << (at % 8)
    return copy
  }
  test('of any bit of a hash, of a row or of the head, is found', () => {
    fc.assert(
      fc.property(chains, places, places, ({ events, head }, row, bit) => {
        const at = row % events.length
        const event = events[at]!
        expect(verifyChain(CHAIN, events.with(at, { ...event, hash: withBit(event.hash, bit) }), head)).toBeDefined()
        // The first row has no bits before it to change.
        const prev = at > 0 ? withBit(event.prev, bit) : Buffer.of(0)
        expect(verifyChain(CHAIN, events.with(at, { ...event, prev }), head)).toBeDefined()
        expect(verifyChain(CHAIN, events, { ...head, hash: withBit(head.hash, bit) })).toBeDefined()
      }),
    )
  })

  test('of any other field is found, also with a hash made to match', () => {
    const changes = fc.record(
      {
        chain: fc.nat(256),
        seq: fc.nat(20),
        recordedAt: fc.string(),
        payload: fc.string(),
        prev: fc.uint8Array({ maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      },
      { requiredKeys: [] },
    )
    const same = (a: ChainedEvent, b: ChainedEvent) =>
      hashOf(a).equals(hashOf(b)) && a.chain === b.chain && a.seq === b.seq
    fc.assert(
      fc.property(chains, places, changes, ({ events, head }, row, change) => {
        const at = row % events.length
        const changed = { ...events[at]!, ...change }
        fc.pre(!same(changed, events[at]!))
        expect(verifyChain(CHAIN, events.with(at, changed), head)).toBeDefined()
        expect(verifyChain(CHAIN, events.with(at, rehashed(changed)), head)).toBeDefined()
      }),
    )
  })

  test('of the order, a row less or a row more, is found', () => {
    fc.assert(
      fc.property(chains, places, places, ({ events, head }, one, other) => {
        const [a, b] = [one % events.length, other % events.length]
        const another = a === b ? events.toReversed().concat(events) : swapped(events, a, b)
        expect(verifyChain(CHAIN, another, head)).toBeDefined()
        expect(verifyChain(CHAIN, events.toSpliced(a, 1), head)).toBeDefined()
        expect(verifyChain(CHAIN, events.toSpliced(b, 0, events[a]!), head)).toBeDefined()
      }),
    )
  })

  test('of the head’s number is found', () => {
    fc.assert(
      fc.property(chains, fc.nat(20), ({ events, head }, seq) => {
        fc.pre(seq !== head.seq)
        expect(verifyChain(CHAIN, events, { ...head, seq })).toBeDefined()
      }),
    )
  })
})
