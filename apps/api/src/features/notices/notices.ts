import type { NoticeList, NoticeView, ReadNoticesBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type BusinessNow, businessNow, monthOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** Notices that the shell lists; older ones only count where they are unread. */
const SHOWN = 30

type NoticeRow = Pick<NoticeView, 'id' | 'kind' | 'claim'> & {
  period: string | null
  raisedAt: Date
  readAt: Date | null
  unread: number
}
const list = statement<NoticeRow>(
  'notice.list',
  `select notice.id, notice.kind, notice.period, raised_at as "raisedAt", read_at as "readAt",
     count(*) filter (where read_at is null) over () as unread,
     case when notice.claim_id is not null then (
       select json_build_object('id', claim.id, 'number', claim.number, 'personName', person_version.name)
       from claim join person_version on person_version.person_id = claim.insured_person_id and person_version.valid_until is null
       where claim.id = notice.claim_id) end as claim
   from notice where membership_id = $1 order by notice.recorded_at desc, notice.id desc limit ${SHOWN}`,
)
const mark = statement(
  'notice.mark',
  `update notice set read_at = $2 where membership_id = $1 and read_at is null and ($3::uuid[] is null or id = any($3))`,
)

/** The latest notices of the caller under the acting membership. */
export const listNotices = (caller: SignedIn): Promise<NoticeList> =>
  inScope(caller, async (db) => listOf(db, await businessNow(db)))

/** Marks notices as read: these, or all where none is named. */
export const readNotices = (caller: SignedIn, { ids }: ReadNoticesBody): Promise<NoticeList> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    await db.query(mark, [caller.membershipId, now.at, ids ?? null])
    return listOf(db, now)
  })

async function listOf(db: Scoped, now: BusinessNow): Promise<NoticeList> {
  const rows = await db.query(list, [db.caller.membershipId])
  const items = rows.map(({ unread: _unread, period, ...row }) => {
    const month = period && monthOf(period)
    return {
      ...row,
      period: month,
      closesAt: month ? now.periodOf(month).submission.closesAt.toISOString() : null,
      raisedAt: row.raisedAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    }
  })
  return { items, unread: rows[0]?.unread ?? 0, nextCursor: null }
}
