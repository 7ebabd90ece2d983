import { isEmployerRole } from '@cradle/domain/access'
import { addDays, addMonths, instantInShanghai } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import { daysDue, waitingFor } from '@cradle/domain/review'
import { openedConditions, type RecordsFilter } from '@cradle/domain/wire'
import type { Caller } from '@cradle/db'
import { checkedField, isRefusal } from '#api/claim/watched-rows.ts'
import { type BusinessNow, firstOf } from '#api/lib/clock.ts'

/**
 * The records that somebody asked for, as SQL: a condition, its values, and a name for its shape, a letter for each way
 * it is narrowed: PostgreSQL tells names of statements apart by their first 63 letters alone.
 */
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
export function narrowed(caller: Caller, filter: RecordsFilter, now: BusinessNow): Narrowed {
  const { period: open } = now
  refuseSenseless(caller, filter, open)
  const isEmployer = isEmployerRole(caller.role)
  const values: unknown[] = [isEmployer ? caller.scopeId : caller.agencyId]
  const place = (value: unknown) => `$${values.push(value)}`
  const mine = (table: string) => `${table}.${isEmployer ? 'scope_id' : 'agency_id'} = $1`
  let shape = isEmployer ? 'employer ' : 'agency '
  const conditions = [mine('claim'), 'claim.deleted_at is null']
  const narrow = (letter: string, condition: string) => {
    shape += letter
    conditions.push(condition)
  }

  const { period, status, treatment, person, hospital, text } = filter
  // The drafts of a period are all drafts: their own column is empty until they are filed.
  if (period !== undefined && status !== 'draft') {
    const filed = `claim.period = ${place(firstOf(period))}`
    // A draft has no period until it is filed: it stands where it would be filed now.
    const showsDrafts = period === open && status === undefined && !isReviewing(caller)
    narrow(showsDrafts ? 'o' : 'p', showsDrafts ? `(${filed} or claim.status = 'draft')` : filed)
  }
  if (status !== undefined) narrow('s', `claim.status = ${place(status)}`)
  if (treatment !== undefined) narrow('t', `${KIND} = ${place(treatment)}`)
  if (person !== undefined) narrow('i', `claim.insured_person_id = ${place(person)}`)
  // Beside a check it is the hospital that the check names.
  if (hospital !== undefined && filter.check === undefined)
    narrow('h', `claim.id in (${atHospitals(mine, `array[${place(hospital)}::text]`)})`)
  if (text !== undefined) {
    const typed = `${place(text)}::text`
    const named = `array(select code from hospital where position(${typed} in name) > 0)`
    narrow(
      'x',
      `claim.id in (select same.id from claim same where ${mine('same')} and same.number = ${typed}
        union select theirs.id from claim theirs join person_version named on named.person_id = theirs.insured_person_id
          where ${mine('theirs')} and named.valid_until is null and named.agency_id = ${place(caller.agencyId)}
            and named.name collate "C" >= ${typed} and named.name collate "C" < (${typed} || U&'\\+10FFFF')
        union ${atHospitals(mine, named)})`,
    )
  }
  narrowByReview(filter, { now, place, narrow })
  return { shape, where: conditions.join(' and '), values }
}

type Narrowing = {
  now: BusinessNow
  place: (value: unknown) => string
  narrow: (letter: string, condition: string) => void
}

/** The lists behind the numbers of a month as its reviewers watch it. `$1` is the agency. */
function narrowByReview(filter: RecordsFilter, { now, place, narrow }: Narrowing) {
  const { receivedOn, waitingFrom, waitingTo, due, refusedIn, article, check, checkSection, checkField } = filter
  const { hospital, period } = filter
  if (receivedOn !== undefined)
    narrow(
      'r',
      `claim.submitted_at >= ${place(instantInShanghai(receivedOn))}
        and claim.submitted_at < ${place(instantInShanghai(addDays(receivedOn, 1)))}`,
    )
  if (waitingFrom !== undefined)
    narrow('f', `${isWaiting} and claim.waiting_since >= ${place(instantInShanghai(waitingFrom))}`)
  if (waitingTo !== undefined)
    narrow('u', `${isWaiting} and claim.waiting_since < ${place(instantInShanghai(addDays(waitingTo, 1)))}`)
  if (due !== undefined) {
    const { from, to } = daysDue(due, now.today)
    narrow(
      'd',
      `claim.id in (select claim_id from queued_claim where queued_claim.agency_id = $1
        and queued_claim.due_on between ${place(from ?? '-infinity')} and ${place(to)})`,
    )
  }
  if (refusedIn !== undefined) {
    const [from, to] = [refusedIn, addMonths(refusedIn, 1)].map((one) => instantInShanghai(firstOf(one)))
    narrow(
      article === undefined ? 'n' : 'a',
      `claim.id in (select claim_id from decision where decision.agency_id = $1
        and decision.decided_at >= ${place(from)} and decision.decided_at < ${place(to)} and ${isRefusal}
        ${article === undefined ? '' : `and decision.article = ${place(article)}`})`,
    )
  }
  if (check !== undefined) {
    const further = [
      period === undefined ? '' : `and period = ${place(firstOf(period))}`,
      checkSection === undefined ? '' : `and section = ${place(checkSection)}`,
      checkField === undefined ? '' : `and ${checkedField} = ${place(checkField)}`,
      hospital === undefined ? '' : `and hospital_code = ${place(hospital)}`,
    ]
    narrow(
      `c${further.map((one) => (one ? 1 : 0)).join('')}`,
      `claim.id in (select claim_id from filing_check where filing_check.agency_id = $1 and code = ${place(check)}
        ${further.join(' ')})`,
    )
  }
}

const isWaiting = `claim.status in (${Object.keys(waitingFor)
  .map((status) => `'${status}'`)
  .join(', ')})`

/** Claims of hospitals: what stands on the rows of stays is what was filed, but for what was returned to be corrected. */
const atHospitals = (mine: (table: string) => string, codes: string) => `
  select stay.claim_id from stay join claim at on at.id = stay.claim_id
  where ${mine('stay')} and at.status <> 'returned' and stay.hospital_code = any(${codes})
  union all select at.id from claim at where ${mine('at')} and at.status = 'returned' and (
    select filing.hospital_codes ?| ${codes} from filing where filing.claim_id = at.id order by n desc limit 1)`

/** Who sees what was filed and no draft. */
const isReviewing = ({ role }: Caller) => !isEmployerRole(role) && role !== 'auditor'

function refuseSenseless(caller: Caller, filter: RecordsFilter, open: string) {
  const { period, status } = filter
  const refuse = (pointer: string, message: string) => {
    throw new Problem('fields-invalid', [{ pointer, code: 'senseless', message }])
  }
  // They stand in the agency's tables alone, or tell of its work.
  const asked = openedConditions.find((name) => filter[name] !== undefined)
  if (asked && isEmployerRole(caller.role)) refuse(`/${asked}`, '只有经办机构可以按这个条件查询')
  if (filter.article !== undefined && filter.refusedIn === undefined) refuse('/refusedIn', '请选择不予支付的月份')
  if (filter.check === undefined && (filter.checkSection ?? filter.checkField) !== undefined)
    refuse('/check', '请选择核对项目')
  if (status !== 'draft') return
  if (isReviewing(caller)) refuse('/status', '未申报的只有单位自己能看到，请选择其他状态')
  if (period !== undefined && period !== open) refuse('/period', `未申报的只在当前的 ${open} 期，请改选所属期或状态`)
}
