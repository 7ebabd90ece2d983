import { fen, formatYuan, total, yuanInCapitals } from '@cradle/domain/money'
import { dateInShanghai } from '@cradle/domain/calendar'
import type { PeriodSummaryData } from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { words } from './answers.ts'
import { batchHead, batchSheet } from './batch-sheet.ts'
import { type Drawing, regionOf } from './drawing.ts'
import { amount, answer, at, empty, field, label, list, type Row, section } from './table.ts'

/**
 * 《生育汇总表》 of a batch: persons, claims and charges by treatment. Reconstructed: the fields are those of
 * 3-process-and-forms.md §5.7; a person with two claims of one treatment counts once in it.
 */
export function periodSummary(data: PeriodSummaryData, drawing: Drawing = {}): TDocumentDefinitions {
  const { sealHeight } = regionOf(drawing)['period-summary']
  const { submission, groups, persons } = data
  const sum = total(groups.map(({ totalFen }) => fen(totalFen)))
  const claims = groups.reduce((count, group) => count + group.claims, 0)
  const head: Row = { boxes: [label('治疗方式', 10), label('人数', 3), label('份数', 3), label('医疗费总额', 8)] }
  return {
    ...batchSheet('period-summary', data, drawing),
    content: [
      ...batchHead('period-summary', data, drawing),
      section('批次', [
        {
          boxes: [...field('批次号', words(submission.number), [3, 9]), ...field('所属期', submission.period, [3, 9])],
          height: 20,
        },
        {
          boxes: [
            ...field('提交时间', timeInWords(submission.submittedAt), [3, 9]),
            ...field('提交人', words(submission.submittedBy), [3, 9]),
          ],
          height: 20,
        },
      ]),
      list(
        '序',
        head,
        groups.map((group) => ({
          height: 20,
          boxes: [
            answer('治疗方式', words(group.treatment), 10),
            answer('人数', String(group.persons), 3, 'right'),
            answer('份数', String(group.claims), 3, 'right'),
            answer('医疗费总额', formatYuan(fen(group.totalFen)), 8, 'right'),
          ],
        })),
      ),
      section('合计', [
        {
          height: 22,
          boxes: [
            ...field('人数', `${persons} 人`, [3, 5]),
            ...field('份数', `${claims} 份`, [3, 5]),
            ...amount('总额', formatYuan(sum), [3, 5]),
          ],
        },
        { height: 22, boxes: field('总额（大写）', yuanInCapitals(sum), [4, 20]) },
      ]),
      section('签章', [{ height: sealHeight, boxes: [empty(12, signatures(data)), empty(12, seal(sealHeight))] }]),
      section('备注', [{ boxes: [empty(24)], height: 40 }]),
    ],
  }
}

const signatures = ({ preparedBy }: PeriodSummaryData) => [
  { text: `单位经办人：${words(preparedBy)}`, answers: '单位经办人', margin: at(6) },
  { text: '经办人签字：', margin: at(22) },
  { text: '负责人签字：', margin: at(26) },
]

const seal = (height: number) => [
  { text: '（单位盖章）', alignment: 'center' as const, margin: at(height / 2 - 10) },
  { text: '　　　　年　　　月　　　日', alignment: 'right' as const, margin: at(height / 2 - 28) },
]

/** 2026-11-05 09:12, as clocks in Shanghai show it. */
function timeInWords(instant: string): string {
  const at = new Date(instant)
  const time = at.toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour12: false,
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${dateInShanghai(at)} ${time}`
}
