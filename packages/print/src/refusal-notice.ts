import { components } from '@cradle/domain/event'
import { difference, formatYuan, yuanInCapitals } from '@cradle/domain/money'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { ending, grounds } from './decision-parts.ts'
import type { Drawing } from './drawing.ts'
import { heading, named, paragraph } from './letter.ts'
import { letterTable, matterOf, type NoticeData, noticeHead, noticeSheet } from './notice-sheet.ts'

type Data = NoticeData<'refusal'> | NoticeData<'partial-refusal'>

/**
 * 不予支付决定书 or 部分不予支付决定书 of one benefit: facts, reason, article, decision, remedies. Reconstructed; the parts
 * are those of 3-process-and-forms.md §5.8. A row without its grounds cannot be made (domain/review/notice.ts).
 */
export function refusalNotice(data: Data, drawing: Drawing = {}): TDocumentDefinitions {
  const { notice } = data
  return {
    ...noticeSheet(data, drawing),
    content: [
      ...noticeHead(notice, drawing),
      paragraph(`${matterOf(notice)}，经审核，现对其中的${components[notice.component]}决定如下。`, '申请事项'),
      ...grounds(notice),
      ...adjusted(notice),
      named('决定', decisionOf(notice)),
      ...ending(notice, drawing),
    ],
  }
}

function decisionOf(notice: Data['notice']): string {
  const name = components[notice.component]
  const asked = `${formatYuan(notice.askedFen)} 元（大写：${yuanInCapitals(notice.askedFen)}）`
  if (notice.kind === 'refusal') return `对申报的${name} ${asked}，不予支付。`
  const refused = difference(notice.askedFen, notice.grantedFen)
  return (
    `对申报的${name} ${asked}，核定支付 ${formatYuan(notice.grantedFen)} 元（大写：${yuanInCapitals(notice.grantedFen)}），` +
    `其余 ${formatYuan(refused)} 元（大写：${yuanInCapitals(refused)}）不予支付。`
  )
}

/** The lines that were reduced. */
function adjusted(notice: Data['notice']): Content[] {
  if (notice.kind === 'refusal' || notice.adjustments.length === 0) return []
  return [
    heading('核减明细（元）：'),
    letterTable(
      [
        ['费用项目', 100],
        ['申报金额', 78],
        ['核定金额', 78],
        ['核减金额', 78],
        ['核减原因', 152],
      ],
      notice.adjustments.map(({ name, filedFen, allowedFen, reason }) => [
        name,
        formatYuan(filedFen),
        formatYuan(allowedFen),
        formatYuan(difference(filedFen, allowedFen)),
        reason,
      ]),
    ),
  ]
}
