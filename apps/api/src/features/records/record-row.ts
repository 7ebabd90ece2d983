import type { ClaimStatus } from '@cradle/domain/claim'
import type { EventKind } from '@cradle/domain/event'
import { maskIdNumber } from '@cradle/domain/identity'
import type { RecordView } from '@cradle/domain/wire'
import { identifierPlace } from '@cradle/db'
import { monthOf } from '#api/lib/clock.ts'
import { openSealed, sealedIdNumber, type SealedText } from '#api/lib/identifiers.ts'
import { KIND, recordTables } from './narrowed.ts'

/** A record as PostgreSQL answers it. */
export type RecordRow = {
  id: string
  number: string
  status: ClaimStatus
  period: string | null
  personId: string
  personName: string
  idNumber: SealedText
  employerName: string | null
  treatment: EventKind | null
  eventOn: string | null
  hospitalCodes: (string | null)[]
  hospitals: string[]
  matnType: string | null
  birctrlTypes: string[] | null
  filedN: number | null
  filedAt: Date | null
  expensesFen: number | null
  medicalFen: number | null
  prenatalFen: number | null
  allowanceFen: number | null
  benefitFen: number | null
  draftFen: number | null
  decidedMedicalFen: number
  decidedPrenatalFen: number
  decidedAllowanceFen: number
  decidedFen: number | null
}

/** Stays as filed, or as a draft has them now: each one's code and, by the directory or as typed, its name. */
const stays = `(
  select coalesce(array_agg(stayed.code order by stayed.n), '{}') as codes,
    coalesce(array_agg(distinct coalesce(hospital.name, stayed.typed)) filter (where coalesce(hospital.name, stayed.typed) is not null), '{}') as names
  from (
    select n, filed.hospital_codes ->> (n - 1)::integer as code, filed.hospital_names ->> (n - 1)::integer as typed
    from generate_series(1, jsonb_array_length(filed.hospital_codes)) n
    union all select stay.n::integer, hospital_code, hospital_name from stay
    where claim.status = 'draft' and stay.claim_id = claim.id) stayed
  left join hospital on hospital.code = stayed.code)`

/** Everything a record says; `where` narrows it. */
export const selectRecords = (where: string): string => `
  select claim.id, claim.number, claim.status, claim.period, claim.insured_person_id as "personId",
    person_version.name as "personName", ${sealedIdNumber('claim.insured_person_id')} as "idNumber",
    (select employer_version.name from employer_version where employer_version.employer_id = claim.employer_id
     order by valid_from desc limit 1) as "employerName",
    ${KIND} as treatment,
    case when claim.status = 'returned' then filed.event_on else claim.event_on::text end as "eventOn",
    stayed.codes as "hospitalCodes", stayed.names as hospitals,
    filed.matn_type as "matnType", filed.birctrl_types as "birctrlTypes", filed.n as "filedN", filed.filed_at as "filedAt",
    filed.expenses_fen as "expensesFen", filed.medical_fen as "medicalFen", filed.prenatal_fen as "prenatalFen",
    filed.allowance_fen as "allowanceFen", filed.benefit_fen as "benefitFen",
    case when claim.status = 'draft' then claim.total_fen end as "draftFen",
    decided.medical_fen as "decidedMedicalFen", decided.prenatal_fen as "decidedPrenatalFen",
    decided.allowance_fen as "decidedAllowanceFen", decided.total_fen as "decidedFen"
  from ${recordTables}
  cross join lateral ${stays} stayed
  join person_version on person_version.person_id = claim.insured_person_id and person_version.valid_until is null
  where ${where}`

/** The ID number in full: of an export that asked for it, on record. */
export const idNumberInFull = ({ personId, idNumber }: RecordRow): string =>
  openSealed(idNumber, identifierPlace(personId, 'id-card'))

/** A record as the API answers it. */
export function recordOf(row: RecordRow): RecordView {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    employerName: row.employerName,
    person: { id: row.personId, name: row.personName, idNumberMasked: maskIdNumber(idNumberInFull(row)) },
    period: row.period && monthOf(row.period),
    treatment: row.treatment,
    eventOn: row.eventOn,
    hospitals: row.hospitals,
    filed:
      row.filedN === null || row.filedAt === null
        ? null
        : { n: row.filedN, at: row.filedAt.toISOString(), expensesFen: row.expensesFen, benefit: filedBenefit(row) },
    draftFen: row.draftFen,
    decided: decidedBenefit(row),
  }
}

const filedBenefit = ({ medicalFen, prenatalFen, allowanceFen, benefitFen }: RecordRow) =>
  benefitFen === null
    ? null
    : {
        medicalFen: medicalFen ?? 0,
        prenatalFen: prenatalFen ?? 0,
        allowanceFen: allowanceFen ?? 0,
        totalFen: benefitFen,
      }

const decidedBenefit = (row: RecordRow) =>
  row.decidedFen === null
    ? null
    : {
        medicalFen: row.decidedMedicalFen,
        prenatalFen: row.decidedPrenatalFen,
        allowanceFen: row.decidedAllowanceFen,
        totalFen: row.decidedFen,
      }
