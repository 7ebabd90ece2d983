import type { UnitPledgeData } from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { words } from './answers.ts'
import { type Drawing, regionOf, shortHash } from './drawing.ts'
import { addressee, paragraph } from './letter.ts'
import { page, threeColumns, titleOf } from './page.ts'
import { at, empty, field, section } from './table.ts'

/**
 * 单位用户承诺书: the unit answers for its account, its operators and what they file. The manual asks for a stamped letter
 * and prints none; the text is ours. It is signed before any claim is filed, so it carries no QR code.
 */
export function unitPledge(data: UnitPledgeData, drawing: Drawing = {}): TDocumentDefinitions {
  const { title, sealHeight } = regionOf(drawing)['unit-pledge']
  const { employer, holder, agencyName, contentHash, printCount, businessOn } = data
  const formNumber = `${employer?.unitNumber ?? ''}-${shortHash(contentHash)}`
  return {
    ...page({
      form: 'unit-pledge',
      title,
      holder: words(employer?.name),
      formNumber,
      notes: [`内容校验 ${shortHash(contentHash)}`, `第 ${printCount + 1} 次打印`, `${businessOn} 打印`],
    }),
    content: [
      titleOf(title),
      { stack: [threeColumns(`打印编号：${formNumber}`, '', '')], style: 'small', margin: [0, 0, 0, 4] },
      section('单位', [
        { height: 22, boxes: field('单位名称', words(employer?.name), [4, 20]) },
        {
          height: 22,
          boxes: [
            ...field('单位编号', words(employer?.unitNumber), [4, 8]),
            ...field('账户持有人', words(holder), [4, 8]),
          ],
        },
      ]),
      { text: '', margin: [0, 8, 0, 0] },
      addressee(words(agencyName), '经办机构'),
      paragraph('本单位申请使用生育保险待遇网上申报系统，由上述账户持有人管理本单位的经办人，并郑重承诺：'),
      ...promises.map((promise, index) => paragraph(`${index + 1}. ${promise}`)),
      paragraph('本单位违反上述承诺的，愿意依照《中华人民共和国社会保险法》第八十八条等规定承担法律责任。'),
      section('签字盖章', [{ height: sealHeight + 14, boxes: [empty(12, signatures), empty(12, seal(sealHeight))] }]),
    ],
  }
}

const promises = [
  '所申报的内容与原始票据、病历资料一致，不为不符合条件的人员申报，不虚报、重复申报。',
  '账户和经办人账户由本人使用，不转借、不共用密码；人员变动当日停用或者变更。',
  '参保职工的身份、病历等个人信息只用于申报，不向无关人员泄露，不留作他用。',
  '生育津贴支付到本单位的，在收到后及时足额发给职工本人，不截留、不冲抵。',
  '原始票据和病历资料按规定保存，接受医疗保障部门的检查，发现差错及时更正，多领的待遇及时退回。',
  '用本单位账户所作的申报、提交和确认，视同本单位的书面申报，由本单位承担责任。',
]

const signatures = [
  { text: '法定代表人（负责人）签字：', margin: at(10) },
  { text: '账户持有人签字：', margin: at(44) },
]

const seal = (height: number) => [
  { text: '（单位盖章）', alignment: 'center' as const, margin: at(height / 2 - 8) },
  { text: '　　　　年　　　月　　　日', alignment: 'right' as const, margin: at(height / 2 - 20) },
]
