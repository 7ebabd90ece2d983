import { type DraftAnswers, methodInWords } from '@cradle/domain/claim'
import { type Component, type EventKind, eventKinds } from '@cradle/domain/event'
import { Problem } from '@cradle/domain/problem'
import type { EarlierClaim, SurroundingsView } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { businessDay } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { nearDuplicatesOf } from './near-duplicates.ts'

/** As many earlier claims of a person as are read: a life has fewer. */
const MOST = 50

type EarlierRow = Omit<EarlierClaim, 'submittedAt' | 'components'> & {
  components: Component[]
  submittedAt: Date | null
  isSameEvent: boolean
}

/** Other claims of the insured person or the patient, as they were filed last. */
const earlier = statement<EarlierRow>(
  'surroundings.earlier',
  `select other.id as "claimId", other.number, other.status, person_version.name as "personName",
     (select employer_version.name from employer_version where employer_version.employer_id = other.employer_id
      order by valid_from desc limit 1) as "employerName",
     filed.kind, filed.event_on as "eventOn", filed.hospital_names ->> 0 as "hospitalName",
     filed.expenses_fen as "totalFen", other.submitted_at as "submittedAt",
     other.event_id is not distinct from own.event_id as "isSameEvent",
     array(select component from claim_component where claim_component.claim_id = other.id
       order by array_position(array['medical', 'prenatal', 'allowance'], component)) as components,
     case when other.status in ('approved', 'refused') then (
       select sum(amount_fen)::bigint from decision where decision.claim_id = other.id and act_id = (
         select act_id from decision where decision.claim_id = other.id and action in ('approve', 'refuse')
         order by recorded_at desc limit 1)) end as "decidedFen"
   from claim as own
   cross join lateral (
     select id from claim where insured_person_id = own.insured_person_id
     union select id from claim where insured_person_id = own.patient_id
     union select id from claim where patient_id = own.patient_id
     union select id from claim where patient_id = own.insured_person_id) as found
   join claim as other on other.id = found.id and other.id <> own.id and other.deleted_at is null
   join person_version on person_version.person_id = other.insured_person_id and person_version.valid_until is null
   join lateral (select kind, event_on, hospital_names, expenses_fen from filing where filing.claim_id = other.id
     order by n desc limit 1) as filed on true
   where own.id = $1
   order by other.submitted_at desc nulls last, other.id limit ${MOST}`,
)

/** The employer's claims of the last twelve months by the business clock, and who is insured with it today. */
const ofEmployer = statement<NonNullable<SurroundingsView['employer']>>(
  'surroundings.employer',
  `select employer_version.name, counted.claims, counted.refused, counted.flagged,
     (select count(distinct person_id)::int from enrolment where enrolment.employer_id = own.employer_id
       and valid_from <= ${businessDay} and (valid_until is null or valid_until > ${businessDay})) as insured
   from claim as own
   join lateral (select name from employer_version where employer_version.employer_id = own.employer_id
     order by valid_from desc limit 1) as employer_version on true
   cross join lateral (
     select count(*)::int as claims, count(*) filter (where status = 'refused')::int as refused,
       count(*) filter (where exists (select from filing join filing_flag on filing_flag.filing_id = filing.id
         where filing.claim_id = claim.id))::int as flagged
     from claim where claim.scope_id = own.scope_id and claim.deleted_at is null
       and claim.submitted_at > ${businessDay} - interval '12 months') as counted
   where own.id = $1`,
)

type DistributionRow = {
  hospitalName: string
  event: DraftAnswers['event']
  claims: number
  medianFen: number
  p99Fen: number
  quantilesFen: number[]
  thisFen: number
}

/** What claims of the same hospital and method came to, as the nightly job keeps it (A17). */
const distribution = statement<DistributionRow>(
  'surroundings.distribution',
  `select hospital.name as "hospitalName", filed.event, spread.claims, spread.median_fen as "medianFen",
     spread.p99_fen as "p99Fen", spread.quantiles as "quantilesFen", filed.expenses_fen as "thisFen"
   from claim as own
   join lateral (select expenses_fen, kind, hospital_codes ->> 0 as hospital_code, content #> '{sections,event}' as event
     from filing where filing.claim_id = own.id order by n desc limit 1) as filed on true
   join charge_distribution as spread on spread.agency_id = own.agency_id
     and spread.hospital_code = filed.hospital_code and spread.method = charge_method(filed.kind, filed.event)
   join hospital on hospital.code = filed.hospital_code
   where own.id = $1 and filed.expenses_fen > 0`,
)

/** What lies around a claim: its person's, event's and employer's history, what looks alike, and what is usual. */
export const readSurroundings = (caller: Caller, claimId: string): Promise<SurroundingsView> =>
  inScope(caller, (db) => surroundingsOf(db, claimId))

/** The same within a transaction that is open already; a claim that was never filed does not exist here. */
export async function surroundingsOf(db: Scoped, claimId: string): Promise<SurroundingsView> {
  const [alike, rows, [employer], [spread]] = await Promise.all([
    nearDuplicatesOf(db, claimId),
    db.query(earlier, [claimId]),
    db.query(ofEmployer, [claimId]),
    db.query(distribution, [claimId]),
  ])
  if (!alike) throw new Problem('claim-not-found')
  return {
    claimId,
    person: rows.filter(({ isSameEvent }) => !isSameEvent).map(earlierClaim),
    event: rows.filter(({ isSameEvent }) => isSameEvent).map(earlierClaim),
    employer: employer ?? null,
    nearDuplicates: alike.duplicates.map(({ view }) => view),
    distribution: spread ? distributionOf(spread) : null,
  }
}

const earlierClaim = ({ isSameEvent: _isSameEvent, submittedAt, ...row }: EarlierRow): EarlierClaim => ({
  ...row,
  submittedAt: submittedAt?.toISOString() ?? null,
})

const distributionOf = ({ event, ...spread }: DistributionRow): NonNullable<SurroundingsView['distribution']> => ({
  ...spread,
  method: [eventKinds[event.kind as EventKind], methodInWords(event)].filter(Boolean).join(' '),
})
