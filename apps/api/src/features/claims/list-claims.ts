import { isEmployerRole } from '@cradle/domain/access'
import { type ClaimPage, type ClaimsQuery, id } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { businessNow, firstOf } from '#api/lib/clock.ts'
import { AFTER_ALL, cursorInstant, paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'

/** Claims on one page of a list. */
const PAGE = 50

const narrowed = `($1::date is null or claim.period = $1)
       and ($2::text is null or claim.status = $2)
       and ($3::text is null or claim.kind = $3)
       and ($6::boolean is null or (claim.missing = 0) = $6)
       and ($8::uuid is null or claim.insured_person_id = $8)`

// The page is cut before anything is joined to it: what is shown of a claim is read for fifty, not for all.
const listed = (filters: string) => `select ${columnsOfRow} ${fromClaims(`
     select claim.* from claim
     where claim.deleted_at is null and ${filters}
       and (claim.updated_at, claim.id) < ($4::timestamptz, $5::uuid)
     order by claim.updated_at desc, claim.id desc limit ${PAGE + 1}`)}
   order by claim.updated_at desc, claim.id desc`

// As one condition, which the planner expects half of the claims to pass: of five it expects them to leave one, and
// would read and sort all that an employer has rather than the page in the order of its index.
export const listOfEmployer = statement<ListedClaim>(
  'claim.list-of-employer',
  listed(`claim.scope_id = $7 and case when ${narrowed} then true end`),
)
const listOfAgency = statement<ListedClaim>('claim.list-of-agency', listed(`claim.agency_id = $7 and ${narrowed}`), {
  plan: 'each time',
})

/** The caller's claims, the latest changed first: an employer's own, or for the agency whatever was filed with it. */
export function listClaims(caller: Caller, query: ClaimsQuery): Promise<ClaimPage> {
  const { period, status, treatment, person, complete, cursor } = query
  const [after, afterId] = cursor ? readCursor(cursor, [cursorInstant, id]) : AFTER_ALL
  const [list, whose] = isEmployerRole(caller.role)
    ? ([listOfEmployer, caller.scopeId] as const)
    : ([listOfAgency, caller.agencyId] as const)
  return inScope(caller, async (db) => {
    const filters = [period ? firstOf(period) : null, status ?? null, treatment ?? null]
    const asked = [
      businessNow(db),
      db.query(list, [...filters, after, afterId, complete ? complete === 'yes' : null, whose, person ?? null]),
    ] as const
    db.closing()
    const [now, rows] = await Promise.all(asked)
    const { items, nextCursor } = paged(rows, PAGE, (row) => [row.updatedText, row.id])
    return { items: items.map((row) => claimRow(row, now)), nextCursor }
  })
}
