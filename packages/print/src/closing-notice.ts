import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { ending, grounds } from './decision-parts.ts'
import type { Drawing } from './drawing.ts'
import { dayInWords, named, paragraph } from './letter.ts'
import { matterOf, type NoticeData, noticeHead, noticeSheet } from './notice-sheet.ts'

/** 终止办理通知书: why a returned claim that was not answered ends, from which day, and how to challenge it. Reconstructed (§5.8). */
export function closingNotice(data: NoticeData<'closing'>, drawing: Drawing = {}): TDocumentDefinitions {
  const { notice } = data
  return {
    ...noticeSheet(data, drawing),
    content: [
      ...noticeHead(notice, drawing),
      paragraph(`${matterOf(notice)}，现通知如下。`, '事项'),
      ...grounds(notice),
      named('决定', `自${dayInWords(notice.closedOn)}起终止办理上述申报。终止办理后，符合条件的可以重新申报。`),
      ...ending(notice, drawing),
    ],
  }
}
