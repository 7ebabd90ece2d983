import type { DraftAnswers } from '../claim/index.ts'
import { filingClasses, type FilingClass, nameOf, printedClasses, unlistedClass } from '../codes/index.ts'
import { type Fen, formatYuan, total } from '../money/index.ts'
import { type AdjustmentReasonCode, adjustmentReasons, type Basis } from './adjustment-reasons.ts'

/** What a reviewer allows of one line, named by its place in the filing. */
export type LineAdjustment = {
  invoice: number
  line: number
  allowedFen: number
  filingClass: string
  reasonCode: AdjustmentReasonCode
  reason: string | null
}

/** A line of a filing with its place, invoice and line counted from 1. */
export type FiledLine = {
  invoice: number
  line: number
  /** 票据类别 as it is read. */
  printed: string
  filingClass: string
  amountFen: number
}

/** Every line of a filing. What was filed is well-formed; what is not counts as nothing. */
export const filedLines = ({ charges }: DraftAnswers): FiledLine[] =>
  (charges.invoices ?? []).flatMap(({ lines }, invoice) =>
    (lines ?? []).map(({ printedClass, printedName, filingClass, amountFen }, line) => ({
      invoice: invoice + 1,
      line: line + 1,
      printed:
        printedClass === unlistedClass.code && printedName ? printedName : nameOf(printedClasses, printedClass ?? ''),
      filingClass: filingClass ?? '',
      amountFen: typeof amountFen === 'number' ? amountFen : 0,
    })),
  )

/** Where an adjustment is refused, and why. */
export type RefusedAdjustment = { pointer: '/line' | '/allowedFen' | '/reason'; message: string }

type Asked = Omit<LineAdjustment, 'filingClass' | 'reason'> & {
  filingClass?: FilingClass | undefined
  reason?: string | undefined
}

/** The adjustment of a line of `filed`, or everything that keeps it from being one, each at its field. */
export function adjustmentOf(filed: readonly FiledLine[], asked: Asked): LineAdjustment | RefusedAdjustment[] {
  const line = filed.find((one) => one.invoice === asked.invoice && one.line === asked.line)
  if (!line) return [{ pointer: '/line', message: `票据 ${asked.invoice} 没有第 ${asked.line} 条明细` }]
  const faults = adjustmentFaults(line, asked)
  if (faults.length > 0) return faults
  const { invoice, allowedFen, reasonCode } = asked
  const filingClass = asked.filingClass ?? line.filingClass
  return { invoice, line: asked.line, allowedFen, filingClass, reasonCode, reason: asked.reason?.trim() || null }
}

/** As far as it was typed yet. */
type HalfAsked = {
  allowedFen?: unknown
  filingClass?: string | undefined
  reasonCode?: unknown
  reason?: string | undefined
}

/**
 * What is wrong with what is allowed of a line, each at its field: more than was filed, nothing less and no other class, a
 * code that says too little by itself. What is not typed yet is no fault here.
 */
export function adjustmentFaults(
  { amountFen, filingClass }: Pick<FiledLine, 'amountFen' | 'filingClass'>,
  asked: HalfAsked,
): RefusedAdjustment[] {
  const { allowedFen, reasonCode } = asked
  const faults: RefusedAdjustment[] = []
  if (typeof allowedFen === 'number' && allowedFen > amountFen)
    faults.push({ pointer: '/allowedFen', message: `核定金额不能超过申报金额 ${formatYuan(amountFen as Fen)} 元` })
  if (allowedFen === amountFen && (asked.filingClass ?? filingClass) === filingClass)
    faults.push({ pointer: '/allowedFen', message: '核定的金额和类别都与申报一致，不需要核减' })
  if (isReasonCode(reasonCode) && 'needsWords' in adjustmentReasons[reasonCode] && !asked.reason?.trim())
    faults.push({ pointer: '/reason', message: '选择“其他”的，请写明原因' })
  return faults
}

const isReasonCode = (code: unknown): code is AdjustmentReasonCode =>
  typeof code === 'string' && Object.hasOwn(adjustmentReasons, code)

/** The answers with the amounts and classes as reviewed; bills and total sum what is left of their lines. */
export function reviewedAnswers(answers: DraftAnswers, adjustments: readonly LineAdjustment[]): DraftAnswers {
  if (adjustments.length === 0) return answers
  const invoices = (answers.charges.invoices ?? []).map((invoice, invoiceAt) => {
    const lines = (invoice.lines ?? []).map((line, lineAt) => {
      const made = adjustments.find((one) => one.invoice === invoiceAt + 1 && one.line === lineAt + 1)
      return made ? { ...line, amountFen: made.allowedFen, filingClass: made.filingClass } : line
    })
    return { ...invoice, lines, totalFen: sumOf(lines.map(({ amountFen }) => amountFen)) }
  })
  return {
    ...answers,
    charges: { ...answers.charges, invoices, totalFen: sumOf(invoices.map(({ totalFen }) => totalFen)) },
  }
}

const sumOf = (amounts: readonly unknown[]): number =>
  total(amounts.filter((amount): amount is Fen => typeof amount === 'number'))

/**
 * The adjustments of the filing before that hang on lines which nobody changed, at their places in the new one: offered
 * again, made only by who makes them. A bill is known by its numbers; a line by what it says, its own place first.
 */
export function offeredAgain(
  before: { answers: DraftAnswers; adjustments: readonly LineAdjustment[] },
  now: { answers: DraftAnswers; adjustments: readonly LineAdjustment[] },
): LineAdjustment[] {
  const [was, is] = [filedLines(before.answers), filedLines(now.answers)]
  const bills = now.answers.charges.invoices ?? []
  const taken = new Set(now.adjustments.map(placeOf))
  return before.adjustments.flatMap((made) => {
    const line = was.find((one) => placeOf(one) === placeOf(made))
    const bill = before.answers.charges.invoices?.[made.invoice - 1]
    const invoice = bills.findIndex((one) => bill && one.number === bill.number && same(one.code, bill.code)) + 1
    const alike = is.filter(
      (one) => line && one.invoice === invoice && saysTheSame(one, line) && !taken.has(placeOf(one)),
    )
    const found = alike.find((one) => one.line === made.line) ?? alike[0]
    if (!found) return []
    taken.add(placeOf(found))
    return [{ ...made, invoice: found.invoice, line: found.line }]
  })
}

const placeOf = ({ invoice, line }: { invoice: number; line: number }) => `${invoice}.${line}`
const same = (one: string | null | undefined, other: string | null | undefined) => (one ?? '') === (other ?? '')
const saysTheSame = (one: FiledLine, other: FiledLine) =>
  one.printed === other.printed && one.filingClass === other.filingClass && one.amountFen === other.amountFen

/** Why a line was adjusted, as the notice and the clerk's page say it. */
export const adjustmentInWords = ({ reasonCode, reason }: Pick<LineAdjustment, 'reasonCode' | 'reason'>): string =>
  reason ? `${adjustmentReasons[reasonCode].name}：${reason}` : adjustmentReasons[reasonCode].name

/** What the adjustments rest on, each article once. */
export const basesOf = (adjustments: readonly LineAdjustment[]): Basis[] => [
  ...new Map(
    adjustments.map(({ reasonCode }) => {
      const { basis } = adjustmentReasons[reasonCode]
      return [basis.title + basis.article, basis]
    }),
  ).values(),
]

/** A line and what was allowed of it, in words: '票据 1 第 2 条 检查 100.00 元核定 60.00 元（重复收费）'. */
export const lineInWords = (line: FiledLine, made: LineAdjustment): string =>
  `票据 ${line.invoice} 第 ${line.line} 条 ${line.printed} ${formatYuan(line.amountFen as Fen)} 元核定 ` +
  `${formatYuan(made.allowedFen as Fen)} 元${
    made.filingClass === line.filingClass ? '' : `、改按${nameOf(filingClasses, made.filingClass)}`
  }（${adjustmentInWords(made)}）`
