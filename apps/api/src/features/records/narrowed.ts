import { isEmployerRole } from '@cradle/domain/access'
import { Problem } from '@cradle/domain/problem'
import type { RecordsFilter } from '@cradle/domain/wire'
import type { Caller } from '@cradle/db'
import { type BusinessNow, firstOf } from '#api/lib/clock.ts'

/** The records that somebody asked for, as SQL: a condition, its values, and a name for its shape. */
export type Narrowed = { shape: string; where: string; values: unknown[] }

/** What a record is about: as filed, while its clerk has it back to correct it. */
export const KIND = `case when claim.status = 'returned' then filed.kind else claim.kind end`

/** Claims, each with its latest filing and the decision on it that stands; what goes by the names of `filed` and `decided`. */
export const recordTables = `claim
  left join lateral (select n, filed_at, kind, event_on, expenses_fen, hospital_codes, hospital_names, matn_type, birctrl_types,
      medical_fen, prenatal_fen, allowance_fen, benefit_fen
    from filing where filing.claim_id = claim.id and claim.status <> 'draft' order by n desc limit 1) filed on true
  left join lateral (select sum(amount_fen)::bigint as total_fen,
      coalesce(sum(amount_fen) filter (where component = 'medical'), 0)::bigint as medical_fen,
      coalesce(sum(amount_fen) filter (where component = 'prenatal'), 0)::bigint as prenatal_fen,
      coalesce(sum(amount_fen) filter (where component = 'allowance'), 0)::bigint as allowance_fen
    from decision where decision.claim_id = claim.id and claim.status in ('approved', 'refused') and act_id = (
      select last.act_id from decision last where last.claim_id = claim.id and last.action in ('approve', 'refuse')
      order by last.recorded_at desc limit 1)) decided on true`

/**
 * The condition for what `filter` asks of the caller's records: an employer's own, or for the agency whatever was filed
 * with it. Each combination of filters is a statement of its own: one for all of them could be planned for none.
 */
export function narrowed(caller: Caller, filter: RecordsFilter, { period: open }: BusinessNow): Narrowed {
  refuseSenseless(caller, filter, open)
  const isEmployer = isEmployerRole(caller.role)
  const values: unknown[] = [isEmployer ? caller.scopeId : caller.agencyId]
  const place = (value: unknown) => `$${values.push(value)}`
  const mine = (table: string) => `${table}.${isEmployer ? 'scope_id' : 'agency_id'} = $1`
  const shape = [isEmployer ? 'employer' : 'agency']
  const conditions = [mine('claim'), 'claim.deleted_at is null']
  const narrow = (name: string, condition: string) => {
    shape.push(name)
    conditions.push(condition)
  }

  const { period, status, treatment, person, hospital, text } = filter
  // The drafts of a period are all drafts: their own column is empty until they are filed.
  if (period !== undefined && status !== 'draft') {
    const filed = `claim.period = ${place(firstOf(period))}`
    // A draft has no period until it is filed: it stands where it would be filed now.
    const showsDrafts = period === open && status === undefined && !isReviewing(caller)
    narrow(showsDrafts ? 'period-open' : 'period', showsDrafts ? `(${filed} or claim.status = 'draft')` : filed)
  }
  if (status !== undefined) narrow('status', `claim.status = ${place(status)}`)
  if (treatment !== undefined) narrow('treatment', `${KIND} = ${place(treatment)}`)
  if (person !== undefined) narrow('person', `claim.insured_person_id = ${place(person)}`)
  if (hospital !== undefined)
    narrow('hospital', `claim.id in (${atHospitals(mine, `array[${place(hospital)}::text]`)})`)
  if (text !== undefined) {
    const typed = `${place(text)}::text`
    const named = `array(select code from hospital where position(${typed} in name) > 0)`
    narrow(
      'text',
      `claim.id in (select same.id from claim same where ${mine('same')} and same.number = ${typed}
        union select theirs.id from claim theirs join person_version named on named.person_id = theirs.insured_person_id
          where ${mine('theirs')} and named.valid_until is null and named.agency_id = ${place(caller.agencyId)}
            and named.name collate "C" >= ${typed} and named.name collate "C" < (${typed} || U&'\\+10FFFF')
        union ${atHospitals(mine, named)})`,
    )
  }
  return { shape: shape.join(' '), where: conditions.join(' and '), values }
}

/** Claims of hospitals: what stands on the rows of stays is what was filed, but for what was returned to be corrected. */
const atHospitals = (mine: (table: string) => string, codes: string) => `
  select stay.claim_id from stay join claim at on at.id = stay.claim_id
  where ${mine('stay')} and at.status <> 'returned' and stay.hospital_code = any(${codes})
  union all select at.id from claim at where ${mine('at')} and at.status = 'returned' and (
    select filing.hospital_codes ?| ${codes} from filing where filing.claim_id = at.id order by n desc limit 1)`

/** Who sees what was filed and no draft. */
const isReviewing = ({ role }: Caller) => !isEmployerRole(role) && role !== 'auditor'

function refuseSenseless(caller: Caller, { period, status }: RecordsFilter, open: string) {
  const refuse = (pointer: string, message: string) => {
    throw new Problem('fields-invalid', [{ pointer, code: 'senseless', message }])
  }
  if (status !== 'draft') return
  if (isReviewing(caller)) refuse('/status', '未申报的只有单位自己能看到，请选择其他状态')
  if (period !== undefined && period !== open) refuse('/period', `未申报的只在当前的 ${open} 期，请改选所属期或状态`)
}
