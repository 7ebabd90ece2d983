import { components } from '@cradle/domain/event'
import type { Notice, NoticeKind, NoticeOf } from '@cradle/domain/review'
import { formNumber } from '@cradle/domain/wire'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { words } from './answers.ts'
import { type Drawing, linkOf, regionOf, shortHash } from './drawing.ts'
import { addressee, dayInWords } from './letter.ts'
import { page, titleOf } from './page.ts'
import { type Answered, ruled } from './table.ts'

/** A frozen notice as it is printed: how often it was before, and on which day. */
export type NoticeData<Kind extends NoticeKind> = Printed & { notice: NoticeOf<Kind> }
type Printed = { printCount: number; businessOn: string }

/**
 * Where the QR code leads: to the notice by its 文号 and the hash of what it is about, so that a paper that nobody gave out
 * is told from one that somebody did; to the claim, where the paper has no 文号 of its own.
 */
function numberOf({ number, claim }: Notice): string {
  const hash = shortHash(claim.contentHash)
  const issued = `${number}-${hash}`
  return formNumber.safeParse(issued).success ? issued : `${claim.number}-${claim.filing}-${hash}`
}

/** The sheet of a notice: its 文号 above, the claim it is about at the foot. */
export function noticeSheet(
  { notice, printCount, businessOn }: Printed & { notice: Notice },
  drawing: Drawing,
): Omit<TDocumentDefinitions, 'content'> {
  const { title, copies } = regionOf(drawing)[notice.kind]
  return page({
    form: notice.kind,
    title,
    holder: words(notice.person.name),
    formNumber: notice.number,
    notes: [
      `${notice.claim.number} 第 ${notice.claim.filing} 次申报`,
      `内容校验 ${shortHash(notice.claim.contentHash)}`,
      `第 ${printCount + 1} 次打印`,
      `${businessOn} 打印`,
    ],
    link: linkOf(drawing, encodeURIComponent(numberOf(notice))),
    copy: { n: drawing.copy ?? 1, of: copies },
  })
}

/** Title, 文号, and to whom the notice goes. */
export function noticeHead(notice: Notice, drawing: Drawing): Content[] {
  const number: Answered = { text: notice.number, answers: '文号', alignment: 'right', margin: [0, 0, 56, 12] }
  const to = notice.employer ? words(notice.employer.name) : words(notice.person.name)
  return [
    titleOf(regionOf(drawing)[notice.kind].title, 8),
    number,
    addressee(to, notice.employer ? '单位名称' : '姓名'),
  ]
}

/** 你单位于某日为某人申报的某待遇: the beginning of every notice. */
export function matterOf(notice: Notice): string {
  const { employer, person, asked, receivedOn, eventOn, claim } = notice
  const who = `${words(person.name)}（身份证号 ${person.idNumberMasked}）`
  const what = asked.map((one) => components[one]).join('、')
  const whose = employer
    ? `你单位（单位编号 ${employer.unitNumber}）于${dayInWords(receivedOn)}为${who}`
    : `你于${dayInWords(receivedOn)}为${who}`
  return `${whose}申报的生育保险待遇（${what}），生育或手术日期为${dayInWords(eventOn)}，申报单号为${claim.number}`
}

export const formsOfMaterial = { original: '原件', copy: '复印件', electronic: '电子件' } as const

/** A table inside a letter, its head repeated and no row torn. Widths in points. */
export function letterTable(head: readonly [name: string, width: number][], rows: readonly string[][]): Content {
  const cell = (text: string, name: string): TableCell =>
    ({ text, answers: name, fontSize: 10, margin: [1, 1, 1, 1] }) as TableCell
  return {
    table: {
      // The last takes what is left of the line.
      widths: head.map(([, width], column) => (column === head.length - 1 ? '*' : width)),
      body: [
        head.map(([text]): TableCell => ({ text, fontSize: 10, alignment: 'center', margin: [1, 1, 1, 1] })),
        ...rows.map((row) => row.map((text, column) => cell(text, head[column]?.[0] ?? ''))),
      ],
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
    },
    layout: ruled,
    margin: [0, 2, 0, 8],
  }
}

/** 签收: how the notice was handed over, to be filled in by hand. A second copy says that it agrees with the first. */
export function receipt(copy: number): Content {
  const line = '送达方式：□ 直接送达　□ 邮寄　□ 电子送达　　收件人签字：　　　　　　　　　　年　　月　　日'
  return {
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 515, y2: 0, lineWidth: 0.5, dash: { length: 3 } }],
        margin: [0, 4, 0, 8],
      },
      { text: line, fontSize: 10 },
      ...(copy > 1
        ? [{ text: '此件与原件一致', fontSize: 10, margin: [0, 8, 0, 0] as [number, number, number, number] }]
        : []),
    ],
    unbreakable: true,
  }
}
