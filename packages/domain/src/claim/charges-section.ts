import { z } from 'zod'
import { codesOf, filingClasses, printedClasses, unlistedClass } from '../codes/index.ts'
import { readBillCheckCode, readBillCode, readBillNumber, readBy } from '../identity/index.ts'
import { difference, type Fen, formatYuan, total } from '../money/index.ts'
import { draftOf } from './draft.ts'
import { amountFen, choice, day, onceStanding, optionalText, requiredText, whenGiven, wholeNumber } from './fields.ts'
import { billIdentity, invoiceIdentities } from './invoice-identity.ts'

const line = z.object({
  /** 票据类别: the class printed on the invoice. */
  printedClass: choice(codesOf(printedClasses), '请选择票据类别'),
  /** 票据上的类别名称, where the printed class is in no table. */
  printedName: optionalText(40),
  /** 申报类别: the class it is filed under. */
  filingClass: choice(codesOf(filingClasses), '请选择申报类别'),
  amountFen: amountFen('请填写金额'),
})

const lineSchema = line.refine(
  ({ printedClass, printedName }) => printedClass !== unlistedClass.code || Boolean(printedName),
  {
    path: ['printedName'],
    message: '请填写票据上印的类别名称',
    ...onceStanding(line.pick({ printedClass: true, printedName: true })),
  },
)

const invoice = z.object({
  /** The stay the invoice belongs to, counted from 1. */
  stay: wholeNumber(1, 20, '请选择票据所属的住院'),
  /** 票据代码 (8 or 10 digits); a paper receipt may have none. */
  code: whenGiven(readBy(readBillCode)),
  /** 票据号码. */
  number: requiredText(40, '请填写票据号码'),
  /** 校验码. */
  checkCode: whenGiven(readBy(readBillCheckCode)),
  /** 开票日期; a paper receipt without a code is identified by it, so that it must state one. */
  issuedOn: whenGiven(day),
  /** 票据金额. */
  totalFen: amountFen('请填写票据金额'),
  lines: z
    .array(lineSchema, '请至少填写一条费用明细')
    .min(1, '请至少填写一条费用明细')
    .max(200, '一张票据最多填写 200 条明细'),
  /** 原票据代码 and 原票据号码: the bill that this one was issued again for. */
  replacesCode: whenGiven(readBy(readBillCode)),
  replacesNumber: whenGiven(readBy(readBillNumber)),
})

/**
 * An invoice whose lines sum to it, to the fen (A01); whose number is an electronic bill's where it has a code, and which
 * has a date where it has none; and which names the bill it replaces by both of its numbers.
 */
const invoiceSchema = invoice
  .superRefine(
    ({ code, number }, context) => {
      if (!code) return
      const read = readBillNumber(number)
      if (!read.ok) context.addIssue({ code: 'custom', path: ['number'], message: read.problem })
    },
    onceStanding(invoice.pick({ code: true, number: true })),
  )
  .refine(({ code, issuedOn }) => Boolean(code) || Boolean(issuedOn), {
    path: ['issuedOn'],
    message: '没有票据代码的纸质收据，请填写开票日期',
    ...onceStanding(invoice.pick({ code: true, issuedOn: true })),
  })
  .superRefine(
    ({ code, number, replacesCode, replacesNumber }, context) => {
      const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      if (replacesNumber && !replacesCode) refuse('replacesCode', '请填写原票据代码')
      if (replacesCode && !replacesNumber) refuse('replacesNumber', '请填写原票据号码')
      if (
        code &&
        replacesCode &&
        replacesNumber &&
        billIdentity(code, number) === billIdentity(replacesCode, replacesNumber)
      )
        refuse('replacesNumber', '原票据不能是这张票据自己')
    },
    onceStanding(invoice.pick({ code: true, number: true, replacesCode: true, replacesNumber: true })),
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

const identified = invoice.pick({
  stay: true,
  code: true,
  number: true,
  issuedOn: true,
  totalFen: true,
  replacesCode: true,
  replacesNumber: true,
})

/** 费用: the invoices with their lines, each once; the invoices sum to the total, to the fen (A02). */
export const chargesSection = z
  .object(fields)
  .superRefine(
    ({ totalFen, invoices }, context) => {
      const unallocated = difference(totalFen, total(invoices.map((invoice) => invoice.totalFen)))
      if (unallocated !== 0)
        context.addIssue({
          code: 'custom',
          path: ['totalFen'],
          message: `票据合计比医疗费总额${lessOrMore(unallocated)}`,
        })
    },
    onceStanding(
      z.object({ totalFen: fields.totalFen, invoices: z.array(invoice.pick({ totalFen: true })).nonempty() }),
    ),
  )
  .superRefine(
    ({ invoices }, context) => {
      const ordinals = new Map<string, number>()
      for (const [index, invoice] of invoices.entries()) {
        // The section knows no hospital; within a claim its stay stands for it.
        const identities = invoiceIdentities(invoice, String(invoice.stay))
        const twin = identities.map((identity) => ordinals.get(identity)).find((ordinal) => ordinal !== undefined)
        if (twin !== undefined)
          context.addIssue({
            code: 'custom',
            path: ['invoices', index, 'number'],
            message: `与票据 ${twin} 是同一张票据`,
          })
        for (const identity of identities) if (!ordinals.has(identity)) ordinals.set(identity, index + 1)
      }
    },
    onceStanding(z.object({ invoices: z.array(identified).nonempty() })),
  )

/** The charges as a draft may hold them. */
export const chargesDraft = draftOf(fields)
export type ChargeLine = z.infer<typeof line>
export type Invoice = z.infer<typeof invoiceSchema>
export type ChargesSection = z.infer<typeof chargesSection>

function lessOrMore(missing: Fen): string {
  return missing > 0 ? `少 ${formatYuan(missing)} 元` : `多 ${formatYuan(difference(0 as Fen, missing))} 元`
}
