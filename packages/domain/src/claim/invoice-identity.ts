import { compact, readBillCode, readBillNumber } from '../identity/index.ts'

type Identified = {
  code?: string | null | undefined
  number: string
  issuedOn?: string | null | undefined
  totalFen: number
  replacesCode?: string | null | undefined
  replacesNumber?: string | null | undefined
}

/**
 * What makes an invoice the same invoice anywhere: code and number, or for a paper receipt without a code `hospital`,
 * number, date and amount. A reissued bill is also the bill it replaces: whichever of the two was filed, the other is the
 * same invoice.
 */
export function invoiceIdentities(invoice: Identified, hospital: string): string[] {
  const { code, number, issuedOn, totalFen, replacesCode, replacesNumber } = invoice
  const own = billIdentity(code, number) ?? `${hospital}|${compact(number)}|${issuedOn ?? ''}|${totalFen}`
  const replaced = billIdentity(replacesCode, replacesNumber)
  return replaced === undefined || replaced === own ? [own] : [own, replaced]
}

/** An electronic bill's identity; undefined while its numbers are not a bill's. */
export function billIdentity(code: string | null | undefined, number: string | null | undefined): string | undefined {
  const [readCode, readNumber] = [readBillCode(code ?? ''), readBillNumber(number ?? '')]
  return readCode.ok && readNumber.ok ? `${readCode.code}:${readNumber.number}` : undefined
}
