import { createHash, hash } from 'node:crypto'
import type { ChainHead } from '../audit/verify-chain.ts'
import type { SheetOf } from './sheet.ts'
import { dateInShanghaiOf, textOf } from './time.ts'

/** A deed of the trail before it has a place in its chain. `detail` is canonical text, which like `actor` is `utf8`. */
export type Deed = {
  at: number
  type: string
  subjectKind: 'claim' | 'submission'
  subjectId: string
  scopeId: string
  actor: string
  role: string
  membership: string
  detail: string
}

const chains = new Map<string, number>()
/** The chain of a scope, as `audit_chain_of` answers it. */
export function chainOf(scopeId: string): number {
  const chain = chains.get(scopeId) ?? createHash('sha256').update(scopeId).digest()[0]!
  chains.set(scopeId, chain)
  return chain
}

const REQUEST = 'a province was made'

/** The trail of some chains: deeds come as they are made up, and are chained in the order of their times. */
export function trailOf(agencyId: string, sheetOf: SheetOf) {
  const sheet = sheetOf(
    'audit_event',
    `chain, seq, recorded_at, business_on, agency_id, scope_id, type, subject_kind, subject_id, membership_id,
     actor_name, role, request_id, payload, prev, hash`,
  )
  const waiting = new Map<number, Deed[]>()
  const heads = new Map<number, { seq: number; hash: string }>()
  const chain = (at: number, deeds: Deed[]) => {
    let { seq, hash } = heads.get(at) ?? { seq: 0, hash: '' }
    for (const deed of deeds) {
      const on = dateInShanghaiOf(deed.at)
      const payload = payloadOf(deed, agencyId, on)
      const recordedAt = `${textOf(deed.at).slice(0, -1)}000Z`
      const [prev, place] = [hash, seq + 1]
      hash = hashAfter(prev, `${at}\n${place}\n${recordedAt}\n${payload}`)
      seq = place
      const { type, subjectKind, subjectId, scopeId, membership, actor, role } = deed
      const about = [type, subjectKind, subjectId, membership, actor, role, REQUEST] as const
      sheet.add(at, seq, recordedAt, on, agencyId, scopeId, ...about, payload, prev, hash)
    }
    heads.set(at, { seq, hash })
  }
  return {
    sheet,
    heads: (): ReadonlyMap<number, ChainHead> =>
      new Map([...heads].map(([at, { seq, hash }]) => [at, { seq, hash: Buffer.from(hash, 'hex') }])),
    tell: (deed: Deed) => {
      const at = chainOf(deed.scopeId)
      const deeds = waiting.get(at)
      if (deeds) deeds.push(deed)
      else waiting.set(at, [deed])
    },
    /** Chains what happened before an instant: nothing earlier will be told. */
    chainUntil: (instant: number) => {
      for (const [at, deeds] of waiting) {
        chain(
          at,
          deeds.filter((deed) => deed.at < instant).toSorted((one, other) => one.at - other.at),
        )
        waiting.set(
          at,
          deeds.filter((deed) => deed.at >= instant),
        )
      }
    },
  }
}

let room = Buffer.allocUnsafe(0)
/** What `hashOf` answers of the same event, in hexadecimal digits and a third of the time; `text` is `utf8`. */
function hashAfter(prev: string, text: string): string {
  if (room.length < text.length + prev.length) room = Buffer.allocUnsafe(2 * (text.length + prev.length))
  const start = room.write(prev, 'hex')
  return hash('sha256', room.subarray(0, start + room.write(text, start, 'latin1')), 'hex')
}

/** The canonical text of an event: its keys in order, written out because `canonical` would take a third of the time. */
function payloadOf(deed: Deed, agencyId: string, on: string): string {
  const { type, subjectKind, subjectId, scopeId, actor, role, membership, detail } = deed
  return (
    `{"actor":"${actor}","agencyId":"${agencyId}","businessOn":"${on}","detail":${detail},"membership":"${membership}",` +
    `"request":"${REQUEST}","role":"${role}","scopeId":"${scopeId}","subject":{"id":"${subjectId}","kind":"${subjectKind}"},"type":"${type}"}`
  )
}
