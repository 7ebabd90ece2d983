import type { DaysAddition, DaysRow, Method, RuleSet, Source, Sourced } from '../rule-set.ts'
import { law, month, ours, statutoryDays, toThePerson, unverified } from './national.ts'
import { ended, leaveDays } from './tables.ts'

/**
 * What is answered alike for every region whose own sources are silent: the law where it speaks, else a decision of ours
 * with its mark. A region that publishes something else says so in its own file instead.
 */

const byEvent: RuleSet['pickedBy'] = {
  date: 'event',
  ...unverified('以生育或手术日期确定适用的版本，未见当地明文'),
}

const stillbirth: RuleSet['noLiveBirth'] = {
  as: 'termination',
  ...unverified('没有活产的按终止妊娠计算，未见当地明文'),
}

/** What all versions of a region have in common where nothing else was published. */
export const usualFor = (region: string, name: string) =>
  ({
    region,
    name,
    pickedBy: byEvent,
    noLiveBirth: stillbirth,
    permit: { unpublished: `${name}是否查验生育登记没有公布` },
    timeLimits: {
      claimMonths: { unpublished: `${name}的申报时限没有公布` },
      statutoryDays,
      promisedDays: { unpublished: `${name}的承诺时限没有公布` },
    },
  }) as const satisfies Partial<RuleSet>

/** Months of contribution that no trustworthy source states: nobody is refused, and the result carries the mark. */
export const monthsUnpublished = (name: string): RuleSet['eligibility'] => {
  const unpublished = { unpublished: `${name}须缴费的月数没有公布，未核对缴费月数` }
  return { medical: unpublished, prenatal: unpublished, allowance: unpublished }
}

/** Employees alone; of the others no ratio is known. */
export const employeesOnly = (name: string): RuleSet['insured'] => ({
  employee: { percent: 100, allowance: true, source: law.socialInsurance('第五十四条') },
  flexible: { unpublished: `${name}灵活就业人员的生育待遇没有公布` },
  spouse: { unpublished: `${name}职工未就业配偶的支付比例没有公布` },
  resident: { unpublished: '城乡居民的生育医疗费由居民医保支付，不由生育保险支付' },
})

/** A table that prints amounts and does not say whether they are paid whatever was charged. */
export const capUnlessSaid: Sourced<{ pays: Method }> = {
  pays: 'cap',
  ...unverified('标准按限额内据实支付，是限额还是定额未见明文'),
}

/** Of a termination whose operation was not told: which of two standards its weeks stand for. */
export const byWeeksMark = '未填写手术方式的，孕满 4 个月（16 周）按引产、不满的按人工流产，未见当地明文'

/** A month's wages are divided by thirty and the amount is rounded to the fen, unless something else was printed. */
export const usualFormula = {
  base: {
    method: 'employer-prior-year',
    fallback: 'employer-current-month',
    source: law.socialInsurance('第五十六条'),
  },
  divisor: { is: '30', source: law.socialInsurance('第五十六条') },
  rounding: { is: 'half-up', ...unverified('津贴先算准再四舍五入到分，未见当地明文') },
  wageContinues: { refused: true, source: law.socialInsurance('第五十六条') },
} as const satisfies Partial<RuleSet['allowance']>

type PayeeRow = typeof toThePerson

/** Until February 2026 to the employer. */
export const usualPayee: readonly PayeeRow[] = [
  { from: null, is: 'employer', ...unverified('2026 年 2 月以前津贴支付给用人单位，未见当地明文') },
  toThePerson,
]

/** A child that died after birth changes nothing, where nobody says that it does. */
export const newbornDeath = (days: number): DaysRow => ({
  code: 'allowance.days.birth.newborn-death',
  label: '产假天数（新生儿死亡）',
  when: { event: 'birth', particular: 'newborn-death' },
  days,
  ...unverified('新生儿死亡的产假天数未见当地明文，按正常产假'),
})

/** Leave after a pregnancy that ended (女职工劳动保护特别规定第七条). */
export const nationalLossDays = (source: Source = law.leave('第七条')): DaysRow[] =>
  leaveDays(source, [
    ['allowance.days.termination.early', '终止妊娠不满 4 个月', ended(null, month(4)), 15],
    ['allowance.days.termination.late', '终止妊娠满 4 个月', ended(month(4), null), 42],
  ])

/** Fifteen days for 难产 and for every child after the first; whether a caesarean is 难产 the law does not say. */
export const nationalAdditions = (
  source: Source = law.leave('第七条'),
  caesareanMark: { unverified?: string } = { unverified: '剖宫产按难产增加 15 天，未见当地明文' },
): DaysAddition[] => [
  {
    code: 'allowance.days.assisted',
    label: '难产增加',
    when: { event: 'birth', delivery: ['assisted'] },
    days: 15,
    source,
  },
  {
    code: 'allowance.days.caesarean',
    label: '剖宫产增加',
    when: { event: 'birth', delivery: ['caesarean'] },
    days: 15,
    source,
    ...caesareanMark,
  },
  {
    code: 'allowance.days.extra-children',
    label: '多胞胎每多一个增加 15 天',
    when: { event: 'birth', fetuses: [2, null] },
    days: 15,
    perExtraChild: true,
    source,
  },
]

/** The one official list of what 难产 includes. */
export const langfangNotice: Source = {
  title: '廊坊市医疗保障局关于生育保险待遇的公开信息',
  article: '2024 年 2 月 27 日',
  grade: 'A',
}

/** Answers to the open questions where a region's own sources give none; the rest every region answers itself. */
export const usualAnswers = {
  caesareanAsDystocia: {
    answer: '是，剖宫产与难产同样增加 15 天',
    ...unverified('剖宫产按难产增加 15 天，未见当地明文'),
  },
  lateTermination: { answer: '42 天', source: law.leave('第七条') },
  noLiveBirth: { answer: '没有活产的按终止妊娠的孕周计算', ...unverified('没有活产的按终止妊娠计算，未见当地明文') },
  stacking: { answer: '叠加', source: law.leave('第七条') },
  prenatalWithoutReceipts: {
    answer: '不支付，产前检查费凭票据在限额内据实支付',
    ...unverified('没有产前检查票据的不支付产前检查费，未见当地明文'),
  },
  flexibleAllowance: { answer: '不享受', ...unverified('灵活就业人员不享受生育津贴，未见当地明文') },
  pickedBy: { answer: '生育或手术日期', ...unverified('以生育或手术日期确定适用的版本，未见当地明文') },
  dystocia: {
    answer: '胎头吸引、产钳、臀位助产、臀位牵引',
    source: langfangNotice,
    unverified: '难产的范围取自廊坊官方表，未见当地明文',
  },
} as const satisfies Partial<RuleSet['answers']>

/** An answer of ours, with its mark. */
export const ourAnswer = (answer: string, mark: string) => ({ answer, source: ours(mark), unverified: mark })
