import { type Caller, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'

/** As many employers as a list under the field shows. */
const SHOWN = 20

// A part of the name it has now, or the beginning of the unit number; the whole number comes first.
const like = statement<{ unitNumber: string; name: string }>(
  'review.employers',
  `select employer.unit_number as "unitNumber", employer_version.name from employer
   join employer_version on employer_version.employer_id = employer.id and employer_version.valid_until is null
   where employer.agency_id = $1
     and (position(lower($2) in lower(employer_version.name)) > 0 or starts_with(employer.unit_number, upper($2)))
   order by employer.unit_number <> upper($2), employer_version.name, employer.unit_number limit ${SHOWN}`,
)

/** The agency's employers that what is typed may mean; none before anything is. */
export const employersLike = (caller: Caller, typed: string) =>
  inScope(caller, async (db) => (typed.trim() === '' ? [] : db.query(like, [caller.agencyId, typed.trim()])))
