import type { Region, RuleSet, Source } from '../rule-set.ts'
import { month } from './national.ts'
import { ended, leaveDays, operationStandards, standards } from './tables.ts'
import {
  byWeeksMark,
  capUnlessSaid,
  employeesOnly,
  monthsUnpublished,
  nationalAdditions,
  nationalLossDays,
  newbornDeath,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
  usualPayee,
} from './usual.ts'

const rules: Source = { title: '津政办发〔2016〕99 号（2019、2023 年转载）', article: '支付标准', grade: 'B' }
const earlier: Source = { title: '天津市较早的生育保险规定（转载）', grade: 'B' }

const noMonths: RuleSet['eligibility'] = monthsUnpublished('天津市')

const insured: RuleSet['insured'] = {
  ...employeesOnly('天津市'),
  resident: {
    percent: 60,
    allowance: false,
    source: rules,
    unverified: '居民按职工标准的 60%；有的页面把人工流产印作 180 元、药物流产印作 150 元',
  },
}

const answers: RuleSet['answers'] = {
  ...usualAnswers,
  caesareanAsDystocia: { answer: '是，剖宫产与难产同样增加 15 天', source: rules, unverified: '剖宫产未单独列明' },
  thirdChild: ourAnswer('128 天', '三孩及以上的产假天数没有公布，按 128 天'),
  stacking: { answer: '叠加', source: rules },
  byHospitalLevel: { answer: '引产区分，其他不区分', source: rules },
}

const common = {
  ...usualFor('120000', '天津市'),
  from: 'unknown',
  until: null,
  insured,
  eligibility: noMonths,
  answers,
} as const satisfies Partial<RuleSet>

const days = [
  newbornDeath(128),
  ...leaveDays(rules, [['allowance.days.birth', '产假天数', { event: 'birth' }, 128]]),
  ...nationalLossDays(),
]
const additions = nationalAdditions(rules, { unverified: '剖宫产按难产增加 15 天，天津未单独列明' })
const clamp = { unpublished: '天津市的基数上下限没有公布，未核对' } as const
const noOperationDays = { unpublished: '天津市的计划生育手术休假天数没有公布' } as const

const removalMark = '表中只印“IUD”，取出按放置的标准'

/** What the month was divided by before; how the four older amounts of a delivery are to be told apart was not printed. */
const versionHistoric: RuleSet = {
  ...common,
  version: 'historic',
  published: earlier,
  unverified: ['天津市较早的规定没有公布施行日期，须指名使用'],
  medical: {
    method: capUnlessSaid,
    standards: { unpublished: '较早的分娩标准 3000、3100、3600、3800 元未注明各指何种分娩' },
    additions: [],
    operations: operationStandards(earlier, [
      [['iud-insertion'], '放置宫内节育器限额', 150_00],
      [['iud-removal'], '取出宫内节育器限额', 150_00, removalMark],
    ]),
  },
  prenatal: { unpublished: '天津市较早的产前检查费标准没有公布' },
  allowance: {
    ...usualFormula,
    base: {
      method: 'own-current-month',
      fallback: 'own-current-month',
      source: earlier,
      unverified: '“当月基数”按本人当月缴费基数',
    },
    divisor: { is: '30.4', source: earlier },
    clamp,
    days: days.map((row) =>
      row.code === 'allowance.days.birth' ? { ...row, unverified: '较早的产假天数没有公布，按 128 天' } : row,
    ),
    additions,
    operations: noOperationDays,
    payee: usualPayee,
  },
}

/** Operations whose complications are treated by item. */
const operations = ['iud-insertion', 'iud-removal', 'tubal-ligation', 'vasectomy'] as const

const version2016: RuleSet = {
  ...common,
  version: 'about-2016',
  published: rules,
  unverified: ['津政办发〔2016〕99 号的施行日期没有公布，须指名使用'],
  medical: {
    method: capUnlessSaid,
    standards: standards(rules, [
      ['medical.delivery', '分娩限额', { event: 'birth' }, 3800_00],
      [
        'medical.termination.induction',
        '引产限额',
        { event: 'termination', operation: 'induction' },
        { 1: 1000_00, 2: 1300_00, 3: 1600_00 },
      ],
      [
        'medical.termination.late',
        '引产限额',
        ended(month(4), null),
        { 1: 1000_00, 2: 1300_00, 3: 1600_00 },
        byWeeksMark,
      ],
      [
        'medical.termination.high-risk',
        '高危人工流产限额',
        { event: 'termination', particular: 'high-risk-abortion' },
        600_00,
      ],
      [
        'medical.termination.medical-abortion',
        '药物流产限额',
        { event: 'termination', particular: 'medical-abortion' },
        260_00,
      ],
      ['medical.termination.early', '流产限额', { event: 'termination' }, 260_00],
    ]),
    additions: [],
    operations: operationStandards(rules, [
      ...operations.map(
        (operation) => [[operation], '计划生育手术并发症', 'by-item', undefined, { complications: true }] as const,
      ),
      [['iud-removal'], '宫内节育器嵌顿取出', 'by-item', undefined, { particular: 'embedded-iud' }],
      [['iud-removal', 'iud-insertion'], '更换宫内节育器限额', 325_00],
      [['iud-insertion'], '放置宫内节育器限额', 200_00],
      [['iud-removal'], '取出宫内节育器限额', 200_00, removalMark],
      [['tubal-ligation'], '女性绝育限额', 1000_00],
      [['vasectomy'], '男性绝育限额', 600_00],
      [['tubal-reversal'], '输卵管复通', 'by-item'],
      [['vasectomy-reversal'], '输精管复通', 'by-item'],
    ]),
  },
  prenatal: {
    ...capUnlessSaid,
    withEvent: false,
    standards: standards(rules, [
      ['prenatal.birth', '分娩的产前检查费限额', { event: 'birth' }, 1100_00],
      ['prenatal.weeks-28', '孕满 28 周的产前检查费限额', { weeks: [28, null] }, 1100_00],
      ['prenatal.weeks-16', '孕 16–28 周的产前检查费限额', { weeks: [16, 28] }, 800_00],
      ['prenatal.weeks-12', '孕 12–16 周的产前检查费限额', { weeks: [12, 16] }, 600_00],
      ['prenatal.early', '孕不满 12 周的产前检查费限额', { weeks: [null, 12] }, 400_00],
    ]),
  },
  allowance: {
    ...usualFormula,
    base: { ...usualFormula.base, source: rules },
    divisor: { is: '30', source: rules },
    clamp,
    days,
    additions,
    operations: noOperationDays,
    payee: usualPayee,
  },
}

/** 天津市 */
export const tianjin: Region = {
  code: '120000',
  name: '天津市',
  versions: [versionHistoric, version2016],
  holes: [],
}
