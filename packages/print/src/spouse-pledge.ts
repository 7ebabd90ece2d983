import type { ClaimFormData } from '@cradle/domain/wire'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import * as answers from './answers.ts'
import { claimSheet, formNumberOf } from './claim-sheet.ts'
import { type Drawing, regionOf } from './drawing.ts'
import { addressee, byHand, dayInWords, paragraph } from './letter.ts'
import { threeColumns, titleOf } from './page.ts'
import { type Answered, at, empty, field, section } from './table.ts'

const { words } = answers

/**
 * 配偶未就业承诺书 (M10): the spouse states that she is not employed and not paid elsewhere, in place of two offices'
 * certificates (证明事项告知承诺制). Reconstructed: no region's text was found; what is promised is what the rules ask
 * (3-process-and-forms.md §4.1), and the penalty is 社会保险法第八十八条.
 */
export function spousePledge(data: ClaimFormData, drawing: Drawing = {}): TDocumentDefinitions {
  const { title, sealHeight } = regionOf(drawing)['spouse-pledge']
  const { person, contact, event, employer, agencyName } = data
  const { coverage } = answers.wifeAsPatient(contact)
  const given = (text: string) => text || (data.isComplete ? '—' : '')
  const day = event.eventOn ? dayInWords(words(event.eventOn)) : '＿＿＿＿年＿＿月＿＿日'
  return {
    ...claimSheet('spouse-pledge', data, drawing),
    content: [
      titleOf(title),
      {
        stack: [threeColumns(`打印编号：${formNumberOf(data)}`, `所属期：${data.period}`, '')],
        style: 'small',
        margin: [0, 0, 0, 4],
      },
      section('参保职工', [
        {
          height: 20,
          boxes: [
            ...field('姓名', given(words(person.name)), [3, 8]),
            ...field('身份证号', given(answers.idNumber(person.idNumber)), [4, 9]),
          ],
        },
        { height: 20, boxes: field('工作单位', given(words(employer?.name)), [3, 21]) },
      ]),
      section('配偶', [
        {
          height: 20,
          boxes: [
            ...field('姓名', given(words(contact.spouseName)), [3, 8]),
            ...field('身份证号', given(answers.idNumber(contact.spouseIdNumber)), [4, 9]),
          ],
        },
        {
          height: 20,
          boxes: [
            ...field('就业情况', given(words(contact.spouseWorkplace)), [3, 8]),
            ...field('参保情况', given(coverage), [4, 9]),
          ],
        },
        { height: 20, boxes: field('户籍地', '', [3, 21]) },
      ]),
      { text: '', margin: [0, 6, 0, 0] },
      addressee(words(agencyName), '经办机构'),
      paragraph(
        `本人是上述参保职工的配偶，因本人于${day}生育（手术），由参保职工申领生育保险待遇，已知悉下列要求，并郑重承诺：`,
      ),
      ...promises(contact).map((promise, index) => paragraph(`${index + 1}. ${promise}`)),
      paragraph(
        '以上承诺是本人真实的意思表示。如有不实，本人愿意退回已领取的待遇，并依照《中华人民共和国社会保险法》第八十八条承担法律责任。',
      ),
      section('签字', [
        {
          height: sealHeight,
          boxes: [empty(12, signed('承诺人（配偶）', sealHeight)), empty(12, signed('参保职工', sealHeight))],
        },
      ]),
      byHand(['联系电话'], 28),
    ],
  }
}

/** What she promises; of what her own insurance paid, what the claim tells. */
function promises(contact: ClaimFormData['contact']): string[] {
  const expenses = '本次生育（手术）的医疗费'
  return [
    '自生育（手术）之日起至今，本人未就业，没有用人单位为本人缴纳职工基本医疗保险（含生育保险），也没有以灵活就业人员身份参加。',
    contact.residentPaid
      ? `${expenses}，城乡居民基本医疗保险已支付 ${answers.wifeAsPatient(contact).paid}；除此以外没有在其他渠道报销，今后也不重复报销。`
      : `${expenses}没有在城乡居民基本医疗保险或者其他渠道报销，今后也不重复报销。`,
    '本人与上述参保职工是夫妻关系，所填内容与证件一致。',
    '就业或者参保情况在核定之前发生变化的，立即告知经办机构；同意经办机构向有关部门核实。',
  ]
}

const signed = (who: string, height: number): Content[] => {
  const day: Answered = { text: '　　　　年　　　月　　　日', alignment: 'right', margin: at(height - 62) }
  return [{ text: `${who}签字（捺印）：`, margin: at(6) }, day]
}
