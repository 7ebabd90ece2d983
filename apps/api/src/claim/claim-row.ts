import type { ClaimStatus } from '@cradle/domain/claim'
import type { ClaimRow } from '@cradle/domain/wire'
import { type BusinessNow, monthOf } from '#api/lib/clock.ts'
import { maskedIdNumber, sealedIdNumber, type SealedText } from '#api/lib/identifiers.ts'

/** A claim as the lists read it; `columnsOfRow` selects it from `claim`. */
export type ListedClaim = {
  id: string
  number: string
  status: ClaimStatus
  version: number
  insuredPersonId: string
  personName: string
  idNumber: SealedText
  employerName: string | null
  kind: string | null
  eventOn: string | null
  totalFen: number | null
  missing: number
  period: string | null
  begunPeriod: string
  updatedAt: Date
  updatedText: string
  submittedAt: Date | null
  waitingSince: Date | null
  waitingText: string
  returnReason: string | null
  /** The period of the live submission that a recalled claim was part of. */
  recalledFrom: string | null
}

/** While a returned claim is being corrected, everybody but its clerk still reads what was filed. */
const asFiled = (pointer: string, typed: string, column: string) => `case
    when claim.status = 'returned' and claim.scope_id <> acting_scope() then (
      select (content #>> '{sections,${pointer}}')::${typed} from filing where filing.claim_id = claim.id order by n desc limit 1)
    else claim.${column} end`

export const columnsOfRow = `
  claim.id, claim.number, claim.status, claim.version, ${asFiled('event,kind', 'text', 'kind')} as kind,
  ${asFiled('event,eventOn', 'date', 'event_on')} as "eventOn",
  ${asFiled('charges,totalFen', 'bigint', 'total_fen')} as "totalFen", claim.missing, claim.period, claim.begun_period as "begunPeriod",
  claim.updated_at as "updatedAt", to_char(claim.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "updatedText",
  claim.submitted_at as "submittedAt", claim.waiting_since as "waitingSince",
  to_char(claim.waiting_since, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "waitingText",
  claim.insured_person_id as "insuredPersonId", person_version.name as "personName",
  ${sealedIdNumber('claim.insured_person_id')} as "idNumber",
  (select employer_version.name from employer_version where employer_version.employer_id = claim.employer_id
   order by valid_from desc limit 1) as "employerName",
  case when claim.status = 'returned' then (select decision.reason from decision
   where decision.claim_id = claim.id and decision.action = 'return' order by recorded_at desc limit 1) end as "returnReason",
  case when claim.status = 'draft' then (select submission.period from filing
   join submission on submission.id = filing.submission_id and submission.withdrawn_at is null
   where filing.claim_id = claim.id order by filing.n desc limit 1) end as "recalledFrom"`

/** Where the columns of a row come from: of the claims that `page` selects, and of nothing before it has cut them. */
export const fromClaims = (page: string) => `from (${page}) as claim join person_version
  on person_version.person_id = claim.insured_person_id and person_version.valid_until is null`

/** A listed claim as the API answers it. */
export function claimRow(row: ListedClaim, { period }: BusinessNow): ClaimRow {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    person: {
      name: row.personName,
      idNumberMasked: maskedIdNumber(row.insuredPersonId, row.idNumber),
    },
    employerName: row.employerName,
    treatment: row.kind,
    eventOn: row.eventOn,
    totalFen: row.totalFen,
    isComplete: row.missing === 0,
    missing: row.missing,
    period: row.period && monthOf(row.period),
    begunPeriod: monthOf(row.begunPeriod),
    rejoins: row.recalledFrom !== null && monthOf(row.recalledFrom) === period,
    carriedOver: row.status === 'draft' && monthOf(row.begunPeriod) !== period,
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    returnReason: row.returnReason,
  }
}
