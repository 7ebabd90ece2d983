import { plainDate, type PlainDate } from '@cradle/domain/calendar'
import type { Draft, Invoice, Stay } from '@cradle/domain/claim'
import { codesOf, hospitalLevels, printedClasses } from '@cradle/domain/codes'
import { readBillCheckCode, readBillCode, readBillNumber, readHospitalCode } from '@cradle/domain/identity'
import { readYuan } from '@cradle/domain/money'

/** A typed value that is well-formed, else null: the database judges typed columns only. */
export const dateOrNull = (typed: string | null | undefined): PlainDate | null =>
  typed && plainDate.safeParse(typed).success ? typed : null
/** An amount in fen, read from the number or the text that was typed. */
export const wholeFen = (typed: number | string | null | undefined): number | null => {
  if (typeof typed === 'string') {
    const read = readYuan(typed)
    return read.ok ? read.fen : null
  }
  return typeof typed === 'number' && typed >= 0 ? typed : null
}
const textOrNull = (typed: string | null | undefined, max: number) => (typed && typed.length <= max ? typed : null)
const oneOf = (codes: readonly string[], typed: string | null | undefined) =>
  typed && codes.includes(typed) ? typed : null
const ordinal = (typed: number | string | null | undefined) =>
  typeof typed === 'number' && typed >= 1 && typed <= 500 ? typed : null

/** A stay as its row: what was typed, beside the columns that are well-formed. */
export function stayRow(stay: Draft<Stay>, index: number) {
  const code = stay.hospitalCode ? readHospitalCode(stay.hospitalCode) : undefined
  const admitted = dateOrNull(stay.admittedOn)
  const discharged = dateOrNull(stay.dischargedOn)
  return {
    n: index + 1,
    typed: stay,
    kind: oneOf(['inpatient', 'outpatient'], stay.kind),
    purpose: oneOf(['event', 'prenatal'], stay.purpose),
    emergency: stay.emergency ?? null,
    unlisted: stay.unlisted ?? null,
    hospital_code: code?.ok ? code.code : null,
    hospital_name: textOrNull(stay.hospitalName, 60),
    hospital_place: textOrNull(stay.hospitalPlace, 60),
    hospital_level: oneOf(codesOf(hospitalLevels), stay.hospitalLevel),
    ward: textOrNull(stay.ward, 40),
    admitted_on: admitted,
    discharged_on: admitted && discharged && discharged < admitted ? null : discharged,
    settled_directly: stay.settledDirectly ?? null,
    settlement_number: textOrNull(stay.settlementNumber, 60),
    settled_on: dateOrNull(stay.settledOn),
    fund_paid_fen: wholeFen(stay.fundPaidFen),
  }
}

/** An invoice as its row; its lines are rows of their own. */
export function invoiceRow({ lines: _lines, ...invoice }: Draft<Invoice>, index: number) {
  const code = invoice.code ? readBillCode(invoice.code) : undefined
  const checkCode = invoice.checkCode ? readBillCheckCode(invoice.checkCode) : undefined
  const replacesCode = invoice.replacesCode ? readBillCode(invoice.replacesCode) : undefined
  const replacesNumber = invoice.replacesNumber ? readBillNumber(invoice.replacesNumber) : undefined
  return {
    n: index + 1,
    stay_n: ordinal(invoice.stay),
    typed: invoice,
    code: code?.ok ? code.code : null,
    number: textOrNull(invoice.number, 40),
    check_code: checkCode?.ok ? checkCode.code : null,
    issued_on: dateOrNull(invoice.issuedOn),
    total_fen: wholeFen(invoice.totalFen),
    replaces_code: replacesCode?.ok ? replacesCode.code : null,
    replaces_number: replacesNumber?.ok ? replacesNumber.number : null,
  }
}

/** The lines of the invoice at this place, each with what its printed class is nationally. */
export const lineRows = ({ lines }: Draft<Invoice>, invoice: number) =>
  (lines ?? []).map((line, index) => {
    const printed = printedClasses.find(({ code }) => code === line.printedClass)
    return {
      invoice_n: invoice + 1,
      n: index + 1,
      typed: line,
      printed_class: textOrNull(line.printedClass, 40),
      printed_name: textOrNull(line.printedName, 40),
      filing_class: textOrNull(line.filingClass, 40),
      charge_item_type: printed?.chargeItemType ?? null,
      charge_item_level: printed?.chargeItemLevel ?? null,
      amount_fen: wholeFen(line.amountFen),
    }
  })
