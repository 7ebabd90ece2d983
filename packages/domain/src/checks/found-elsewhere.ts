import { daysBetween, type PlainDate } from '../calendar/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import type { CheckLimits } from './check-limits.ts'
import { monthsAfter } from './compared-days.ts'
import type { Finding } from './finding.ts'

type Stay = { hospitalName: string; admittedOn: PlainDate; dischargedOn: PlainDate }

/**
 * What the database finds about a filing in the register and in other claims, whosever they are. It gathers within the
 * limits; whether something is a finding, and in which words, is judged here.
 */
export type FoundElsewhere =
  /** Another claim's bill of the same hospital, day and amount, `n` being this claim's. */
  | { code: 'A03'; n: number; number: string; claim: string; hospitalName: string; issuedOn: PlainDate; totalFen: Fen }
  /** Another birth of the same woman. */
  | { code: 'A06'; on: PlainDate; otherOn: PlainDate; claim: string }
  | { code: 'A07'; terminatedOn: PlainDate; bornOn: PlainDate; claim: string }
  /** The wife who is the patient was insured herself. */
  | { code: 'A10'; on: PlainDate; insuredFrom: PlainDate }
  /** Another claim's stay of the same patient; `n` is this claim's stay. */
  | ({ code: 'A13'; n: number; claim: string; other: Stay } & Stay)
  /** What claims of the same hospital and method came to. */
  | { code: 'A17'; totalFen: Fen; medianFen: Fen; p99Fen: Fen; claims: number; hospitalName: string }
  | { code: 'A21'; on: PlainDate; birthOrder: number; otherOn: PlainDate; otherOrder: number; claim: string }
  /** The insured person's spell around the event: its bases, and whether another ended shortly before. */
  | {
      code: 'A23'
      on: PlainDate
      enrolledOn: PlainDate
      leftOn: PlainDate | null
      wasInsuredBefore: boolean
      firstBaseFen: Fen | null
      baseBeforeFen: Fen | null
    }
  /** The employer's claims of the last months, and its insured. */
  | { code: 'A24'; claims: number; insured: number }
  /** Whoever is an operator or representative of the employer. */
  | { code: 'A26'; who: 'insured' | 'spouse'; as: 'operator' | 'legal-representative' }
  /** Insured persons whose claims name the same account. */
  | { code: 'A30'; persons: number; claims: string[] }

type Judge<Code extends FoundElsewhere['code']> = (
  found: Extract<FoundElsewhere, { code: Code }>,
  limits: CheckLimits['limits'],
) => Generator<Finding>

const ofEvent = { level: 'flag', section: 'event', pointer: '/eventOn' } as const

const judges: { [Code in FoundElsewhere['code']]: Judge<Code> } = {
  *A03({ n, number, claim, hospitalName, issuedOn, totalFen }) {
    yield {
      code: 'A03',
      level: 'flag',
      section: 'charges',
      pointer: `/invoices/${n - 1}/number`,
      message: `票据 ${number} 与申报单 ${claim} 的一张票据医院（${hospitalName}）、日期（${issuedOn}）和金额（${formatYuan(totalFen)} 元）都相同`,
      claims: [claim],
    }
  },
  *A06({ on, otherOn, claim }, limits) {
    const apart = Math.abs(daysBetween(otherOn, on))
    if (apart === 0 || apart >= limits.birthsApartDays.is) return
    yield {
      ...ofEvent,
      code: 'A06',
      message: `与申报单 ${claim} 的生育（${otherOn}）相隔 ${apart} 天，不足 ${limits.birthsApartDays.is} 天`,
      claims: [claim],
    }
  },
  *A07({ terminatedOn, bornOn, claim }, limits) {
    const apart = daysBetween(terminatedOn, bornOn)
    if (apart < 0 || apart >= limits.birthAfterTerminationDays.is) return
    yield {
      ...ofEvent,
      code: 'A07',
      message: `终止妊娠（${terminatedOn}）与生育（${bornOn}）相隔 ${apart} 天，不足 ${limits.birthAfterTerminationDays.is} 天，另见申报单 ${claim}`,
      claims: [claim],
    }
  },
  *A10({ on, insuredFrom }) {
    yield {
      code: 'A10',
      level: 'flag',
      section: 'contact',
      pointer: '/spouseIdNumber',
      message: `配偶自 ${insuredFrom} 起本人参加职工生育保险，${on} 仍在参保，不属于未就业配偶`,
    }
  },
  *A13({ n, claim, other, hospitalName, admittedOn, dischargedOn }) {
    if (admittedOn >= other.dischargedOn || other.admittedOn >= dischargedOn) return
    yield {
      code: 'A13',
      level: 'flag',
      section: 'stay',
      pointer: `/stays/${n - 1}/admittedOn`,
      message: `${hospitalName} ${admittedOn} 至 ${dischargedOn} 的住院与申报单 ${claim} 中${other.hospitalName} ${other.admittedOn} 至 ${other.dischargedOn} 的住院重叠`,
      claims: [claim],
    }
  },
  *A17({ totalFen, medianFen, p99Fen, claims, hospitalName }, limits) {
    if (claims < limits.outlierClaims.is) return
    const at = { code: 'A17', level: 'flag', section: 'charges', pointer: '/totalFen' } as const
    const times = limits.outlierMedians.is
    const among = `${hospitalName}同类 ${claims} 份申报`
    const own = `医疗费总额 ${formatYuan(totalFen)} 元`
    if (totalFen > p99Fen) yield { ...at, message: `${own}，高于${among}的 99%（${formatYuan(p99Fen)} 元）` }
    else if (totalFen > medianFen * times)
      yield { ...at, message: `${own}，超过${among}中位数（${formatYuan(medianFen)} 元）的 ${times} 倍` }
  },
  *A21({ on, birthOrder, otherOn, otherOrder, claim }) {
    if (!((otherOn < on && otherOrder >= birthOrder) || (otherOn > on && otherOrder <= birthOrder))) return
    yield {
      ...ofEvent,
      code: 'A21',
      pointer: '/birthOrder',
      message: `生育次数为 ${birthOrder}，申报单 ${claim} 中 ${otherOn} 的生育次数为 ${otherOrder}`,
      claims: [claim],
    }
  },
  *A23({ on, enrolledOn, leftOn, wasInsuredBefore, firstBaseFen, baseBeforeFen }, limits) {
    const at = { ...ofEvent, code: 'A23' } as const
    const within = limits.enrolledBeforeMonths.is
    if (!wasInsuredBefore && on < monthsAfter(enrolledOn, within))
      yield { ...at, message: `${enrolledOn} 起参保，距 ${on} 不足 ${within} 个月，此前没有参保` }
    const jump = limits.baseJump.is
    if (firstBaseFen !== null && baseBeforeFen !== null && baseBeforeFen > 0 && firstBaseFen > baseBeforeFen * jump)
      yield {
        ...at,
        message: `${enrolledOn} 参保时缴费基数 ${formatYuan(firstBaseFen)} 元，此前为 ${formatYuan(baseBeforeFen)} 元，超过 ${jump} 倍`,
      }
    const soon = limits.stoppedAfterMonths.is
    if (leftOn && leftOn > on && leftOn <= monthsAfter(on, soon))
      yield { ...at, message: `${leftOn} 停保，在 ${on} 之后 ${soon} 个月以内` }
  },
  *A24({ claims, insured }, limits) {
    const at = { ...ofEvent, code: 'A24', pointer: '' } as const
    const months = limits.employerShareMonths.is
    if (claims < limits.employerLeastClaims.is) return
    const counted = `单位近 ${months} 个月申报 ${claims} 人次，参保 ${insured} 人`
    if (claims * 100 > insured * limits.employerSharePercent.is)
      yield { ...at, message: `${counted}，超过 ${limits.employerSharePercent.is}%` }
    else if (claims >= limits.employerClaims.is && insured <= limits.employerStaff.is)
      yield {
        ...at,
        message: `${counted}，不超过 ${limits.employerStaff.is} 人的单位申报 ${limits.employerClaims.is} 人次以上`,
      }
  },
  *A26({ who, as }) {
    const person = who === 'insured' ? '参保人' : '配偶'
    yield {
      ...ofEvent,
      code: 'A26',
      pointer: '',
      message:
        as === 'operator'
          ? `${person}的身份证号与单位经办人或管理员相同`
          : `${person}的姓名与单位法定代表人相同，请核对是否为同一人`,
    }
  },
  *A30({ persons, claims }, limits) {
    if (persons < limits.accountPersons.is) return
    yield {
      code: 'A30',
      level: 'flag',
      section: 'payee',
      pointer: '/accountNumber',
      message: `同一账户用于 ${persons} 名参保人，达到 ${limits.accountPersons.is} 人，另见申报单 ${claims.join('、')}`,
      claims,
    }
  },
}

/** What of all that was found is a finding by these limits, in words. */
export const flagsFound = (found: readonly FoundElsewhere[], { limits }: CheckLimits): Finding[] =>
  found.flatMap((one) => [...(judges[one.code] as Judge<typeof one.code>)(one as never, limits)])
