import type {
  Content,
  ContextPageSize,
  DynamicContent,
  PageOrientation,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js'
import type { Form } from '@cradle/domain/wire'
import { forms } from '@cradle/domain/wire'
import { fontFamily } from './font-family.ts'
import { QR_SIZE, qrCode } from './qr-code.ts'
import type { Answered } from './table.ts'

/** A4 in points, upright. */
const A4 = { width: 595.28, height: 841.89 }
/** The margin at either side, and that above. */
export const SIDE = 40
export const HEAD = 32
/** What is left of a line between the margins. */
export const lineWidth = (orientation: PageOrientation): number =>
  (orientation === 'portrait' ? A4.width : A4.height) - 2 * SIDE

/** What identifies a sheet that has come loose from the others, and says how it came to be. */
export type Sheet = {
  form: Form
  title: string
  holder: string
  formNumber: string
  notes: string[]
  /** Where the QR code leads; a form about no single claim may have none. */
  link?: string | undefined
  orientation?: PageOrientation
  /** Of several copies: which this is. */
  copy?: { n: number; of: number }
  /** A list that goes over sheets: what each of them bears of it, once it is laid out. */
  list?: { footOf: (page: number) => string; rulesOf: (page: number) => Rule[] } | undefined
}

/** A line to draw, from end to end. */
export type Rule = { x1: number; y1: number; x2: number; y2: number; lineWidth: number }

/** A4 with header and footer on every sheet; all that is not the form's own content. */
export function page(sheet: Sheet): Omit<TDocumentDefinitions, 'content'> {
  return {
    pageSize: 'A4',
    pageOrientation: sheet.orientation ?? 'portrait',
    pageMargins: [SIDE, HEAD, SIDE, sheet.list ? 46 : 32],
    header: headerOf(sheet),
    footer: footerOf(sheet),
    language: 'zh-CN',
    displayTitle: true,
    info: { title: `${sheet.title} ${sheet.formNumber}`, creator: 'Cradle 摇篮', producer: 'Cradle 摇篮' },
    defaultStyle: { font: fontFamily, fontSize: 9.5, lineHeight: 0.9 },
    styles: {
      title: { fontSize: 17, alignment: 'center', characterSpacing: 0.5 },
      small: { fontSize: 8 },
      prose: { fontSize: 11.5, lineHeight: 1.25 },
    },
  }
}

/** The light mark across a sheet that must not be filed. */
export const draftMark = { text: '草稿', font: fontFamily, fontSize: 190, color: '#000000', opacity: 0.08, angle: -55 }

/** The title of a form, clear of the QR code beside it. */
export const titleOf = (text: string, below = 9): Content => ({ text, style: 'title', margin: [56, 0, 56, below] })

/** On the first sheet the QR code, beside the title; from the second on whose form it is. */
function headerOf(sheet: Sheet): DynamicContent {
  const { list } = sheet
  const head = headOf(sheet)
  if (!list) return head
  return (currentPage, count, size) => [
    head(currentPage, count, size) ?? [],
    // Drawn with the head, which pdfmake asks for once all is laid out.
    {
      canvas: list.rulesOf(currentPage).map((rule) => ({ type: 'line' as const, ...rule })),
      absolutePosition: { x: 0, y: 0 },
    },
  ]
}

function headOf({ title, holder, formNumber, link }: Sheet): DynamicContent {
  return (currentPage, _count, { width }) => {
    if (currentPage === 1) return link ? qrCode(link, { x: width - SIDE - QR_SIZE, y: 14 }) : null
    const whose: Answered = { text: shortened(holder), answers: '姓名', alignment: 'right' }
    const columns = [
      { text: title, width: 'auto' },
      { text: formNumber, width: 'auto' },
      { ...whose, width: '*' },
    ]
    return { columns, columnGap: 16, ...inMargin(7) }
  }
}

/** The first sheet has the name in full; the head of the others has two lines. */
const shortened = (name: string) => (name.length > 36 ? `${name.slice(0, 35)}…` : name)

function footerOf({ form, notes, copy, list }: Sheet): DynamicContent {
  const { code, version } = forms[form]
  const said = [`表号 ${code} 第 ${version} 版`, ...notes]
  return (currentPage, pageCount) => {
    const pages = `第 ${currentPage} 页 / 共 ${pageCount} 页`
    const which = copy && copy.of > 1 ? `第 ${copy.n} 份，一式 ${copy.of} 份　${pages}` : pages
    const line = {
      columns: [
        { text: said.join(' · '), width: '*' },
        { text: which, alignment: 'right' as const, width: 'auto' },
      ],
      columnGap: 8,
      ...inMargin(list ? 6 : 8),
    }
    if (!list) return line
    return { stack: [{ text: list.footOf(currentPage), alignment: 'right', ...inMargin(5) }, line] }
  }
}

const inMargin = (top: number) => ({ fontSize: 7.5, margin: [SIDE, top, SIDE, 0] as [number, number, number, number] })

/** A line of the title block: left, middle, right, clear of the QR code at its right end. */
export const threeColumns = (left: Content, middle: Content, right: Content): Content => ({
  columns: [
    { text: left, width: '*' },
    { text: middle, width: 'auto', alignment: 'center' },
    { text: right, width: 'auto', alignment: 'right' },
  ],
  columnGap: 16,
  margin: [0, 0, QR_SIZE + 8, 0],
})

/** The size of a page as heads and feet are told it. */
export const innerPage: ContextPageSize = { ...A4, orientation: 'portrait' }
