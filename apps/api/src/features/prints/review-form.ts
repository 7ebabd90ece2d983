import { Problem } from '@cradle/domain/problem'
import type { ReviewFormData } from '@cradle/domain/wire'
import { isEditable } from '@cradle/domain/claim'
import { blockers, findingsOf } from '#api/claim/claim-findings.ts'
import { draftOfRecord, filedAnswers, isOwn, readClaims } from '#api/claim/claim-record.ts'
import { filedTotal } from '#api/claim/claim-view.ts'
import { contentHashOf } from '#api/claim/file-claims.ts'
import { businessNow, monthOf } from '#api/lib/clock.ts'
import { numbersInFull } from '#api/lib/identifiers.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/**
 * All that the 审核表 of a claim shows, with the numbers in full. Printed is the latest filing once the claim is sent,
 * before that the draft as it stands. That somebody read the full numbers is on record.
 */
export const reviewFormOf = (caller: SignedIn, claimId: string): Promise<ReviewFormData> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const [claim] = await readClaims(db, [claimId], now.today)
    if (!claim) throw new Problem('claim-not-found')
    const isDraft = isEditable(claim.status) && isOwn(caller, claim)
    const filing = isDraft ? undefined : claim.filings.at(-1)
    const answers = filing ? filedAnswers(claim, filing) : draftOfRecord(claim)
    const printCount = await db.prisma.formPrint.count({ where: { claimId, form: 'review-form' } })
    db.audit({
      type: 'claim.read-form',
      subject: { kind: 'claim', id: claim.id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: now.today,
      detail: { form: 'review-form', filing: filing?.n ?? null },
    })
    const { person, employer } = claim
    // Names are printed as filed: a later change of name or of employer changes no paper that was signed.
    const printed = filing?.content ?? { person, employer }
    return {
      claimId: claim.id,
      claimNumber: claim.number,
      status: claim.status,
      filing: filing ? { n: filing.n, filedAt: new Date(filing.filedAt).toISOString() } : null,
      contentHash: filing?.contentHash ?? contentHashOf(answers),
      isComplete: filing !== undefined || blockers(findingsOf(claim, answers, now.today)).length === 0,
      period: claim.period ? monthOf(claim.period) : now.period,
      businessOn: now.today,
      printCount,
      employer: printed.employer && { name: printed.employer.name, unitNumber: printed.employer.unitNumber },
      person: {
        name: printed.person.name,
        sex: person.sex,
        birthOn: person.birthOn,
        ...numbersInFull(claim.insuredPersonId, person),
      },
      ...answers,
      totalFen: filing ? filedTotal(answers) : claim.totalFen,
      preparedBy: filing?.by ?? caller.name,
    }
  })
