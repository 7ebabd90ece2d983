import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { RecordPrintBody } from '@cradle/domain/wire'
import { draftOfRecord, readClaims } from '#api/claim/claim-record.ts'
import { contentHashOf } from '#api/claim/file-claims.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** Records that a form was printed; called after its bytes exist, so that a cancelled print is not a print. */
export const recordPrint = (caller: SignedIn, claimId: string, { form, contentHash, filing }: RecordPrintBody) =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const [claim] = await readClaims(db, [claimId], today)
    if (!claim) throw new Problem('claim-not-found')
    const standing = filing === null ? contentHashOf(draftOfRecord(claim)) : claim.filings[filing - 1]?.contentHash
    // The paper in hand is no longer the claim: it is void, and no print of it is recorded.
    if (standing !== contentHash) throw new Problem('claim-changed')
    const id = randomUUIDv7()
    await db.prisma.formPrint.create({
      data: {
        id,
        claimId,
        scopeId: claim.scopeId,
        agencyId: claim.agencyId,
        form,
        filingN: filing,
        contentHash,
        printedBy: caller.membershipId,
      },
    })
    const count = await db.prisma.formPrint.count({ where: { claimId, form } })
    db.audit({
      type: 'claim.print',
      subject: { kind: 'claim', id: claim.id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: today,
      detail: { form, filing, contentHash },
    })
    return { id, form, count }
  })
