import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { amountFen, requiredText } from '../claim/fields.ts'
import { type Component, components } from '../event/index.ts'
import { remedies } from './remedies.ts'

/** The papers an agency gives out about a claim, each numbered and frozen with the decision it tells. */
export const noticeKinds = {
  acceptance: '受理通知书',
  correction: '一次性补正告知书',
  closing: '终止办理通知书',
  refusal: '不予支付决定书',
  'partial-refusal': '部分不予支付决定书',
  'benefit-statement': '待遇核定单',
} as const
export type NoticeKind = keyof typeof noticeKinds

const component = z.enum(Object.keys(components) as [Component, ...Component[]])
const amount = amountFen('请填写金额')

/** What a decision rests on: a document and its article; one without an article is none. */
const basis = z.strictObject({
  title: requiredText(100, '请填写所依据的文件'),
  article: requiredText(100, '请填写所依据的条款'),
})
const bases = z.array(basis, '请填写所依据的文件和条款').min(1, '请填写所依据的文件和条款').max(10)

const facts = requiredText(1000, '请填写查明的事实')
const reason = requiredText(500, '请填写理由')

/** What every notice says. No sensitive value stands in clear in a frozen row: ID numbers are masked. */
const heading = {
  /** 文号. */
  number: requiredText(60, '请填写文号'),
  issuedOn: plainDate,
  agency: z.strictObject({
    name: requiredText(60, '请填写经办机构'),
    phone: requiredText(30, '请填写联系电话'),
  }),
  claim: z.strictObject({
    number: requiredText(40, '请填写申报单号'),
    filing: z.int().min(1).max(1000),
    /** Of the filing: ties the paper to what it is about. */
    contentHash: z.string().regex(/^[0-9a-f]{64}$/, '内容校验值不正确'),
  }),
  /** To whom: the employer that filed, or none where the person filed at the counter. */
  employer: z
    .strictObject({ name: requiredText(100, '请填写单位名称'), unitNumber: requiredText(40, '请填写单位编号') })
    .nullable(),
  person: z.strictObject({
    name: requiredText(60, '请填写姓名'),
    idNumberMasked: z
      .string()
      .regex(/^[0-9*]{17}[0-9X*]$/, '身份证号应当遮掩')
      .refine((number) => number.includes('*'), '身份证号应当遮掩'),
  }),
  /** 事项: what was asked for. */
  asked: z.array(component).min(1),
  eventOn: plainDate,
  receivedOn: plainDate,
}

/** A paper named in a notice. */
const material = {
  name: requiredText(60, '请填写材料名称'),
  form: z.enum(['original', 'copy', 'electronic']),
  count: z.int().min(1).max(99),
}

const acceptance = z.strictObject({
  kind: z.literal('acceptance'),
  ...heading,
  acceptedOn: plainDate,
  materials: z.array(z.strictObject(material)).max(40),
  /** 承诺办结日 of each benefit asked for; null where the holidays of a year on the way are not known yet. */
  due: z.array(z.strictObject({ component, dueOn: plainDate.nullable() })).min(1),
  /** 查询方式. */
  inquiry: requiredText(200, '请填写查询方式'),
})

const correction = z.strictObject({
  kind: z.literal('correction'),
  ...heading,
  /** All that is missing, told at once. */
  materials: z
    .array(
      z.strictObject({ ...material, requirement: requiredText(500, '请填写补正要求'), basis }),
      '请列出需要补正的材料',
    )
    .min(1, '请列出需要补正的材料')
    .max(40),
  answerOn: plainDate,
  /** 逾期后果. */
  consequence: requiredText(300, '请填写逾期后果'),
})

/** What ends the claim of a benefit, wholly or in part; none can be made without all of it (社会保险经办条例第二十条). */
const grounds = { facts, reason, bases, remedies }

const closing = z.strictObject({ kind: z.literal('closing'), ...heading, closedOn: plainDate, ...grounds })

const refusal = z.strictObject({
  kind: z.literal('refusal'),
  ...heading,
  component,
  askedFen: amount,
  ...grounds,
})

const partialRefusal = z
  .strictObject({
    kind: z.literal('partial-refusal'),
    ...heading,
    component,
    askedFen: amount,
    grantedFen: amount,
    /** The lines that were reduced, where lines were. */
    adjustments: z
      .array(
        z.strictObject({
          name: requiredText(60, '请填写费用项目'),
          filedFen: amount,
          allowedFen: amount,
          reason: requiredText(200, '请填写核减原因'),
        }),
      )
      .max(200),
    ...grounds,
  })
  .refine(({ askedFen, grantedFen }) => grantedFen > 0 && grantedFen < askedFen, {
    path: ['grantedFen'],
    message: '部分不予支付的，核定金额应当大于零并小于申报金额',
  })

/** One step of the explanation, as the breakdown keeps it. */
const step = z.strictObject({
  code: z.string().max(80),
  label: z.string().max(100),
  days: z.int().optional(),
  amountFen: z.int().optional(),
  formula: z.string().max(200).optional(),
  source: z.strictObject({ title: z.string().max(200), article: z.string().max(200).optional() }),
})

const statement = z.strictObject({
  kind: z.literal('benefit-statement'),
  ...heading,
  benefits: z
    .array(
      z.strictObject({
        component,
        grantedFen: amount,
        /** To whom, where it is known already: 医疗费's payee is fixed at payment. */
        payee: z.enum(['person', 'employer']).nullable(),
        /** What the allowance was computed from. */
        allowance: z.strictObject({ monthlyBaseFen: amount, days: z.int().min(0).max(1000) }).nullable(),
        steps: z.array(step).max(60),
        /** Why nothing, or less, is paid: in words, with the source. */
        refusal: z.strictObject({ message: requiredText(500, '请填写理由'), basis }).nullable(),
      }),
    )
    .min(1),
  remedies,
})

/** A frozen notice. Making one without its grounds fails, each failure pinned to its field. */
export const notice = z.discriminatedUnion('kind', [
  acceptance,
  correction,
  closing,
  refusal,
  partialRefusal,
  statement,
])
export type Notice = z.infer<typeof notice>
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { kind: Kind }>
