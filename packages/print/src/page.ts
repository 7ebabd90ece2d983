import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Answered } from './table.ts'

/** The family name that documents and the renderer agree on; both font files are registered under it. */
export const fontFamily = 'NotoSansSC'

/** What identifies a sheet that has come loose from the others, and says how it came to be. */
export type Sheet = { title: string; holder: string; formNumber: string; notes: string[] }

/** A4 upright with header and footer on every sheet; all that is not the form's own content. */
export function page(sheet: Sheet): Omit<TDocumentDefinitions, 'content'> {
  return {
    pageSize: 'A4',
    pageMargins: [40, 32, 40, 32],
    header: headerOf(sheet),
    footer: footerOf(sheet),
    language: 'zh-CN',
    displayTitle: true,
    info: { title: `${sheet.title} ${sheet.formNumber}`, creator: 'Cradle 摇篮', producer: 'Cradle 摇篮' },
    defaultStyle: { font: fontFamily, fontSize: 9.5, lineHeight: 0.9 },
    styles: {
      title: { fontSize: 17, alignment: 'center', characterSpacing: 0.5 },
      label: { fontSize: 8.5, alignment: 'center' },
      answer: { fontSize: 9.5 },
      small: { fontSize: 8 },
    },
  }
}

/** The light mark across a sheet that must not be filed. */
export const draftMark = { text: '草稿', font: fontFamily, fontSize: 190, color: '#000000', opacity: 0.08, angle: -55 }

/** From the second sheet on: whose form it is. The first has the title itself. */
function headerOf({ title, holder, formNumber }: Sheet): DynamicContent {
  return (currentPage) => {
    if (currentPage === 1) return null
    const whose: Answered = { text: holder, answers: '姓名', alignment: 'right' }
    return { columns: [{ text: title }, { text: formNumber, alignment: 'center' }, whose], ...inMargin(17) }
  }
}

function footerOf({ notes }: Sheet): DynamicContent {
  return (currentPage, pageCount) => ({
    columns: [
      { text: notes.join(' · ') },
      { text: `第 ${currentPage} 页 / 共 ${pageCount} 页`, alignment: 'right', width: 90 },
    ],
    ...inMargin(8),
  })
}

const inMargin = (top: number) => ({ style: 'small', margin: [40, top, 40, 0] as [number, number, number, number] })

/** A line of the title block: left, middle, right. */
export const threeColumns = (left: Content, middle: Content, right: Content): Content => ({
  columns: [
    { text: left, width: '*' },
    { text: middle, width: 'auto', alignment: 'center' },
    { text: right, width: '*', alignment: 'right' },
  ],
})
