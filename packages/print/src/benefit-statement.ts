import { components } from '@cradle/domain/event'
import { formatYuan, total, yuanInCapitals } from '@cradle/domain/money'
import { basisInWords, remediesInWords } from '@cradle/domain/review'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { letterTable, matterOf, type NoticeData, noticeHead, noticeSheet, receipt } from './notice-sheet.ts'
import { explained } from './benefit-in-words.ts'
import { type Drawing, regionOf } from './drawing.ts'
import { dayInWords, heading, named, paragraph, sealed } from './letter.ts'

/**
 * 待遇核定单: what is paid and why, in words that the insured woman understands, with every step and its source. Ours: no
 * agency's form explains its figures (3-process-and-forms.md §5.8 has none).
 */
export function benefitStatement(data: NoticeData<'benefit-statement'>, drawing: Drawing = {}): TDocumentDefinitions {
  const { notice } = data
  const { benefits } = notice
  const sum = total(benefits.map(({ grantedFen }) => grantedFen))
  return {
    ...noticeSheet(data, drawing),
    content: [
      ...noticeHead(notice, drawing),
      paragraph(`${matterOf(notice)}，经审核核定如下：`, '事项'),
      letterTable(
        [
          ['待遇项目', 150],
          ['核定金额（元）', 150],
          ['支付给', 150],
        ],
        [
          ...benefits.map(({ component, grantedFen, payee }) => [
            components[component],
            formatYuan(grantedFen),
            grantedFen === 0 ? '—' : payees[payee ?? 'filed'],
          ]),
          ['合计', formatYuan(sum), `大写：${yuanInCapitals(sum)}`],
        ],
      ),
      // The letter is the unit's, the explanation hers.
      paragraph('以下说明写给参保职工本人，其中的“您”指参保职工。', '说明'),
      ...benefits.flatMap(partOf),
      sealed(
        [paragraph(remediesInWords(notice.remedies, '核定单'), '救济途径'), named('咨询电话', notice.agency.phone)],
        {
          name: notice.agency.name,
          day: dayInWords(notice.issuedOn),
          sealHeight: regionOf(drawing)['benefit-statement'].sealHeight,
          what: '盖章',
        },
      ),
      receipt(drawing.copy ?? 1),
    ],
  }
}

const payees = { person: '个人', employer: '用人单位', filed: '按申报的收款人' } as const

type Benefit = NoticeData<'benefit-statement'>['notice']['benefits'][number]

const askedOf = ({ byWord, grantedFen }: Benefit): string => {
  if (byWord) return '是依据什么核定的'
  return grantedFen === 0 ? '为什么没有支付' : '是怎样算出来的'
}

/** One benefit: in words, then the steps with their sources. */
function partOf(benefit: Benefit): Content[] {
  const steps = benefit.steps.map(({ label, days, amountFen, formula, source }) => [
    label,
    [
      days === undefined ? '' : `${days} 天`,
      amountFen === undefined ? '' : `${formatYuan(amountFen as never)} 元`,
      formula ? `（${formula}）` : '',
    ].join(''),
    source.article ? basisInWords({ title: source.title, article: source.article }) : source.title,
  ])
  const [first = '', ...others] = explained(benefit)
  const said = (sentence: string) => paragraph(sentence, components[benefit.component])
  return [
    // A heading does not stay behind at the foot of a page.
    { stack: [heading(`${components[benefit.component]}${askedOf(benefit)}`), said(first)], unbreakable: true },
    ...others.map(said),
    ...(steps.length > 0
      ? [
          letterTable(
            [
              ['步骤', 130],
              ['结果', 170],
              ['依据', 186],
            ],
            steps,
          ),
        ]
      : []),
  ]
}
