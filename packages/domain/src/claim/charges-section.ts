import { z } from 'zod'
import { codesOf, filingClasses, printedClasses } from '../codes/index.ts'
import { readBillCheckCode, readBillCode, readBillNumber, readBy } from '../identity/index.ts'
import { difference, type Fen, formatYuan, total } from '../money/index.ts'
import { draftOf } from './draft.ts'
import { amountFen, choice, day, onceStanding, requiredText, whenGiven, wholeNumber } from './fields.ts'

const line = z.object({
  /** 票据类别: the class printed on the invoice. */
  printedClass: choice(codesOf(printedClasses), '请选择票据类别'),
  /** 申报类别: the class it is filed under. */
  filingClass: choice(codesOf(filingClasses), '请选择申报类别'),
  amountFen: amountFen('请填写金额'),
})

const invoice = z.object({
  /** The stay the invoice belongs to, counted from 1. */
  stay: wholeNumber(1, 20, '请选择票据所属的住院'),
  /** 票据代码 (8 or 10 digits); a paper receipt may have none. */
  code: whenGiven(readBy(readBillCode)),
  /** 票据号码. */
  number: requiredText(40, '请填写票据号码'),
  /** 校验码. */
  checkCode: whenGiven(readBy(readBillCheckCode)),
  /** 开票日期. */
  issuedOn: whenGiven(day),
  /** 票据金额. */
  totalFen: amountFen('请填写票据金额'),
  lines: z
    .array(line, '请至少填写一条费用明细')
    .min(1, '请至少填写一条费用明细')
    .max(200, '一张票据最多填写 200 条明细'),
})

/** An invoice whose lines sum to it, to the fen (A01), and whose number is an electronic bill's where it has a code. */
const invoiceSchema = invoice
  .superRefine(
    ({ code, number }, context) => {
      if (!code) return
      const read = readBillNumber(number)
      if (!read.ok) context.addIssue({ code: 'custom', path: ['number'], message: read.problem })
    },
    onceStanding(invoice.pick({ code: true, number: true })),
  )
  .superRefine(
    ({ totalFen, lines }, context) => {
      const unallocated = difference(totalFen, total(lines.map((line) => line.amountFen)))
      if (unallocated !== 0)
        context.addIssue({ code: 'custom', path: ['lines'], message: `明细合计比票据金额${lessOrMore(unallocated)}` })
    },
    onceStanding(
      z.object({ totalFen: invoice.shape.totalFen, lines: z.array(line.pick({ amountFen: true })).nonempty() }),
    ),
  )

const fields = {
  /** 医疗费总额. */
  totalFen: amountFen('请填写医疗费总额'),
  invoices: z.array(invoiceSchema, '请至少填写一张票据').min(1, '请至少填写一张票据').max(50, '最多填写 50 张票据'),
}

/** 费用: the invoices with their lines; the invoices sum to the total, to the fen (A02). */
export const chargesSection = z.object(fields).superRefine(
  ({ totalFen, invoices }, context) => {
    const unallocated = difference(totalFen, total(invoices.map((invoice) => invoice.totalFen)))
    if (unallocated !== 0)
      context.addIssue({
        code: 'custom',
        path: ['totalFen'],
        message: `票据合计比医疗费总额${lessOrMore(unallocated)}`,
      })
  },
  onceStanding(z.object({ totalFen: fields.totalFen, invoices: z.array(invoice.pick({ totalFen: true })).nonempty() })),
)

/** The charges as a draft may hold them. */
export const chargesDraft = draftOf(fields)
export type ChargeLine = z.infer<typeof line>
export type Invoice = z.infer<typeof invoiceSchema>
export type ChargesSection = z.infer<typeof chargesSection>

function lessOrMore(missing: Fen): string {
  return missing > 0 ? `少 ${formatYuan(missing)} 元` : `多 ${formatYuan(difference(0 as Fen, missing))} 元`
}
