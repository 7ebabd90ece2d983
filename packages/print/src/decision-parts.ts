import { basisInWords, type Notice, noticeKinds, remediesInWords } from '@cradle/domain/review'
import type { Content } from 'pdfmake/interfaces.js'
import { type Drawing, regionOf } from './drawing.ts'
import { dayInWords, named, paragraph, sealed } from './letter.ts'
import { receipt } from './notice-sheet.ts'

type Decision = Extract<Notice, { kind: 'closing' | 'refusal' | 'partial-refusal' }>

/** 查明事实, 理由, 依据: without these a notice cannot be made (domain/review/notice.ts). */
export const grounds = ({ facts, reason, bases }: Decision): Content[] => [
  named('查明事实', facts),
  named('理由', reason),
  named('依据', `${bases.map(basisInWords).join('；')}。`),
]

/** The remedies, the seal and the receipt, as every decision ends. */
export const ending = (notice: Decision, drawing: Drawing): Content[] => [
  sealed(
    [
      paragraph(remediesInWords(notice.remedies, noticeKinds[notice.kind].slice(-3)), '救济途径'),
      named('联系电话', notice.agency.phone),
    ],
    {
      name: notice.agency.name,
      day: dayInWords(notice.issuedOn),
      sealHeight: regionOf(drawing)[notice.kind].sealHeight,
      what: '盖章',
    },
  ),
  receipt(drawing.copy ?? 1),
]
