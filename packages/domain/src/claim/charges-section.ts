import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { codesOf, filingClasses, printedClasses } from '../codes/index.ts'
import { readBillCheckCode, readBillCode, readBillNumber, readBy } from '../identity/index.ts'
import { difference, type Fen, formatYuan, total } from '../money/index.ts'
import { draftOf } from './draft.ts'
import { amountFen, choice, requiredText, wholeNumber } from './fields.ts'

const lineFields = {
  /** 票据类别: the class printed on the invoice. */
  printedClass: choice(codesOf(printedClasses), '请选择票据类别'),
  /** 申报类别: the class it is filed under. */
  filingClass: choice(codesOf(filingClasses), '请选择申报类别'),
  amountFen: amountFen('请填写金额'),
}

const invoiceFields = {
  /** The stay the invoice belongs to, counted from 1. */
  stay: wholeNumber(1, 20, '请选择票据所属的住院'),
  /** 票据代码 (8 or 10 digits); a paper receipt may have none. */
  code: readBy(readBillCode).nullish(),
  /** 票据号码. */
  number: requiredText(40, '请填写票据号码'),
  /** 校验码. */
  checkCode: readBy(readBillCheckCode).nullish(),
  /** 开票日期. */
  issuedOn: plainDate.nullish(),
  /** 票据金额. */
  totalFen: amountFen('请填写票据金额'),
  lines: z.array(z.object(lineFields)).min(1, '请至少填写一条费用明细').max(200, '一张票据最多填写 200 条明细'),
}

const fields = {
  /** 医疗费总额. */
  totalFen: amountFen('请填写医疗费总额'),
  invoices: z.array(z.object(invoiceFields)).min(1, '请至少填写一张票据').max(50, '最多填写 50 张票据'),
}

/** 费用: the invoices with their lines; lines sum to their invoice and invoices to the total, to the fen (A01, A02). */
export const chargesSection = z.object(fields).superRefine((charges, context) => {
  charges.invoices.forEach((invoice, index) => {
    const at = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['invoices', index, path], message })
    const unallocated = difference(invoice.totalFen, total(invoice.lines.map((line) => line.amountFen)))
    if (unallocated !== 0) at('lines', `明细合计比票据金额${moreOrLess(unallocated)}`)
    if (invoice.code) {
      const read = readBillNumber(invoice.number)
      if (!read.ok) at('number', read.problem)
    }
  })
  const unallocated = difference(charges.totalFen, total(charges.invoices.map((invoice) => invoice.totalFen)))
  if (unallocated !== 0)
    context.addIssue({ code: 'custom', path: ['totalFen'], message: `票据合计比医疗费总额${moreOrLess(unallocated)}` })
})

/** The charges as a draft may hold them. */
export const chargesDraft = draftOf(fields)
export type ChargeLine = z.infer<z.ZodObject<typeof lineFields>>
export type Invoice = z.infer<z.ZodObject<typeof invoiceFields>>
export type ChargesSection = z.infer<typeof chargesSection>

const moreOrLess = (missing: Fen) =>
  missing > 0 ? `少 ${formatYuan(missing)} 元` : `多 ${formatYuan(difference(0 as Fen, missing))} 元`

function readBy(read: (text: string) => { ok: true } | { ok: false; problem: string }) {
  return z.string().superRefine((text, context) => {
    const answer = read(text)
    if (!answer.ok) context.addIssue({ code: 'custom', message: answer.problem })
  })
}
