import { basisInWords } from '@cradle/domain/review'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type Drawing, regionOf } from './drawing.ts'
import { dayInWords, named, paragraph, sealed } from './letter.ts'
import {
  formsOfMaterial,
  letterTable,
  matterOf,
  type NoticeData,
  noticeHead,
  noticeSheet,
  receipt,
} from './notice-sheet.ts'

/**
 * 一次性补正告知书: everything that is missing, told at once, each with what is asked and why. Reconstructed after the
 * 不动产登记 notice of 苏州, the closest found (3-process-and-forms.md §5.8).
 */
export function correctionNotice(data: NoticeData<'correction'>, drawing: Drawing = {}): TDocumentDefinitions {
  const { notice } = data
  const { sealHeight } = regionOf(drawing).correction
  const missing = notice.materials.map(({ name, form, count, requirement, basis }, index) => [
    String(index + 1),
    name,
    formsOfMaterial[form],
    String(count),
    requirement,
    basisInWords(basis),
  ])
  return {
    ...noticeSheet(data, drawing),
    content: [
      ...noticeHead(notice, drawing),
      paragraph(
        `${matterOf(notice)}，于${dayInWords(notice.receivedOn)}收到。经审查，申报材料不齐全或者不符合要求，现将需要补正的全部内容一次告知如下：`,
        '事项',
      ),
      letterTable(
        [
          ['序号', 24],
          ['缺少的材料', 106],
          ['材料类型', 46],
          ['份数', 26],
          ['补正要求', 140],
          ['依据', 138],
        ],
        missing,
      ),
      named('补正期限', `请于${dayInWords(notice.answerOn)}（含当日）前补正。`),
      named('逾期后果', notice.consequence),
      sealed([named('联系电话', notice.agency.phone)], {
        name: notice.agency.name,
        day: dayInWords(notice.issuedOn),
        sealHeight,
        what: '盖章',
      }),
      receipt(drawing.copy ?? 1),
    ],
  }
}
