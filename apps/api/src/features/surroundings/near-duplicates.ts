import type { PlainDate } from '@cradle/domain/calendar'
import type { ClaimStatus, DraftAnswers } from '@cradle/domain/claim'
import type { EventKind } from '@cradle/domain/event'
import { type Fen, fen } from '@cradle/domain/money'
import { type Compared, NEAR_DAYS, whyNearDuplicate } from '@cradle/domain/review'
import type { NearDuplicateView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { maskedIdNumber, sealedIdNumber, type SealedText } from '#api/lib/identifiers.ts'

/** As many claims as are compared with one; more alike than that is a matter for the checks, not for a list. */
const MOST = 30

type ComparedRow = {
  id: string
  number: string
  status: ClaimStatus
  patientId: string
  insuredPersonId: string
  personName: string
  birthOn: PlainDate
  idNumber: SealedText
  employerName: string | null
  sections: Pick<DraftAnswers, 'event' | 'stay' | 'charges'>
  filingId: string
  verdict: { reason: string; by: string; at: string } | null
}

/**
 * The claim itself and those that may be about the same: of the same patient or of a namesake born on the same day with an event around it, or
 * with a bill of the same hospital, day and amount, or with a bill of the same number in the same scope. Each as it was
 * filed last; all found by indexes.
 */
const compared = statement<ComparedRow>(
  'near-duplicate.compared',
  `with own as (select * from claim where id = $1 and deleted_at is null),
   found as (
     select id from own
     union
     (select other.id from own join claim as other on other.patient_id = own.patient_id
        and other.event_on between own.event_on - 400 and own.event_on + 400
      where is_live_claim(other.status) order by other.submitted_at desc limit ${MOST})
     union
     (select other.id from own
      join person_version as named on named.person_id = own.insured_person_id and named.valid_until is null
      join person_version as namesake on namesake.agency_id = own.agency_id and namesake.name collate "C" = named.name
        and namesake.birth_on = named.birth_on and namesake.valid_until is null and namesake.person_id <> own.insured_person_id
      join claim as other on other.insured_person_id = namesake.person_id and other.kind = own.kind
        and other.event_on between own.event_on - ${NEAR_DAYS} and own.event_on + ${NEAR_DAYS}
      where is_live_claim(other.status) limit ${MOST})
     union
     (select twin.claim_id from own join invoice as bill on bill.claim_id = own.id
      join invoice as twin on twin.agency_id = own.agency_id and twin.total_fen = bill.total_fen
        and twin.issued_on = bill.issued_on and twin.total_fen > 0 and twin.claim_id <> own.id limit ${MOST})
     union
     (select twin.claim_id from own join invoice as bill on bill.claim_id = own.id
      join invoice as twin on twin.scope_id = own.scope_id and twin.number = bill.number and twin.claim_id <> own.id
      limit ${MOST})
   )
   select claim.id, claim.number, claim.status, claim.patient_id as "patientId",
     claim.insured_person_id as "insuredPersonId", person_version.name as "personName", person_version.birth_on as "birthOn",
     ${sealedIdNumber('claim.insured_person_id')} as "idNumber",
     (select employer_version.name from employer_version where employer_version.employer_id = claim.employer_id
      order by valid_from desc limit 1) as "employerName",
     jsonb_build_object('event', filed.content #> '{sections,event}', 'stay', filed.content #> '{sections,stay}',
       'charges', filed.content #> '{sections,charges}') as sections,
     filed.id as "filingId",
     (select json_build_object('reason', duplicate_verdict.reason, 'by', given_by_name, 'at', given_at)
      from duplicate_verdict
      join filing as own_then on own_then.id = case when $1 < claim.id then filing_id else other_filing_id end
      join filing as other_then on other_then.id = case when $1 < claim.id then other_filing_id else filing_id end
      where duplicate_verdict.claim_id = least($1, claim.id) and duplicate_verdict.other_id = greatest($1, claim.id)
        and other_then.content_hash = filed.content_hash
        and own_then.content_hash = (select content_hash from filing where filing.claim_id = $1 order by n desc limit 1)
      order by duplicate_verdict.recorded_at desc limit 1) as verdict
   from found join claim on claim.id = found.id
   join person_version on person_version.person_id = claim.insured_person_id and person_version.valid_until is null
   join lateral (select id, content, content_hash from filing where filing.claim_id = claim.id order by n desc limit 1)
     as filed on true
   left join own on true
   where claim.id = $1 or (is_live_claim(claim.status)
     and coalesce(claim.supplement_of, claim.id) <> coalesce(own.supplement_of, own.id))
   order by claim.submitted_at desc, claim.id`,
)

/** A claim that looks like another, with the filings that were compared. */
export type NearDuplicate = { view: NearDuplicateView; filingId: string }

/** The claims that may be about the same as this one, each with what speaks for it; and this one's filing. */
export async function nearDuplicatesOf(db: Scoped, claimId: string) {
  const rows = await db.query(compared, [claimId])
  const own = rows.find(({ id }) => id === claimId)
  if (!own) return null
  const duplicates = rows.flatMap((row): NearDuplicate[] => {
    const why = row === own ? [] : whyNearDuplicate(comparedOf(own), comparedOf(row))
    return why.length === 0 ? [] : [{ view: viewOf(row, why), filingId: row.filingId }]
  })
  return { filingId: own.filingId, duplicates }
}

function viewOf(row: ComparedRow, why: string[]): NearDuplicateView {
  const { kind, eventOn, stays } = comparedOf(row)
  const { totalFen } = row.sections.charges ?? {}
  return {
    claimId: row.id,
    number: row.number,
    status: row.status,
    personName: row.personName,
    idNumberMasked: maskedIdNumber(row.insuredPersonId, row.idNumber),
    employerName: row.employerName,
    kind,
    eventOn,
    hospitalName: stays[0]?.hospitalName ?? row.sections.stay?.stays?.[0]?.hospitalName ?? null,
    totalFen: typeof totalFen === 'number' ? totalFen : null,
    why,
    verdict: row.verdict && { ...row.verdict, at: new Date(row.verdict.at).toISOString() },
  }
}

/** What of a filing is compared: what is filed is well-formed, and what was not asked is absent. */
function comparedOf({ patientId, personName, birthOn, sections }: ComparedRow): Compared {
  const stays = sections.stay?.stays ?? []
  return {
    patientId,
    personName,
    birthOn,
    kind: (sections.event?.kind as EventKind | undefined) ?? null,
    eventOn: (sections.event?.eventOn as PlainDate | undefined) ?? null,
    stays: stays
      .filter(({ kind }) => kind === 'inpatient')
      .map(({ hospitalName, admittedOn, dischargedOn }) => ({
        hospitalName: hospitalName ?? null,
        admittedOn: admittedOn ?? null,
        dischargedOn: dischargedOn ?? null,
      })),
    bills: (sections.charges?.invoices ?? []).map(({ code, number, stay, issuedOn, totalFen }) => ({
      code: code ?? null,
      number: number ?? null,
      hospitalCode: stays[Number(stay ?? 1) - 1]?.hospitalCode ?? null,
      issuedOn: issuedOn ?? null,
      totalFen: amountOf(totalFen),
    })),
  }
}

const amountOf = (amount: number | string | null | undefined): Fen | null =>
  typeof amount === 'number' ? fen(amount) : null
