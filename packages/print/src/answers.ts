import { ageOn, isPlainDate } from '@cradle/domain/calendar'
import {
  accountKinds,
  assistanceKinds,
  claimTypes,
  type Coded,
  filingClasses,
  heirRelations,
  hospitalLevels,
  nameOf,
  payeeKinds,
  spouseCoverages,
  stayKinds,
  unemploymentProofs,
} from '@cradle/domain/codes'
import { groupIdNumber } from '@cradle/domain/identity'
import { fen, type Fen, formatYuan, total, yuanInCapitals } from '@cradle/domain/money'
import type { ClaimFormData } from '@cradle/domain/wire'

/** An answer as a draft may hold it: absent, half typed, or as it should be. */
type Answer = string | number | null | undefined

/** An answer in one line: nothing where it is absent, blanks and line breaks as one blank. */
export const words = (answer: Answer): string =>
  String(answer ?? '')
    .replace(/\s+/g, ' ')
    .trim()

/** An answer with its unit; the unit alone is never printed. */
export const counted = (answer: Answer, unit: string): string =>
  words(answer) === '' ? '' : `${words(answer)} ${unit}`

/** The name of a chosen code. */
const named = (table: readonly Coded[], code: string | null | undefined): string => (code ? nameOf(table, code) : '')

/** An amount in yuan; half-typed text stays as it was typed. */
export const yuan = (amount: Answer): string => (typeof amount === 'number' ? formatYuan(fen(amount)) : words(amount))

/** 大写 of an amount that is known. */
export const capitals = (amount: number | null): string => (amount === null ? '' : yuanInCapitals(fen(amount)))

/** An ID number in groups as it is read aloud; half a number stays as it was typed. */
export const idNumber = (answer: Answer): string => {
  const number = words(answer)
  return number.length === 18 ? groupIdNumber(number) : number
}

/** 报销类型 with its code. */
export const claimTypeOf = ({ claimType }: ClaimFormData['event']): string =>
  claimType ? `${claimType} ${nameOf(claimTypes, claimType)}` : ''

/** 周岁 on the day of the event. */
export function ageOf({ person, event: { eventOn } }: ClaimFormData): string {
  return eventOn && isPlainDate(eventOn) ? `${ageOn(person.birthOn, eventOn)} 周岁` : ''
}

type Stay = NonNullable<ClaimFormData['stay']['stays']>[number]

/** 住院类型, and what is particular about it: 住院（急诊）, 门诊（产前检查）. */
export function stayKindOf({ kind, emergency, purpose }: Stay): string {
  const particular = emergency ? '（急诊）' : kind === 'outpatient' && purpose === 'prenatal' ? '（产前检查）' : ''
  return named(stayKinds, kind) + particular
}

/** 医院名称; of one that the directory does not know, with its place and level. */
export function hospitalOf({ hospitalName, unlisted, hospitalPlace, hospitalLevel }: Stay): string {
  const known = unlisted ? [words(hospitalPlace), named(hospitalLevels, hospitalLevel)].filter(Boolean).join('，') : ''
  return words(hospitalName) + (known ? `（${known}）` : '')
}

/** What the wife of an insured man is insured by, how her unemployment is shown, and what her own insurance paid. */
export function wifeAsPatient({
  spouseCoverage,
  unemploymentProof,
  residentPaid,
  residentPaidFen,
}: ClaimFormData['contact']) {
  return {
    coverage: named(spouseCoverages, spouseCoverage),
    proof: named(unemploymentProofs, unemploymentProof),
    paid: residentPaid ? `${yuan(residentPaidFen)} 元` : residentPaid === false ? '没有' : '',
  }
}

/** What else was told of the event: few have any of it, and then the agency decides by it. */
export function particularsOf(event: ClaimFormData['event']): string {
  const told = [
    event.supplementOf ? '补报遗漏的票据' : '',
    event.assistance ? `助产方式：${named(assistanceKinds, event.assistance)}` : '',
    event.stillborn ? `死胎死产 ${words(event.stillborn)} 个` : '',
    event.bornOutside ? '院外分娩' : '',
    event.complication ? `并发症：${words(event.complication)}` : '',
    event.newbornDiedOn ? `新生儿 ${words(event.newbornDiedOn)} 死亡` : '',
    event.motherDiedOn ? `产妇 ${words(event.motherDiedOn)} 死亡` : '',
  ]
  return told.filter(Boolean).join('；')
}

/** Whose account the benefit is paid to, as words. */
export function payeeOf({ payee, heirRelation, accountKind, ...account }: ClaimFormData['payee']) {
  const relation = payee === 'heir' ? named(heirRelations, heirRelation) : ''
  return {
    payee: named(payeeKinds, payee) + (relation ? `（${relation}）` : ''),
    holder: words(account.holder),
    holderNumber: idNumber(account.holderNumber),
    account: [words(account.accountNumber), named(accountKinds, accountKind)].filter(Boolean).join(' '),
    bank: [words(account.bank), words(account.branch), words(account.branchCode)].filter(Boolean).join(' '),
  }
}

/** The numbers of a bill: 代码 and 号码, or the 号码 alone. */
export const billNumberOf = ({ code, number }: { code?: Answer; number?: Answer }): string =>
  [words(code), words(number)].filter(Boolean).join(' ')

type ChargeBox = { name: string; amount: Fen | null }

/**
 * The charges merged per filing class, null where nothing was filed under it. Every class of the manual has its box on
 * the form; 其他（未归类）, which is ours, has one only where something was filed under it.
 */
export function chargesByClass({ invoices }: ClaimFormData['charges']): ChargeBox[] {
  const lines = (invoices ?? []).flatMap((invoice) => invoice.lines ?? [])
  return filingClasses.flatMap(({ code, name }): ChargeBox[] => {
    const filed = lines.filter((line) => line.filingClass === code).map((line) => line.amountFen)
    if (filed.length === 0) return code === 'unclassified' ? [] : [{ name, amount: null }]
    return [{ name, amount: total(filed.filter((amount) => typeof amount === 'number').map(fen)) }]
  })
}
