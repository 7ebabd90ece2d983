import { methodInWords } from '@cradle/domain/claim'
import { accountKinds, nameOf } from '@cradle/domain/codes'
import type { ClaimFormData } from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import * as answers from './answers.ts'
import { dailyRateOf, daysOf } from './benefit-boxes.ts'
import { changesInWords, claimSheet, formNumberOf } from './claim-sheet.ts'
import { type Drawing, regionOf } from './drawing.ts'
import { threeColumns, titleOf } from './page.ts'
import { amount, answer, at, empty, field, label, type Row, section } from './table.ts'

const HEIGHT = 22

const { words } = answers

/**
 * 《生育津贴申领表》: the insured person asks for the allowance, the employer confirms her leave and base.
 *
 * Reconstructed: 石家庄's own form was not found. The fields follow 武汉's 结算单 and 北京's 登记表 in their order
 * (3-process-and-forms.md §5.1, §5.4).
 */
export function allowanceApplication(data: ClaimFormData, drawing: Drawing = {}): TDocumentDefinitions {
  const { title, sealHeight, ends } = regionOf(drawing)['allowance-application']
  const given = (text: string) => text || (data.isComplete ? '—' : '')
  return {
    ...claimSheet('allowance-application', data, drawing),
    content: [
      titleOf(title),
      {
        stack: [threeColumns(`打印编号：${formNumberOf(data)}`, `所属期：${data.period}`, '金额单位：元')],
        style: 'small',
        margin: [0, 0, 0, 4],
      },
      section('单位', [
        {
          height: HEIGHT,
          boxes: [
            ...field('单位编号', given(words(data.employer?.unitNumber)), [3, 6]),
            ...field('单位名称', given(words(data.employer?.name)), [3, 12]),
          ],
        },
      ]),
      section('申领人', applicantRows(data, given)),
      section('生育情况', eventRows(data, given)),
      section('津贴计算', allowanceRows(data, given, ends)),
      section('领取账户', accountRows(data)),
      section('签字盖章', signatureRows(sealHeight)),
      section('备注', [{ boxes: [answer('备注', changesInWords(data), 24)], height: 32 }]),
      {
        text: '注：津贴按申报时的参保和缴费记录、以未取整的日标准测算，以经办机构核定为准；收款人须与申领人（或单位）名称一致。',
        style: 'small',
        margin: [0, 4, 0, 0],
      },
    ],
  }
}

type Given = (text: string) => string

function applicantRows({ person, contact }: ClaimFormData, given: Given): Row[] {
  return [
    {
      height: HEIGHT,
      boxes: [
        ...field('姓名', given(words(person.name)), [3, 6]),
        ...field('性别', person.sex === 'female' ? '女' : '男', [2, 2]),
        ...field('身份证号', given(answers.idNumber(person.idNumber)), [3, 8]),
      ],
    },
    {
      height: HEIGHT,
      boxes: [
        ...field('联系电话', given(words(contact.phone)), [3, 6]),
        ...field('联系地址', given(words(contact.address)), [3, 12]),
      ],
    },
    {
      height: HEIGHT,
      boxes: [
        ...field(
          '配偶姓名',
          given(contact.spouseGiven === false ? '无配偶或不提供' : words(contact.spouseName)),
          [3, 6],
        ),
        ...field('配偶证件号', given(answers.idNumber(contact.spouseIdNumber)), [3, 12]),
      ],
    },
  ]
}

function eventRows(data: ClaimFormData, given: Given): Row[] {
  const { event } = data
  return [
    {
      height: HEIGHT,
      boxes: [
        ...field('生育类别', given(methodInWords(event)), [3, 9]),
        ...field('生育或手术日期', given(words(event.eventOn)), [4, 8]),
      ],
    },
    {
      height: HEIGHT,
      boxes: [
        ...field('生育次数', given(words(event.birthOrder)), [3, 5]),
        ...field('胎儿数', given(words(event.fetuses)), [3, 5]),
        ...field('孕周', given(answers.counted(event.gestationWeeks, '周')), [3, 5]),
      ],
    },
  ]
}

/** 平衡关系 of 北京's form: base ÷ divisor × days, each in its box. */
function allowanceRows({ benefit }: ClaimFormData, given: Given, ends: readonly string[]): Row[] {
  const days = daysOf(benefit)
  const allowance = benefit?.allowance ?? null
  const amountFen = benefit?.allowanceFen ?? null
  return [
    {
      height: HEIGHT,
      boxes: [
        ...amount('月缴费基数', given(answers.yuan(allowance?.monthlyBaseFen)), [4, 8]),
        ...amount('日津贴标准', given(dailyRateOf(benefit).replace('—', '')), [4, 8]),
      ],
    },
    { height: HEIGHT, boxes: Object.keys(days).map((name) => label(name, 6)) },
    {
      height: HEIGHT,
      boxes: Object.entries(days).map(([name, text]) => answer(name, given(text.replace('—', '')), 6, 'center')),
    },
    {
      height: HEIGHT,
      boxes: [
        ...field('天数合计', given(answers.counted(allowance?.days, '天')), [4, 8]),
        ...field(
          '产假终止原因',
          ends.map((end) => `□ ${end}　`),
          [4, 8],
        ),
      ],
    },
    {
      height: HEIGHT,
      boxes: [
        ...field('津贴金额（大写）', given(answers.capitals(amountFen)), [5, 11]),
        ...amount('（小写）', given(answers.yuan(amountFen)), [3, 5]),
      ],
    },
  ]
}

/** Where the money goes, as it was filed; to be written by hand where it was not yet. */
const accountRows = ({ payee }: ClaimFormData): Row[] => [
  {
    boxes: [
      ...field('收款人', words(payee.holder), [3, 9]),
      ...field(
        '账户类型',
        payee.accountKind ? nameOf(accountKinds, payee.accountKind) : ['□ 银行卡　', '□ 存折　', '□ 对公账户'],
        [3, 9],
      ),
    ],
    height: 28,
  },
  {
    boxes: [
      ...field('开户银行', [words(payee.bank), words(payee.branch)].filter(Boolean).join(' '), [3, 9]),
      ...field('银行账号', words(payee.accountNumber), [3, 9]),
    ],
    height: 28,
  },
]

function signatureRows(height: number): Row[] {
  const day = '　　　　年　　　月　　　日'
  const person = [
    { text: '本人承诺以上内容真实，同一次生育没有重复申领津贴。', margin: at(4) },
    { text: '申领人签字：', margin: at(24) },
    { text: day, alignment: 'right' as const, margin: at(height - 82) },
  ]
  const employer = [
    { text: '单位意见：', margin: at(4) },
    { text: '经办人签字：', margin: at(24) },
    { text: '（单位盖章）', alignment: 'center' as const, margin: at(14) },
    { text: day, alignment: 'right' as const, margin: at(height - 92) },
  ]
  const agency = [
    { text: '经办机构意见：', margin: at(4) },
    { text: '审核人签字：', margin: at(24) },
    { text: '（盖章）', alignment: 'center' as const, margin: at(14) },
    { text: day, alignment: 'right' as const, margin: at(height - 92) },
  ]
  return [{ boxes: [empty(8, person), empty(8, employer), empty(8, agency)], height }]
}
