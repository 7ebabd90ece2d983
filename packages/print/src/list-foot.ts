import type { Content } from 'pdfmake/interfaces.js'
import { lineWidth } from './page.ts'
import { type Answered, at, PADDING, RULE, ruled } from './table.ts'

type Foot = { sum: string; preparedBy: string; sealHeight: number; copy: number }

/** The end of a list: its sum, who made it, the seal. Kept on one page; a second copy says that it is one. */
export function listFoot({ sum, preparedBy, sealHeight, copy }: Foot): Content {
  const width = (lineWidth('landscape') - RULE) / 3 - 2 * PADDING - RULE
  const maker: Answered = { text: `经办人：${preparedBy}`, answers: '经办人', margin: at(8) }
  const makers = [maker, { text: '经办人签字：', margin: at(22) }, { text: '联系电话：', margin: at(22) }]
  const heads = [
    { text: '负责人签字：', margin: at(8) },
    { text: copy > 1 ? '此件与原件一致' : ' ', fontSize: 12, alignment: 'center' as const, margin: at(30) },
  ]
  const seal = [
    { text: '（单位盖章）', alignment: 'center' as const, margin: at(sealHeight / 2 - 12) },
    { text: '　　　　年　　　月　　　日', alignment: 'right' as const, margin: at(sealHeight / 2 - 30) },
  ]
  return {
    stack: [
      { text: sum, fontSize: 10, margin: [0, 8, 0, 6] },
      {
        table: {
          widths: [width, width, width],
          heights: sealHeight,
          body: [[{ stack: makers }, { stack: heads }, { stack: seal }]],
          dontBreakRows: true,
        },
        layout: ruled,
      },
    ],
    unbreakable: true,
  }
}
