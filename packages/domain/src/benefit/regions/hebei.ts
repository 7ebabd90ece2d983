import type { DaysAddition, DaysRow, OperationDays, RuleSet, Source } from '../rule-set.ts'
import { month } from './national.ts'
import { ended, leaveDays, operationLeave } from './tables.ts'
import { nationalAdditions } from './usual.ts'

/** What the province of 河北 rules for all its cities. */

export const hebeiLeave: Source = { title: '河北省女职工劳动保护特别规定', article: '第九条', grade: 'A' }
const population2016: Source = { title: '河北省人口与计划生育条例', article: '2016 年修订', grade: 'B' }
const population2021: Source = { title: '河北省人口与计划生育条例', article: '2021 年修订', grade: 'B' }
const operations2015: Source = { title: '河北省计划生育手术休假及津贴规定', article: '2015 年', grade: 'B' }
const list2022: Source = { title: '冀医保函〔2022〕103 号', article: '申报材料', grade: 'S' }

const thirdChildMark = '三孩及以上按 188 天支付津贴，未见当地明文'
const lateMark = '满 7 个月终止妊娠另有最多 56 天由单位协商，不由基金支付'

export const hebeiThirdChild: DaysRow = {
  code: 'allowance.days.birth.third',
  label: '产假天数（三孩及以上）',
  when: { event: 'birth', birthOrder: [3, null], from: '2021-05-31' },
  days: 188,
  source: population2021,
  unverified: thirdChildMark,
}

export const hebeiBirthDays: DaysRow = {
  code: 'allowance.days.birth',
  label: '产假天数',
  when: { event: 'birth' },
  days: 158,
  source: population2016,
}

/** Leave after a pregnancy that ended; a city's own notice may be named instead of the regulation. */
export const hebeiLossDays = (source: Source = hebeiLeave): DaysRow[] =>
  leaveDays(source, [
    ['allowance.days.termination.early', '终止妊娠不满 4 个月', ended(null, month(4)), 15],
    ['allowance.days.termination.seven-months', '终止妊娠满 7 个月', ended(month(7), null), 42, lateMark],
    ['allowance.days.termination.late', '终止妊娠满 4 个月', ended(month(4), month(7)), 42],
  ])

/** What is added: 难产 and 剖宫产, every further child, an operation at the same time. */
export const hebeiAdditions = (own: { leave?: Source; iud?: Source; ligation?: Source } = {}): DaysAddition[] => [
  ...nationalAdditions(own.leave ?? hebeiLeave, {}),
  {
    code: 'allowance.days.with-iud',
    label: '终止妊娠同时放置宫内节育器增加',
    when: { event: 'termination', operation: 'iud-insertion' },
    days: 2,
    source: own.iud ?? operations2015,
  },
  {
    code: 'allowance.days.with-ligation',
    label: '终止妊娠同时输卵管结扎增加',
    when: { event: 'termination', operation: 'tubal-ligation' },
    days: 10,
    source: own.ligation ?? operations2015,
  },
]

/** Leave after family-planning operations; 输精管结扎 is named by the province alone. */
export const hebeiOperationDays = (source: Source = operations2015): OperationDays[] => [
  ...operationLeave(source, [
    ['iud-insertion', '放置宫内节育器', 2],
    ['iud-removal', '取出宫内节育器', 2],
    ['implant-insertion', '皮下埋植', 3],
    ['implant-removal', '取出皮下埋植', 3],
    ['tubal-ligation', '输卵管结扎', 21],
  ]),
  ...operationLeave(operations2015, [['vasectomy', '输精管结扎', 7]]),
]

/** From 2022-09-29 the province's list of papers names no permit; what each city asked before was not published. */
export const hebeiPermit: RuleSet['permit'] = [
  { from: null, asked: false, source: list2022, unverified: '2022 年 9 月 29 日以前当地是否查验生育登记没有公布' },
  { from: '2022-09-29', asked: false, source: list2022 },
]

export const hebeiAnswers = {
  caesareanAsDystocia: { answer: '是，剖宫产与难产同样增加 15 天', source: hebeiLeave },
  thirdChild: { answer: '188 天', source: population2021, unverified: thirdChildMark },
  lateTermination: { answer: '42 天；另有最多 56 天由单位协商，不由基金支付', source: hebeiLeave },
  stacking: { answer: '叠加', source: hebeiLeave },
} as const satisfies Partial<RuleSet['answers']>

/** Both percentages are known from content farms alone. */
export const hebeiClamp = { unpublished: '基数的上下限只见于内容聚合网站，未核对' } as const
