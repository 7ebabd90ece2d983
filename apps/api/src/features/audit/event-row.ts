import type { AuditEventView } from '@cradle/domain/wire'
import { z } from 'zod'
import { cursorInstant, readCursor } from '#api/lib/cursor.ts'

/** An event as the lists read it. */
export type EventRow = {
  chain: number
  seq: number
  recordedAt: Date
  recordedText: string
  businessOn: string
  type: string
  actorName: string
  role: string
  subjectKind: string
  subjectId: string | null
  claimNumber: string | null
  payload: string
  hash: Buffer
}

/** The columns of a listed event; `claim` is joined by `joinedClaim`. */
export const columnsOfEvent = `chain, seq, recorded_at as "recordedAt",
  to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedText", business_on as "businessOn", type,
  actor_name as "actorName", role, subject_kind as "subjectKind", subject_id as "subjectId", claim.number as "claimNumber",
  payload, hash`
export const joinedClaim = `left join claim on subject_kind = 'claim' and claim.id = subject_id`

export const eventView = ({ recordedText: _text, payload, hash, ...row }: EventRow): AuditEventView => ({
  ...row,
  recordedAt: row.recordedAt.toISOString(),
  payload: JSON.parse(payload) as Record<string, unknown>,
  hash: hash.toString('hex'),
})

/** Where a page of events ends, for the cursor of the next. */
export const placeOf = ({ recordedText, chain, seq }: EventRow) => [recordedText, String(chain), String(seq)]

/** Where the next page begins: after this time, chain and number; nulls for the first page. */
export const placeAt = (cursor: string | undefined): [string | null, string | null, string | null] =>
  cursor
    ? readCursor(cursor, [cursorInstant, z.string().regex(/^\d{1,3}$/), z.string().regex(/^\d{1,15}$/)])
    : [null, null, null]
