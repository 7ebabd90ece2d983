import {
  type BenefitBasis,
  contributionMonths,
  isUnpublished,
  NoRuleSet,
  type PaidRange,
  type RuleSet,
  ruleSetFor,
  wageBaseFor,
  type WageRegister,
} from '@cradle/domain/benefit'
import { addMonths, type PlainDate, plainDate } from '@cradle/domain/calendar'
import { type DraftAnswers, isForSpouse } from '@cradle/domain/claim'
import { readIdNumber } from '@cradle/domain/identity'
import { isAgencyRole } from '@cradle/domain/access'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { firstOf, monthOf } from '#api/lib/clock.ts'
import type { ClaimRecord } from './claim-record.ts'

type Person = {
  claimId: string
  personType: string | null
  wageContinues: boolean | null
  hospitalLevel: number | null
  /** Whether the person has paid the months asked for, whoever the employers were. */
  hasContributed: boolean
  bases: { employerId: string; from: PlainDate; until: PlainDate | null; baseFen: number }[]
  earlier: { claims: number; chargedFen: number; medicalFen: number; prenatalFen: number; allowanceFen: number }
}

export const readPersons = statement<Person>(
  'benefit.persons',
  `select asked.claim_id as "claimId",
     (select person_type from enrolment where person_id = claim.insured_person_id and employer_id = claim.employer_id
        and valid_from <= asked.event_on and (valid_until is null or valid_until > asked.event_on)) as "personType",
     (select wage_continues from employer_version where employer_id = claim.employer_id
        and valid_from <= asked.event_on and (valid_until is null or valid_until > asked.event_on)) as "wageContinues",
     (select level from hospital where code = asked.hospital_code) as "hospitalLevel",
     has_contributed(claim.insured_person_id, asked.event_on, asked.months, asked.unbroken) as "hasContributed",
     coalesce((select json_agg(json_build_object('employerId', employer_id, 'from', valid_from, 'until', valid_until,
         'baseFen', base_fen) order by valid_from)
       from enrolment_base where person_id = claim.insured_person_id and valid_from <= asked.event_on), '[]') as bases,
     (select json_build_object('claims', count(distinct other.id), 'chargedFen', coalesce(sum(total_fen) filter (where first_of_claim), 0),
         'medicalFen', coalesce(sum(amount_fen) filter (where component = 'medical'), 0),
         'prenatalFen', coalesce(sum(amount_fen) filter (where component = 'prenatal'), 0),
         'allowanceFen', coalesce(sum(amount_fen) filter (where component = 'allowance'), 0))
       from (select claim_of_event.id, claim_of_event.total_fen, decision.component, decision.amount_fen,
           row_number() over (partition by claim_of_event.id) = 1 as first_of_claim
         from claim claim_of_event
         -- Of a claim that was opened again and approved anew, the last approval alone.
         join decision on decision.claim_id = claim_of_event.id and decision.action = 'approve' and decision.act_id = (
           select last.act_id from decision as last where last.claim_id = claim_of_event.id and last.action = 'approve'
           order by last.recorded_at desc limit 1)
         where claim_of_event.insured_person_id = claim.insured_person_id and claim_of_event.kind = asked.kind
           and case when asked.kind = 'prenatal'
             then claim_of_event.due_on between asked.due_on - 42 and asked.due_on + 42
             else claim_of_event.event_on = asked.event_on end
           and claim_of_event.id <> claim.id
           and claim_of_event.status = 'approved') as other) as earlier
   from unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::int[], $6::bool[], $7::date[])
     as asked(claim_id, event_on, kind, hospital_code, months, unbroken, due_on)
   join claim on claim.id = asked.claim_id`,
)
type Register = Pick<WageRegister, 'employers' | 'successions'> & {
  averages: (WageRegister['regionalAverages'][number] & { regionCode: string })[]
}

// Who was taken over is hidden from its successor, which still answers for its months.
export const readRegister = statement<Register>(
  'benefit.register',
  `select
     coalesce((select json_agg(json_build_object('id', asked.id, 'name', coalesce(employer_version.name, '被合并单位'),
         'months', coalesce((select json_agg(json_build_object('month', to_char(month, 'YYYY-MM'), 'totalFen', total_fen,
           'headcount', headcount)) from employer_months(asked.id, $2, $3)), '[]')))
       from (select unnest($1::uuid[]) union select predecessor_id from employer_succession where successor_id = any($1)) as asked(id)
       left join employer_version on employer_version.employer_id = asked.id and employer_version.valid_until is null),
       '[]') as employers,
     coalesce((select json_agg(json_build_object('predecessorId', predecessor_id, 'successorId', successor_id,
         'on', succeeded_on)) from employer_succession where successor_id = any($1)), '[]') as successions,
     coalesce((select json_agg(json_build_object('regionCode', region_code, 'year', year, 'monthlyFen', monthly_fen))
       from regional_average where region_code = any($4)), '[]') as averages`,
)

type Asked = {
  claim: Pick<ClaimRecord, 'id' | 'regionCode' | 'employer'> & {
    person: Pick<ClaimRecord['person'], 'sex' | 'birthOn'>
  }
  answers: DraftAnswers
}
type Dated = Asked & { eventOn: PlainDate; rules: RuleSet }

/**
 * What the register and earlier claims say beside the answers of these claims, by claim; a claim whose event has no date
 * or no rules has none. Payment is taken to be made on `today`, the earliest that it can be. One statement for their persons
 * and one for what is the same of all, however many claims.
 */
export async function benefitBases(
  db: Scoped,
  asked: readonly Asked[],
  today: PlainDate,
): Promise<Map<string, BenefitBasis>> {
  const dated = asked.flatMap(withRules)
  if (dated.length === 0) return new Map()
  const employerIds = [...new Set(dated.flatMap(({ claim }) => claim.employer?.id ?? []))]
  const days = dated.map(({ eventOn }) => eventOn).toSorted()
  const [persons, [register]] = await Promise.all([
    db.query(readPersons, [
      dated.map(({ claim }) => claim.id),
      dated.map(({ eventOn }) => eventOn),
      dated.map(({ answers }) => answers.event.kind ?? null),
      dated.map(({ answers }) => answers.stay.stays?.[0]?.hospitalCode?.trim().toUpperCase() ?? null),
      dated.map(({ rules }) => monthsAsked(rules).months),
      dated.map(({ rules }) => monthsAsked(rules).counted === 'continuous'),
      dated.map(({ answers }) => dayOrNull(answers.event.dueOn)),
    ]),
    db.query(readRegister, [
      employerIds,
      firstOf(`${Number(days[0]!.slice(0, 4)) - 1}-01`),
      firstOf(monthOf(days.at(-1)!)),
      [...new Set(dated.map(({ claim }) => claim.regionCode))],
    ]),
  ])
  const { employers, successions, averages } = register!
  const byClaim = new Map(persons.map((person) => [person.claimId, person]))
  return new Map(
    dated.flatMap((one) => {
      const person = byClaim.get(one.claim.id)
      if (!person) return []
      const regionalAverages = averages.filter(({ regionCode }) => regionCode === one.claim.regionCode)
      const wages = { own: ownMonths(person, one.eventOn), employers, successions, regionalAverages }
      return [
        [
          one.claim.id,
          { ...basisOf(db.caller, one, person, wages), paidOn: today > one.eventOn ? today : one.eventOn },
        ] as const,
      ]
    }),
  )
}

/** A claim with the rules of its event's day; nothing where no day stands or no rules were published. */
function withRules({ claim, answers }: Asked): Dated[] {
  const eventOn = dayOrNull(answers.event.eventOn)
  if (eventOn === null) return []
  try {
    return [{ claim, answers, eventOn, rules: ruleSetFor({ region: claim.regionCode, event: { on: eventOn } }) }]
  } catch (error) {
    if (error instanceof NoRuleSet) return []
    throw error
  }
}

const dayOrNull = (typed: string | null | undefined): PlainDate | null =>
  typed && plainDate.safeParse(typed).success ? typed : null

/** The longest time of contribution any benefit asks for. */
function monthsAsked({ eligibility }: RuleSet) {
  const none = { months: 0, counted: 'cumulative' as const }
  return Object.values(eligibility).reduce<{ months: number; counted: 'cumulative' | 'continuous' }>(
    (longest, rule) => (isUnpublished(rule) || rule.months <= longest.months ? longest : rule),
    none,
  )
}

/** Month by month from the year before the event up to its own month: no base is derived from earlier or later ones. */
const ownMonths = ({ bases }: Person, eventOn: PlainDate): WageRegister['own'] => {
  const yearBefore = `${Number(eventOn.slice(0, 'YYYY'.length)) - 1}-01`
  return bases.flatMap(({ employerId, from, until, baseFen }) => {
    const months = []
    const end = until !== null && until <= eventOn ? until : firstOf(addMonths(monthOf(eventOn), 1))
    const start = monthOf(from) > yearBefore ? monthOf(from) : yearBefore
    for (let month = start; firstOf(month) < end; month = addMonths(month, 1))
      months.push({ month, employerId, baseFen })
    return months
  })
}

/** All but the day of payment. */
function basisOf(
  caller: Caller,
  { claim, answers, eventOn, rules }: Dated,
  person: Person,
  register: WageRegister,
): Omit<BenefitBasis, 'paidOn'> {
  const ranges: PaidRange[] = person.bases.map(({ from, until }) => ({
    from: monthOf(from),
    until: until && monthOf(until),
  }))
  const own = contributionMonths(ranges, eventOn)
  const { months } = monthsAsked(rules)
  // An employer sees its own months only; that others paid the rest is a yes or no, and then the least that it can be.
  const atLeast = (counted: number) => (person.hasContributed ? Math.max(counted, months) : counted)
  return {
    region: claim.regionCode,
    insured: {
      kind: person.personType === FLEXIBLE ? 'flexible' : 'employee',
      sex: claim.person.sex,
      birthOn: claim.person.birthOn,
      contributionMonths: atLeast(own.cumulative),
      continuousMonths: atLeast(own.continuous),
      wageContinues: person.wageContinues ?? claim.employer?.wageContinues ?? false,
    },
    ...(isForSpouse(answers) ? { spouseBirthOn: birthOf(answers.contact.spouseIdNumber) } : {}),
    hospitalLevel: person.hospitalLevel,
    earlier: { ...person.earlier, notCoveredFen: 0 },
    countsAllEmployers: isAgencyRole(caller.role),
    wageBase: claim.employer
      ? wageBaseFor({ on: eventOn, employerId: claim.employer.id }, register, rules)
      : { missing: '没有用人单位，不能确定月缴费基数' },
    acceptedOn: null,
  }
}

function birthOf(number: string | null | undefined): PlainDate | null {
  const read = readIdNumber(number ?? '')
  return read.ok ? read.birthOn : null
}

/** psn_type 灵活就业. */
const FLEXIBLE = '1103'
