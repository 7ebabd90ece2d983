import { isEmployerRole } from '@cradle/domain/access'
import { type ClaimPage, type ClaimsQuery, id } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { businessNow, firstOf } from '#api/lib/clock.ts'
import { cursorInstant, paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'

/** Claims on one page of a list. */
const PAGE = 50

const list = statement<ListedClaim>(
  'claim.list',
  `select ${columnsOfRow} ${fromClaims}
   where claim.deleted_at is null
     and ($1::date is null or claim.period = $1)
     and ($2::text is null or claim.status = $2)
     and ($3::text is null or claim.kind = $3)
     and ($4::timestamptz is null or (claim.updated_at, claim.id) < ($4, $5::uuid))
     and ($8::boolean is null or (claim.missing = 0) = $8)
     and ($9::uuid is null or claim.insured_person_id = $9)
     and (($6::uuid is not null and claim.scope_id = $6) or ($6 is null and claim.agency_id = $7))
   order by claim.updated_at desc, claim.id desc limit ${PAGE + 1}`,
)

/** The caller's claims, the latest changed first: an employer's own, or for the agency whatever was filed with it. */
export function listClaims(caller: Caller, query: ClaimsQuery): Promise<ClaimPage> {
  const { period, status, treatment, person, complete, cursor } = query
  const [after, afterId] = cursor ? readCursor(cursor, [cursorInstant, id]) : [null, null]
  const employerId = isEmployerRole(caller.role) ? caller.scopeId : null
  return inScope(caller, async (db) => {
    const filters = [period ? firstOf(period) : null, status ?? null, treatment ?? null]
    const [now, rows] = await Promise.all([
      businessNow(db),
      db.query(list, [
        ...filters,
        after,
        afterId,
        employerId,
        caller.agencyId,
        complete ? complete === 'yes' : null,
        person ?? null,
      ]),
    ])
    const { items, nextCursor } = paged(rows, PAGE, (row) => [row.updatedText, row.id])
    return { items: items.map((row) => claimRow(row, now)), nextCursor }
  })
}
