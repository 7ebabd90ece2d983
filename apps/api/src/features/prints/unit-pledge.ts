import { Problem } from '@cradle/domain/problem'
import type { UnitPledgeData } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { listHashOf } from './batch-forms.ts'
import { agencyNameOf } from './claim-forms.ts'
import { printsOf } from './general-prints.ts'

const readUnit = statement<{ name: string; unitNumber: string }>(
  'print.unit',
  `select employer_version.name, employer.unit_number as "unitNumber"
   from employer join employer_version on employer_version.employer_id = employer.id
   where employer.id = $1 order by valid_from desc limit 1`,
)

/** A unit as its papers name it today; none without an id. */
export const unitOf = async (db: Scoped, employerId: string | null) =>
  employerId === null ? null : ((await db.query(readUnit, [employerId]))[0] ?? null)

/** 单位承诺书 of the acting employer, held by its administrator who prints it. */
export async function unitPledgeOf(db: Scoped): Promise<UnitPledgeData> {
  const { caller } = db
  const [{ today }, employer, agencyName, printCount] = await Promise.all([
    businessNow(db),
    unitOf(db, caller.scopeId),
    agencyNameOf(db),
    printsOf(db, 'unit-pledge', null),
  ])
  if (!employer) throw new Problem('employer-not-found')
  const said = { employer, holder: caller.name }
  return { ...said, contentHash: listHashOf(said), businessOn: today, printCount, agencyName, preparedBy: caller.name }
}
