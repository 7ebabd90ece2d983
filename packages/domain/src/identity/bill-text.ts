import { type PlainDate, readDate } from '../calendar/index.ts'
import { type Fen, readYuan } from '../money/index.ts'
import { readBillCheckCode, readBillCode, readBillNumber } from './bill.ts'
import type { Reading } from './reading.ts'

/** What the QR code or the text of an electronic fiscal bill says about it; a part it does not say is absent. */
export type BillText = {
  code: string
  number: string
  checkCode?: string
  issuedOn?: PlainDate
  totalFen?: Fen
}

/** As much text as is looked at: a whole bill copied from its page is shorter. */
const MAX_TEXT = 20_000
const unknown = '没有认出票据代码和票据号码，请对照票据手工填写'
const taxInvoice = '这是税务发票的二维码，不是财政医疗收费票据，请对照票据手工填写'

/**
 * The bill that a QR code or pasted text describes. No published rule says what a fiscal bill's QR code holds (see the
 * decision on charges), so the four forms seen are read: a link whose parameters name the parts (invoice_code,
 * invoice_number …); a link with one parameter of parts joined by underscores (code_number_check_amount_date); the
 * comma-separated form of tax invoices with a fiscal bill's numbers; and the printed words themselves (票据代码：…).
 * Whatever else is refused in one sentence that repeats nothing of it: it may hold a name.
 */
export function readBillText(text: string): Reading<{ bill: BillText }> {
  const typed = text
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
  const bill = linkedBill(typed) ?? separatedBill(typed) ?? printedBill(typed)
  if (bill) return { ok: true, bill }
  return { ok: false, problem: isTaxInvoice(typed) ? taxInvoice : unknown }
}

const names = {
  code: ['invoice_code', 'invoicecode', 'billbatchcode', 'billcode', 'bill_code', 'elec_bill_code', 'pjdm'],
  number: ['invoice_number', 'invoicenumber', 'billno', 'bill_no', 'billnumber', 'elec_billno_code', 'pjhm'],
  checkCode: ['check_code', 'checkcode', 'random', 'elec_bill_chkcode', 'jym', 'pjjym'],
  date: ['issue_date', 'issuedate', 'invoice_date', 'billdate', 'createtime', 'kprq'],
  amount: ['total_amount', 'totalamount', 'totalamt', 'amount', 'je'],
} as const

function linkedBill(text: string): BillText | undefined {
  if (!/^https?:\/\/\S+$/i.test(text)) return undefined
  const query = text.slice(text.indexOf('?') + 1).replace(/#.*$/, '')
  const given = new Map(
    query.split('&').map((pair): [string, string] => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).toLowerCase(), decoded(pair.slice(at + 1))]
    }),
  )
  const find = (part: keyof typeof names) => names[part].map((name) => given.get(name)).find((value) => value)
  const named = billOf(find('code'), find('number'), [find('checkCode')], [find('date')], [find('amount')])
  return named ?? [...given.values()].map((value) => joinedBill(value.split('_'))).find((bill) => bill !== undefined)
}

/** Code and number stand first; what follows is told by its shape. */
function joinedBill([code, number, ...rest]: readonly string[]): BillText | undefined {
  return billOf(code, number, rest.slice(0, 1), rest.slice(1), rest.slice(1))
}

/** '01,<kind>,code,number,…': a check code has six characters, a date eight digits, an amount is what else is a number. */
function separatedBill(text: string): BillText | undefined {
  const parts = text.split(/[,|;]/).map((part) => part.trim())
  const at = parts.findIndex((part, place) => readBillCode(part).ok && readBillNumber(parts[place + 1] ?? '').ok)
  if (parts.length < 4 || at === -1) return undefined
  const rest = parts.slice(at + 2).filter((part) => part !== '')
  const amounts = rest.filter((part) => /^\d+\.\d{1,2}$/.test(part))
  // An amount in whole yuan of six digits looks like a check code: that place is told by the letters or by the amount.
  const checks = rest.filter((part) => !amounts.includes(part) && readBillCheckCode(part).ok)
  const wholes = rest.filter((part) => /^\d{1,5}$/.test(part))
  return billOf(parts[at], parts[at + 1], checks, rest, amounts.length > 0 ? amounts : wholes)
}

/** The words a bill prints before its parts; a blank or a line may stand between. */
function printedBill(text: string): BillText | undefined {
  const after = (words: string, shape: string) => new RegExp(`(?:${words})\\s*:?\\s*(${shape})`).exec(text)?.[1]
  const code = after('(?:电子)?票据代码', String.raw`\d{10}(?!\d)|\d{8}(?!\d)`)
  const number = after('(?:电子)?票据号码', String.raw`\d{10}(?!\d)`)
  const date = after('开票日期|开具日期', String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{8}(?!\d)`)
  const amount = after(
    String.raw`金额合计(?:\(小写\))?|合计金额(?:\(小写\))?|\(小写\)|价税合计\(小写\)`,
    String.raw`[¥￥]?\s*[\d,]+\.\d{2}`,
  )
  return billOf(code, number, [after('校验码', '[0-9A-Za-z]{6}(?![0-9A-Za-z])')], [date], [amount])
}

type Parts = readonly (string | undefined)[]

/** A bill once its code and its number stand; of the other parts the first that can be one. */
function billOf(code = '', number = '', checks: Parts, dates: Parts, amounts: Parts): BillText | undefined {
  const [readCode, readNumber] = [readBillCode(code), readBillNumber(number)]
  if (!readCode.ok || !readNumber.ok) return undefined
  const checkCode = checks.flatMap((part) => readOf(readBillCheckCode(part ?? ''), (read) => read.code))[0]
  const issuedOn = dates.flatMap((part) =>
    readOf(readDate((part ?? '').replace(/^(\d{8})\d{6,9}$/, '$1')), (read) => read.date),
  )[0]
  const totalFen = amounts
    .filter((part) => part !== undefined && !/^\d{6,}$/.test(part))
    .flatMap((part) => readOf(readYuan(part ?? ''), (read) => read.fen))[0]
  return {
    code: readCode.code,
    number: readNumber.number,
    ...(checkCode === undefined ? {} : { checkCode }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(totalFen === undefined ? {} : { totalFen }),
  }
}

function readOf<Read extends { ok: boolean }, Part>(
  read: Read,
  part: (read: Extract<Read, { ok: true }>) => Part,
): Part[] {
  return read.ok ? [part(read as Extract<Read, { ok: true }>)] : []
}

/** A tax invoice: twelve digits of code and eight of number, or one number of twenty. */
const isTaxInvoice = (text: string) => /^01,\d{2},(?:\d{10,12}|),(?:\d{8}|\d{20}),/.test(text)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
