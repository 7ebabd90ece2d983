import { benefitOfClaim } from '@cradle/domain/benefit'
import { dateInShanghai } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import type { ClaimForm, ClaimFormData, ClaimFormsBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { benefitBases } from '#api/claim/benefit-basis.ts'
import { blockers, findingsOf } from '#api/claim/claim-findings.ts'
import { type ClaimRecord, readClaims } from '#api/claim/claim-record.ts'
import { filedTotal } from '#api/claim/claim-view.ts'
import { type BusinessNow, businessNow, monthOf } from '#api/lib/clock.ts'
import { numbersInFull } from '#api/lib/identifiers.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { printedAnswers, type PrintedAnswers } from './printed-answers.ts'
import { printedBefore, sinceLastPrint } from './printed-before.ts'

/** The claim's form in full; see `claimFormsOf`. */
export const claimFormOf = async (caller: SignedIn, claimId: string, form: ClaimForm): Promise<ClaimFormData> =>
  (await claimFormsOf(caller, { form, claimIds: [claimId] }))[0]!

/**
 * All that a form shows of each claim, with the numbers in full, in the order asked for; all of them or none. That
 * somebody read the full numbers is on record.
 */
export const claimFormsOf = (caller: SignedIn, { form, claimIds }: ClaimFormsBody): Promise<ClaimFormData[]> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const [claims, before, agencyName] = await Promise.all([
      readClaims(db, claimIds, now.today),
      printedBefore(db, claimIds, form),
      agencyNameOf(db),
    ])
    if (claims.length < claimIds.length) throw new Problem('claim-not-found')
    const printed = new Map(claims.map((claim) => [claim.id, printedAnswers(caller, claim)]))
    const benefits = await benefitsOf(db, form, claims, printed, now)
    const forms = claims.map((claim) => {
      const { filing, answers, contentHash } = printed.get(claim.id)!
      const last = before.get(claim.id)
      db.audit({
        type: 'claim.read-form',
        subject: { kind: 'claim', id: claim.id },
        scopeId: claim.scopeId,
        agencyId: claim.agencyId,
        businessOn: now.today,
        detail: { form, filing: filing?.n ?? null },
      })
      const { person, employer } = claim
      // Names are printed as filed: a later change of name or of employer changes no paper that was signed.
      const named = filing?.content ?? { person, employer }
      return {
        claimId: claim.id,
        claimNumber: claim.number,
        status: claim.status,
        filing: filing ? { n: filing.n, filedAt: new Date(filing.filedAt).toISOString() } : null,
        contentHash,
        isComplete: filing !== undefined || blockers(findingsOf(claim, answers, now.today)).length === 0,
        period: claim.period ? monthOf(claim.period) : now.period,
        businessOn: now.today,
        printCount: last?.count ?? 0,
        sinceLastPrint: sinceLastPrint(last, answers, contentHash),
        agencyName,
        employer: named.employer && { name: named.employer.name, unitNumber: named.employer.unitNumber },
        person: {
          name: named.person.name,
          sex: person.sex,
          birthOn: person.birthOn,
          ...numbersInFull(claim.insuredPersonId, person),
        },
        ...answers,
        totalFen: filing ? filedTotal(answers) : claim.totalFen,
        preparedBy: filing?.by ?? caller.name,
        benefit: benefits.get(claim.id) ?? null,
        decided: filing ? decidedOf(claim) : null,
      }
    })
    const byId = new Map(forms.map((one) => [one.claimId, one]))
    return claimIds.map((claimId) => byId.get(claimId)!)
  })

/** The explained benefits: as filed, or of a draft that asks for its allowance as they stand now. */
async function benefitsOf(
  db: Scoped,
  form: ClaimForm,
  claims: readonly ClaimRecord[],
  printed: ReadonlyMap<string, PrintedAnswers>,
  { today }: BusinessNow,
) {
  const filed = claims.map(
    (claim) => [claim.id, printed.get(claim.id)?.filing ? claim.filedBenefit?.result : null] as const,
  )
  const drafts = claims.flatMap((claim) => {
    const { filing, answers } = printed.get(claim.id)!
    return filing || form !== 'allowance-application' ? [] : [{ claim, answers }]
  })
  if (drafts.length === 0) return new Map(filed)
  const bases = await benefitBases(db, drafts, today)
  const live = drafts.map(({ claim, answers }) => {
    const basis = bases.get(claim.id)
    const benefit = basis && benefitOfClaim(answers, basis)
    return [claim.id, benefit?.ok ? benefit.breakdown : null] as const
  })
  return new Map([...filed, ...live])
}

/** What the last approval or refusal granted, and on which day. */
function decidedOf({ decidedFen, decisions }: ClaimRecord): ClaimFormData['decided'] {
  const last = decisions.findLast(({ action }) => action === 'approve' || action === 'refuse')
  if (!decidedFen || !last) return null
  const { medical = 0, prenatal = 0, allowance = 0 } = decidedFen
  return {
    medicalFen: medical,
    prenatalFen: prenatal,
    allowanceFen: allowance,
    totalFen: medical + prenatal + allowance,
    on: dateInShanghai(new Date(last.at)),
  }
}

const readAgency = statement<{ name: string }>('agency.name', 'select name from agency where id = $1')

/** The name of the agency that the caller files with or works for. */
export const agencyNameOf = async (db: Scoped): Promise<string> =>
  (await db.query(readAgency, [db.caller.agencyId]))[0]?.name ?? ''
