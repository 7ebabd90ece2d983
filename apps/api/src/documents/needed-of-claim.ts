import {
  type DocumentKind,
  documentFactsOf,
  documentKinds,
  documentsFor,
  isRequiredForAcceptance,
  missingDocuments,
} from '@cradle/domain/documents'
import type { DraftAnswers } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, isOwn } from '#api/claim/claim-record.ts'
import { isThere } from './document-row.ts'

const kindsThere = statement<{ kind: DocumentKind }>(
  'document.kinds',
  `select distinct kind from document where claim_id = $1 and ${isThere}`,
)

type Asked = Pick<DraftAnswers, 'event' | 'stay'>

/** The documents a claim needs by its answers as the caller sees them: its clerk's as typed, anybody else's as filed. */
export function neededOfClaim(db: Scoped, claim: ClaimRecord) {
  const facts = documentFactsOf(isOwn(db.caller, claim) ? typedOf(claim) : filedOf(claim), claim.regionCode)
  return { needed: documentsFor(facts), stopsAcceptance: isRequiredForAcceptance(facts) }
}

// Neither the event nor a stay has anything sealed.
const typedOf = ({ sections, stays }: ClaimRecord): Asked => ({
  event: { ...sections.event?.data },
  stay: { stays },
})

const filedOf = ({ filings }: ClaimRecord): Asked => filings.at(-1)?.content.sections ?? { event: {}, stay: {} }

/** Throws, with the name of each, where a claim may not be accepted for want of required documents. */
export async function refuseIncomplete(db: Scoped, claim: ClaimRecord): Promise<void> {
  const { needed, stopsAcceptance } = neededOfClaim(db, claim)
  if (!stopsAcceptance) return
  const there = await db.query(kindsThere, [claim.id])
  const missing = missingDocuments(
    needed,
    there.map(({ kind }) => kind),
  )
  if (missing.length === 0) return
  const names = missing.map((kind) => documentKinds[kind].name)
  throw new Problem(
    'documents-missing',
    missing.map((kind) => ({
      pointer: `/documents/${kind}`,
      code: 'missing',
      message: `缺少${documentKinds[kind].name}`,
    })),
    `还缺少必交的资料，暂不能受理：${names.join('、')}`,
  )
}
