import { components } from '@cradle/domain/event'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type Drawing, regionOf } from './drawing.ts'
import { dayInWords, heading, named, paragraph, sealed } from './letter.ts'
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
 * 受理通知书: which claim was accepted when, the papers received, and by when each benefit is decided. Reconstructed: no
 * agency's template for maternity benefits was found (3-process-and-forms.md §5.8).
 */
export function acceptanceNotice(data: NoticeData<'acceptance'>, drawing: Drawing = {}): TDocumentDefinitions {
  const { notice } = data
  const { sealHeight } = regionOf(drawing).acceptance
  const materials = notice.materials.map(({ name, form, count }, index) => [
    String(index + 1),
    name,
    formsOfMaterial[form],
    String(count),
  ])
  return {
    ...noticeSheet(data, drawing),
    content: [
      ...noticeHead(notice, drawing),
      paragraph(
        `${matterOf(notice)}，经审查，申报材料齐全、符合要求，现于${dayInWords(notice.acceptedOn)}予以受理。`,
        '事项',
      ),
      ...(materials.length > 0
        ? [
            heading('收到的材料：'),
            letterTable(
              [
                ['序号', 30],
                ['材料名称', 300],
                ['材料类型', 90],
                ['份数', 60],
              ],
              materials,
            ),
          ]
        : []),
      heading('承诺办结日：'),
      letterTable(
        [
          ['待遇项目', 200],
          ['承诺办结日', 200],
        ],
        notice.due.map(({ component, dueOn }) => [
          components[component],
          dueOn ? dayInWords(dueOn) : '自收到申请之日起的法定期限内',
        ]),
      ),
      named('查询方式', notice.inquiry),
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
