import type { DraftAnswers } from '../claim/index.ts'
import type { Check } from './check.ts'
import { daysAfter, isDay } from './compared-days.ts'

type Stay = NonNullable<DraftAnswers['stay']['stays']>[number]

/** A02: every bill belongs to a stay that there is. */
export const billsHaveStays: Check = function* ({ stay, charges }) {
  for (const [index, { stay: ordinal }] of (charges.invoices ?? []).entries())
    if (typeof ordinal === 'number' && ordinal > (stay.stays?.length ?? 0))
      yield {
        code: 'A02',
        level: 'block',
        section: 'charges',
        pointer: `/invoices/${index}/stay`,
        message: '票据所属的住院不存在，请重新选择',
      }
}

/** A04: a bill is dated from its stay's first day on, and not long after its last. */
export const billsWithinStays: Check = function* ({ stay, charges }, { limits: { limits } }) {
  for (const [index, { issuedOn, stay: ordinal }] of (charges.invoices ?? []).entries()) {
    const own = typeof ordinal === 'number' ? stay.stays?.[ordinal - 1] : undefined
    if (!own || !isDay(issuedOn) || !isDay(own.admittedOn)) continue
    const last = lastDayOf(own)
    const at = { code: 'A04', level: 'warn', section: 'charges', pointer: `/invoices/${index}/issuedOn` } as const
    if (issuedOn < own.admittedOn)
      yield { ...at, message: `开票日期 ${issuedOn} 早于所属住院或就诊的开始日期 ${own.admittedOn}` }
    else if (last && issuedOn > daysAfter(last, limits.billAfterStayDays.is))
      yield { ...at, message: `开票日期 ${issuedOn} 在住院或就诊结束（${last}）${limits.billAfterStayDays.is} 天以后` }
  }
}

/** The last day of a stay; of a visit, its day. Undefined while it is not typed. */
const lastDayOf = ({ kind, admittedOn, dischargedOn }: Stay) =>
  kind === 'outpatient' ? admittedOn : isDay(dischargedOn) ? dischargedOn : undefined

/** 结算年度 of a day: it begins on 26 December of the year before (manual S 002). */
const settlementYearOf = (date: string): number => Number(date.slice(0, 4)) + (date.slice(5) >= '12-26' ? 1 : 0)

/** A35: a stay over the turn of the settlement year, whose bills may have to be apart. */
export const staysWithinYear: Check = function* ({ stay }) {
  for (const [index, { kind, admittedOn, dischargedOn }] of (stay.stays ?? []).entries()) {
    if (kind === 'outpatient' || !isDay(admittedOn) || !isDay(dischargedOn) || dischargedOn < admittedOn) continue
    const [from, until] = [settlementYearOf(admittedOn), settlementYearOf(dischargedOn)]
    if (from !== until)
      yield {
        code: 'A35',
        level: 'warn',
        section: 'stay',
        pointer: `/stays/${index}/dischargedOn`,
        message: `住院 ${admittedOn} 至 ${dischargedOn} 跨 ${from}、${until} 两个结算年度（12 月 26 日起为下一年度）`,
      }
  }
}
