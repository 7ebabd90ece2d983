import type { DraftAnswers } from '../claim/index.ts'
import { compact } from '../identity/reading.ts'
import type { Check } from './check.ts'

type Bill = NonNullable<DraftAnswers['charges']['invoices']>[number]

/** What makes a bill the same bill: code and number; without a code hospital, number, date and amount. Undefined while half typed. */
function identityOf({ code, number, issuedOn, totalFen, stay: ordinal }: Bill, { stay }: DraftAnswers) {
  if (!number?.trim()) return undefined
  if (code?.trim()) return `${compact(code)}:${compact(number)}`
  const hospital = typeof ordinal === 'number' ? stay.stays?.[ordinal - 1]?.hospitalCode : undefined
  return issuedOn && totalFen != null ? [hospital, number.trim(), issuedOn, totalFen].join('|') : undefined
}

/** A03: one bill is entered once in a claim. */
export const billTwice: Check = function* (draft) {
  const seen = new Map<string, number>()
  for (const [index, bill] of (draft.charges.invoices ?? []).entries()) {
    const identity = identityOf(bill, draft)
    if (identity === undefined) continue
    const before = seen.get(identity)
    if (before === undefined) seen.set(identity, index)
    else
      yield {
        code: 'A03',
        level: 'block',
        section: 'charges',
        pointer: `/invoices/${index}/number`,
        message: `第 ${index + 1} 张票据与第 ${before + 1} 张是同一张，请删去一张`,
      }
  }
}
