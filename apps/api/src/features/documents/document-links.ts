import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import { type DocumentLinks, id } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { z } from 'zod'
import { isOwn, readClaims } from '#api/claim/claim-record.ts'
import { isThere } from '#api/documents/document-row.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import { accessClaims, type SignedIn } from '#api/plugins/caller.ts'

// Who asked is named by ids alone: a link stands in logs and histories of others.
const linkShape = z.object({ document: id, until: z.number(), by: accessClaims.omit({ name: true }) })

const idsOf = statement<{ id: string }>(
  'document.ids',
  `select id from document where claim_id = $1 and ${isThere} order by kind, n`,
)

/**
 * A link to each document of a claim: for whoever asks, while their session stands, for a few minutes. Who is not of the
 * claim's own employer has looked at them by asking, and that is on record.
 */
export const linkDocuments = (caller: SignedIn, claimId: string): Promise<DocumentLinks> =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const [[claim], rows] = await Promise.all([readClaims(db, [claimId], today), db.query(idsOf, [claimId])])
    if (!claim) throw new Problem('claim-not-found')
    if (!isOwn(caller, claim) && rows.length > 0)
      db.audit({
        type: 'claim.open-documents',
        subject: { kind: 'claim', id: claimId },
        scopeId: claim.scopeId,
        agencyId: claim.agencyId,
        businessOn: today,
        detail: { documents: rows.map((row) => row.id) },
      })
    const until = Date.now() + installation().access.linkSeconds * 1000
    return {
      links: rows.map((row) => ({ id: row.id, path: `/documents/content?link=${linkTo(row.id, caller, until)}` })),
      expiresAt: new Date(until).toISOString(),
    }
  })

function linkTo(document: string, caller: SignedIn, until: number): string {
  const { accountId, holderId, membershipId, sessionId, role, agencyId, scopeId } = caller
  const by = {
    account: accountId,
    holder: holderId,
    membership: membershipId,
    session: sessionId,
    role,
    agency: agencyId,
    scope: scopeId,
  }
  const text = Buffer.from(JSON.stringify({ document, until, by } satisfies z.input<typeof linkShape>)).toString(
    'base64url',
  )
  return `${text}.${proofOf(text).toString('base64url')}`
}

/** Reads a link that this installation made and that has not run out: which document, and who asked for it. */
export function readLink(link: string, requestId: string): { document: string; caller: SignedIn } {
  const [text = '', proof = ''] = link.split('.')
  const [given, expected] = [Buffer.from(proof, 'base64url'), proofOf(text)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem('link-not-found')
  const { document, until, by } = linkShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  if (until <= Date.now()) throw new Problem('link-not-found')
  const caller = {
    accountId: by.account,
    holderId: by.holder,
    membershipId: by.membership,
    sessionId: by.session,
    role: by.role,
    name: '',
    agencyId: by.agency,
    scopeId: by.scope,
    requestId,
  }
  return { document, caller }
}

const proofOf = (text: string) => createHmac('sha256', installation().keys.links).update(text).digest()
