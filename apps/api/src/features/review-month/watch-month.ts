import {
  addDays,
  addMonths,
  dateInShanghai,
  instantInShanghai,
  type Month,
  type Period,
  type PlainDate,
} from '@cradle/domain/calendar'
import { checkName, fieldInWords } from '@cradle/domain/checks'
import type { SectionName } from '@cradle/domain/claim'
import { bandsOn, daysDue, type Urgency, urgencies, type WaitingStatus, waitingFor } from '@cradle/domain/review'
import type { RecordsFilter, ReviewMonth } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { checkedField, isRefusal } from '#api/claim/watched-rows.ts'
import { type BusinessNow, businessNow, firstOf, monthOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** How many grounds, checks, and places of a check are told of. */
const MOST = 10
const PLACES = 5
const statuses = Object.keys(waitingFor) as WaitingStatus[]

const received = statement<{ on: PlainDate; claims: number }>(
  'review-month.received',
  `select (submitted_at at time zone 'Asia/Shanghai')::date::text as on, count(*)::int as claims
   from claim where agency_id = $1 and period = $2 and submitted_at is not null group by 1 order by 1`,
)
// Sums of tallies, as the counts of a queue are: `parts` are ranges of days, both ends included.
const tallied = (by: 'waiting_on' | 'due_on') =>
  statement<{ status: WaitingStatus; part: number; claims: number }>(
    `review-month.by-${by}`,
    `select status, part::int, sum(claims)::int as claims
     from queue_tally join unnest($3::date[], $4::date[]) with ordinality as parts(first, last, part)
       on ${by} between first and last
     where agency_id = $1 and status = any($2) group by status, part`,
  )
const byAge = tallied('waiting_on')
const byDueDay = tallied('due_on')
const refused = statement<{ article: string; claims: number }>(
  'review-month.refused',
  `select article, count(distinct claim_id)::int as claims from decision
   where agency_id = $1 and decided_at >= $2 and decided_at < $3 and ${isRefusal} and article is not null
   group by article order by claims desc, article limit ${MOST}`,
)
const checked = statement<{
  code: string
  section: SectionName | null
  field: string | null
  hospitalCode: string | null
  hospitalName: string | null
  claims: number
}>(
  'review-month.checked',
  `with found as materialized (
     select code, section, ${checkedField} as field, hospital_code, claim_id from filing_check
     where agency_id = $1 and period = $2)
   select counted.code, section, field, hospital_code as "hospitalCode", hospital.name as "hospitalName", claims
   from (
     select code, section, field, hospital_code, count(distinct claim_id)::int as claims, grouping(section) as no_field,
       grouping(hospital_code) as no_hospital
     from found group by grouping sets ((code), (code, section, field), (code, hospital_code))
   ) as counted left join hospital on hospital.code = counted.hospital_code
   where no_hospital = 1 or hospital_code is not null
   order by claims desc, counted.code, section, field, hospital_code`,
)

/** A period as its reviewers watch it: a handful of statements, however many claims there are. */
export const watchMonth = (caller: SignedIn, asked: Month | undefined): Promise<ReviewMonth> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const period = asked ?? monthOf(now.today)
    const [inflow, ageing, deadlines, refusals, checks] = await Promise.all([
      inflowOf(db, now.periodOf(period), now),
      ageingOn(db, now.today),
      deadlinesOn(db, now.today),
      refusalsIn(db, period),
      checksIn(db, period),
    ])
    return { period, window: windowOf(now.periodOf(period)), inflow, ageing, deadlines, refusals, checks }
  })

type Part<Name extends keyof ReviewMonth> = Promise<ReviewMonth[Name]>

const windowOf = ({ submission: { opensAt, closesAt } }: Period) => ({
  from: dateInShanghai(opensAt),
  // The closing instant itself is outside.
  to: dateInShanghai(new Date(closesAt.getTime() - 1)),
})

async function inflowOf(db: Scoped, period: Period, { today }: BusinessNow): Part<'inflow'> {
  const rows = await db.query(received, [db.caller.agencyId, firstOf(period.month)])
  const claimsOn = new Map(rows.map(({ on, claims }) => [on, claims]))
  const { from, to } = windowOf(period)
  for (let day = from; day <= to && day <= today; day = addDays(day, 1)) claimsOn.set(day, claimsOn.get(day) ?? 0)
  return [...claimsOn]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([on, claims]) => ({ on, claims, opens: { period: period.month, receivedOn: on } }))
}

async function ageingOn(db: Scoped, today: PlainDate): Part<'ageing'> {
  const bands = bandsOn(today)
  if (!bands) return null
  const rows = await db.query(byAge, [db.caller.agencyId, statuses, ...rangesOf(bands)])
  return statuses.map((status) => ({
    status,
    bands: bands.map(({ band, from, to }, index) => ({
      band,
      claims: claimsOf(rows, status, index),
      opens: { status, ...(from && { waitingFrom: from }), ...(to && { waitingTo: to }) },
    })),
  }))
}

async function deadlinesOn(db: Scoped, today: PlainDate): Part<'deadlines'> {
  const names = Object.keys(urgencies) as Urgency[]
  const days = names.map((urgency) => daysDue(urgency, today))
  const rows = await db.query(byDueDay, [db.caller.agencyId, statuses, ...rangesOf(days)])
  return statuses.map((status) => ({
    status,
    due: names.map((urgency, index) => ({
      urgency,
      claims: claimsOf(rows, status, index),
      opens: { status, due: urgency },
    })),
  }))
}

type Days = { from: PlainDate | null; to: PlainDate | null }
const rangesOf = (days: readonly Days[]) => [
  days.map(({ from }) => from ?? '-infinity'),
  // What cannot be dated is due at infinity, and belongs to no range.
  days.map(({ to }) => to ?? '9999-12-31'),
]

type Tallied = { status: WaitingStatus; part: number; claims: number }
const claimsOf = (rows: readonly Tallied[], status: WaitingStatus, index: number) =>
  rows.find((row) => row.status === status && row.part === index + 1)?.claims ?? 0

async function refusalsIn(db: Scoped, month: Month): Part<'refusals'> {
  const [from, until] = [month, addMonths(month, 1)].map((one) => instantInShanghai(firstOf(one)))
  const rows = await db.query(refused, [db.caller.agencyId, from, until])
  return rows.map((row) => ({ ...row, opens: { refusedIn: month, article: row.article } }))
}

async function checksIn(db: Scoped, period: Month): Part<'checks'> {
  const rows = await db.query(checked, [db.caller.agencyId, firstOf(period)])
  const whole = rows.filter(({ section, hospitalCode }) => section === null && hospitalCode === null)
  return whole.slice(0, MOST).map(({ code, claims }) => {
    const opens: RecordsFilter = { period, check: code }
    const own = rows.filter((row) => row.code === code)
    return {
      code,
      name: checkName(code),
      claims,
      opens,
      fields: own
        .flatMap(({ section, field, claims: there }) =>
          section === null || field === null
            ? []
            : [
                {
                  name: fieldInWords(section, field),
                  claims: there,
                  opens: { ...opens, checkSection: section, checkField: field },
                },
              ],
        )
        .slice(0, PLACES),
      hospitals: own
        .flatMap(({ hospitalCode, hospitalName, claims: there }) =>
          hospitalCode === null
            ? []
            : [{ name: hospitalName ?? hospitalCode, claims: there, opens: { ...opens, hospital: hospitalCode } }],
        )
        .slice(0, PLACES),
    }
  })
}
