import type { PlainDate } from '../calendar/index.ts'

/** A threshold with where it comes from: `ours` marks a number that no source states (domain notes 8.2, [design]). */
type Limit = { readonly is: number; readonly grade: 'ours' | 'S' | 'B'; readonly basis: string }

const ours = (is: number, basis: string): Limit => ({ is, grade: 'ours', basis })

/** What the checks hold answers against, of a region from a day on. */
export type CheckLimits = { readonly from: PlainDate; readonly limits: Readonly<Record<LimitName, Limit>> }

const usual = {
  /** A04 票据: days after the discharge within which a hospital prints its bill. */
  billAfterStayDays: ours(30, '出院结算后补开票据的合理期限，未见公布'),
  /** A06: days between two births of one woman. */
  birthsApartDays: ours(180, '两次分娩间隔不足约 26 周在医学上不可能，未见公布'),
  /** A07: days between the end of one pregnancy and the birth of another. */
  birthAfterTerminationDays: ours(84, '终止妊娠后不足 12 周分娩在医学上不可能，未见公布'),
  /** A11: the ages, in whole years, between which a mother is not unusual. */
  mothersAgeFrom: ours(16, '石家庄网报教程写 16 至 45 岁（来源等级 C），上限放宽'),
  mothersAgeUntil: ours(49, '石家庄网报教程写 16 至 45 岁（来源等级 C），上限放宽'),
  /** A11: beyond these the reviewer is told, whatever the reason. */
  mothersAgeLeast: ours(14, '未见公布'),
  mothersAgeMost: ours(60, '未见公布'),
  /** A17: so many times the median of hospital and method, over at least so many claims. */
  outlierMedians: ours(2, '未见公布'),
  outlierClaims: ours(20, '样本过少时不比较，未见公布'),
  /** A20 妊娠周数: from here on a loss counts as 引产, below it as 流产 (four months); and the end of the bands (seven). */
  inductionFromWeeks: ours(12, '临床上引产多在 12 周以后，未见公布'),
  abortionBelowWeeks: { is: 16, grade: 'B', basis: '石家庄支付标准以妊娠满 4 个月分档' },
  terminationBelowWeeks: { is: 28, grade: 'B', basis: '石家庄支付标准以妊娠满 7 个月分档' },
  /** A23: months before the birth within which an enrolment is short; after it, within which leaving is soon. */
  enrolledBeforeMonths: ours(3, '昆明 2025–26 飞检：产前 2 至 3 个月参保'),
  stoppedAfterMonths: ours(3, '昆明、张家口：待遇领取后随即停保'),
  /** A23: so many times the base before. */
  baseJump: ours(2, '未见公布'),
  /** A24: percent of the insured who claimed within so many months; or so many claims with so few insured. */
  employerSharePercent: ours(50, '昆明 24/30、13/15，大冶 127/189'),
  employerShareMonths: ours(12, '未见公布'),
  employerClaims: ours(10, '昆明 13/15'),
  employerStaff: ours(30, '昆明 24/30'),
  /** A24: below so many claims a share says nothing. */
  employerLeastClaims: ours(3, '一两人的单位不因一份申报而列为疑点，未见公布'),
  /** A25: so many times the wage declared for tax. */
  declaredWageTimes: ours(3, '大余：缴费基数 14580 元，申报工资 3000 元'),
  /** A30: so many insured persons with one account. */
  accountPersons: ours(3, '未见公布'),
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof usual

/** What differs in a region, the oldest first. No region has published any; each is added here with its day and source. */
const regional: Readonly<Record<string, readonly { from: PlainDate; limits: Partial<Record<LimitName, Limit>> }[]>> = {}

/** The limits that hold in a region on the day a claim is judged. */
export function checkLimitsFor(region: string, on: PlainDate): CheckLimits {
  const rows = (regional[region] ?? []).filter(({ from }) => from <= on)
  return {
    from: rows.at(-1)?.from ?? '2014-01-01',
    limits: Object.assign({}, usual, ...rows.map(({ limits }) => limits)) as CheckLimits['limits'],
  }
}
