import { createHash, randomBytes } from 'node:crypto'
import { type DocumentFacts, type DocumentKind, documentKinds, documentsFor } from '@cradle/domain/documents'
import type { InstallationKeys } from '../keys.ts'
import { documentPlace } from '../vault.ts'
import type { Chance } from './chance.ts'
import { asked } from './people.ts'
import type { SheetOf } from './sheet.ts'
import { dateOf, textOf } from './time.ts'
import type { trailOf } from './trail.ts'

const MINUTE = 60_000
/** After a claim was begun, when its first paper is handed in: by then every section was saved. */
const HANDED_IN = 18 * MINUTE

type Given = {
  agencyId: string
  chance: Chance
  keys: InstallationKeys
  trail: ReturnType<typeof trailOf>
  sheetOf: SheetOf
}

type Papers = {
  n: number
  claimId: string
  scopeId: string
  by: string
  name: string
  begunAt: number
  facts: DocumentFacts
  /** Of the event, counted from 1970-01-01. */
  day: number
}

/** The documents a claim must have, each with its row and its event: as if scanned, without a file in the store. */
export function paperSheet({ agencyId, chance, keys, trail, sheetOf }: Given) {
  const sheet = sheetOf(
    'document',
    `id, claim_id, scope_id, agency_id, kind, n, ciphertext, key_id, media_type, bytes, sha256, uploaded_by,
     uploaded_by_name, uploaded_at, stored_at`,
  )
  return {
    sheet,
    write: ({ n, claimId, scopeId, by, name, begunAt, facts, day }: Papers) => {
      for (const [place, kind] of requiredOf(facts, day).entries()) {
        const at = begunAt + HANDED_IN + place * MINUTE
        const id = chance.idAt(at, asked.paper, n * 16 + place)
        const weight = 60_000 + chance.draw(asked.paper, n * 16 + place, 400_000)
        const content = createHash('sha256').update(id).digest()
        const file = JSON.stringify({
          key: randomBytes(32).toString('base64'),
          name: `${documentKinds[kind].name}.jpg`,
        })
        const { ciphertext, keyId } = keys.vault.seal(file, documentPlace(claimId, id))
        const sealed = [ciphertext, keyId, 'image/jpeg', weight, content] as const
        sheet.add(id, claimId, scopeId, agencyId, kind, 1, ...sealed, by, name, textOf(at), textOf(at))
        trail.tell({
          at,
          type: 'claim.add-document',
          subjectKind: 'claim',
          subjectId: claimId,
          scopeId,
          actor: name,
          role: 'employer-clerk',
          membership: by,
          detail: `{"bytes":${weight},"document":"${id}","kind":"${kind}","mediaType":"image/jpeg","n":1,"sha256":"${content.toString('hex')}"}`,
        })
      }
    },
  }
}

const known = new Map<DocumentFacts, Map<number, DocumentKind[]>>()
/** The kinds that claims with these facts must have where the event was on a day. */
function requiredOf(facts: DocumentFacts, day: number): DocumentKind[] {
  const byDay = known.get(facts) ?? new Map<number, DocumentKind[]>()
  known.set(facts, byDay)
  const told =
    byDay.get(day) ??
    documentsFor({ ...facts, on: dateOf(day) }).flatMap(({ kind, need }) => (need === 'required' ? [kind] : []))
  byDay.set(day, told)
  return told
}
