import type { NotFiledPage } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { z } from 'zod'
import { businessNow, firstOf } from '#api/lib/clock.ts'
import { paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const PAGE = 50

const list = statement<{ id: string; unitNumber: string; name: string; complete: number; nilDeclared: boolean }>(
  'employer.not-filed',
  `select employer_id as id, unit_number as "unitNumber", name, complete, nil_declared as "nilDeclared"
   from employers_not_filed($1, $2, ${PAGE + 1})`,
)

/** Employers with complete drafts that have not submitted the open period: how many drafts, and nothing of them. */
export function notFiled(caller: SignedIn, cursor: string | undefined): Promise<NotFiledPage> {
  const [after] = cursor ? readCursor(cursor, [z.string().max(40)]) : [null]
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const rows = await db.query(list, [firstOf(now.period), after])
    const { items, nextCursor } = paged(rows, PAGE, (row) => [row.unitNumber])
    return {
      items: items.map(({ complete, nilDeclared, ...employer }) => ({ employer, complete, nilDeclared })),
      nextCursor,
    }
  })
}
