import { z } from 'zod'
import { month } from '../calendar/index.ts'
import { id, instant } from './shared.ts'

/** What a person is reminded of in the system. */
export const noticeKinds = {
  'month-due': '申报即将截止',
  'claim-returned': '申报被退回',
  'confirmation-asked': '有申报等待确认',
} as const
export type NoticeKind = keyof typeof noticeKinds

export const noticeView = z.object({
  id,
  kind: z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]]),
  period: month.nullable(),
  /** The claim it is about, and whose it is. */
  claim: z.object({ id, number: z.string(), personName: z.string() }).nullable(),
  /** Until when the period can be submitted, of a notice about a period. */
  closesAt: instant.nullable(),
  raisedAt: instant,
  readAt: instant.nullable(),
})
export type NoticeView = z.infer<typeof noticeView>

/** The latest notices of the caller under the acting membership, and how many of all are unread. */
export const noticeList = z.object({ items: z.array(noticeView), unread: z.int(), nextCursor: z.null() })
export type NoticeList = z.infer<typeof noticeList>

/** Marks these as read, or all where none is named. */
export const readNoticesBody = z.strictObject({ ids: z.array(id).max(100, '一次最多标记 100 条').optional() })
export type ReadNoticesBody = z.infer<typeof readNoticesBody>
