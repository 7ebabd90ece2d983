import type { GeneralForm } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'

const count = statement<{ count: number }>(
  'general-print.count',
  `select count(*)::int as count from general_print
   where form = $1 and scope_id = $2 and ($3::uuid is null or submission_id = $3)`,
)

/** How often the caller's office or employer printed this form: of the batch, or in all where it is of none. */
export const printsOf = async (db: Scoped, form: GeneralForm, submissionId: string | null): Promise<number> =>
  (await db.query(count, [form, db.caller.scopeId, submissionId]))[0]?.count ?? 0
