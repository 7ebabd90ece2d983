import { dateInShanghai } from '@cradle/domain/calendar'
import type { ChargeLedgerData, PeriodSummaryData } from '@cradle/domain/wire'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { words } from './answers.ts'
import { type Drawing, linkOf, regionOf, shortHash } from './drawing.ts'
import { page, type Sheet, threeColumns, titleOf } from './page.ts'

type Batch = ChargeLedgerData | PeriodSummaryData
type BatchForm = 'charge-ledger' | 'period-summary'

/** 打印编号 of a form about a batch: its number and the beginning of the content hash. */
const formNumberOf = ({ submission, contentHash }: Batch) => `${submission.number}-0-${shortHash(contentHash)}`

/** The sheet of a form about a batch; a list lies down and counts at the foot of each page. */
export function batchSheet(
  form: BatchForm,
  data: Batch,
  drawing: Drawing,
  list?: Sheet['list'],
): Omit<TDocumentDefinitions, 'content'> {
  const { title, copies } = regionOf(drawing)[form]
  const { contentHash, printCount, businessOn, employer } = data
  const formNumber = formNumberOf(data)
  return page({
    form,
    title,
    holder: words(employer?.name),
    formNumber,
    notes: [`内容校验 ${shortHash(contentHash)}`, `第 ${printCount + 1} 次打印`, `${businessOn} 打印`],
    link: linkOf(drawing, formNumber),
    copy: { n: drawing.copy ?? 1, of: copies },
    ...(list && { orientation: 'landscape', list }),
  })
}

/** Title, numbers, and whose batch it is. */
export function batchHead(form: BatchForm, data: Batch, drawing: Drawing): Content[] {
  const { submission, employer } = data
  const submitted = dateInShanghai(new Date(submission.submittedAt))
  return [
    titleOf(regionOf(drawing)[form].title),
    {
      stack: [
        threeColumns(`打印编号：${formNumberOf(data)}`, `所属期：${submission.period}`, '金额单位：元'),
        threeColumns(
          { text: `单位名称：${words(employer?.name)}`, answers: '单位名称' } as Content,
          `单位编号：${words(employer?.unitNumber)}`,
          `提交：${submitted} ${words(submission.submittedBy)}`,
        ),
      ],
      style: 'small',
      margin: [0, 0, 0, 4],
    },
  ]
}
