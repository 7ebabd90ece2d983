import { id, type RecordPage, type RecordsSearchBody } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import { narrowed } from './narrowed.ts'
import { recordOf, type RecordRow, selectRecords } from './record-row.ts'

/** Records on one page. */
const PAGE = 50

/** The caller's records, the last begun first, narrowed by whatever is asked for. */
export function searchRecords(caller: Caller, { cursor, ...filter }: RecordsSearchBody): Promise<RecordPage> {
  const [after] = cursor ? readCursor(cursor, [id]) : [null]
  return inScope(caller, async (db) => {
    const { shape, where, values } = narrowed(caller, filter, await businessNow(db))
    const further = after === null ? '' : ` and claim.id < $${values.push(after)}`
    const page = statement<RecordRow>(
      `records.page ${shape}${further && ' further'}`,
      `${selectRecords(where + further)} order by claim.id desc limit ${PAGE + 1}`,
      { plan: 'each time' },
    )
    const { items, nextCursor } = paged(await db.query(page, values), PAGE, (row) => [row.id])
    return { items: items.map(recordOf), nextCursor }
  })
}
