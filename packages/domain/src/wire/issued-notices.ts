import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { type Notice, type NoticeKind, noticeKinds } from '../review/index.ts'
import { id } from './shared.ts'

const kind = z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]])

/** A numbered paper about a claim, as a list shows it. */
export const noticeRow = z.object({
  id,
  /** 文号. */
  number: z.string(),
  kind,
  issuedOn: plainDate,
})

/** A notice as it was frozen with its decision, to be drawn. */
export const issuedNoticeView = z.object({
  id,
  claimId: id,
  /** How often it was printed before. */
  printCount: z.int(),
  /** As `review/notice.ts` judged it when it was written: nothing of it is left out. */
  notice: z.looseObject({ kind }) as unknown as z.ZodType<Notice>,
})
export type IssuedNoticeView = z.infer<typeof issuedNoticeView>
/** Records that a notice was printed, after its bytes exist; `version` is the layout's. */
export const noticePrintBody = z.strictObject({ version: z.int().min(1).max(1000) })
