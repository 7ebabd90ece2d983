import type { Condition, DaysRow, Region, RuleSet, Source, StandardRow } from '../rule-set.ts'
import { law, month, toThePerson, unverified } from './national.ts'
import { assisted, caesarean, ended, leaveDays, natural, operationStandards, standards } from './tables.ts'
import {
  byWeeksMark,
  employeesOnly,
  nationalAdditions,
  nationalLossDays,
  newbornDeath,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
} from './usual.ts'

const table2012: Source = { title: '北京市生育保险支付标准（2012–2018 年，转载）', grade: 'B' }
const notice2020: Source = {
  title: '北京市调整生育保险支付标准的通知（转载）',
  article: '2020 年 5 月 1 日',
  grade: 'B',
}
const planning2020: Source = { title: '北京市计划生育门诊和住院支付标准（2020 年，转载）', grade: 'B' }
const guide2024: Source = { title: '北京市生育津贴办事指南（2023、2024 年转载）', grade: 'B' }
const unmarried2021: Source = { title: '北京市未婚生育参保女职工的生育待遇', article: '2021 年 5 月 31 日', grade: 'B' }
const form: Source = { title: '北京市生育津贴申领表（生育表一）', article: '平衡关系 ①', grade: 'B' }

const nineMonths = {
  months: 9,
  counted: 'continuous',
  otherwise: '由单位支付；连续缴费满 12 个月后补支',
  source: guide2024,
} as const
const medicalMonths = {
  ...nineMonths,
  unverified: '医疗费与产前检查费按津贴同样的缴费月数，未见原文',
} as const

const common = {
  ...usualFor('110000', '北京市'),
  insured: employeesOnly('北京市'),
  eligibility: { medical: medicalMonths, prenatal: medicalMonths, allowance: nineMonths },
} as const satisfies Partial<RuleSet>

/** A mother who is not married is paid from 2021-05-31; of the time before nothing was published. */
const unmarriedBefore: Condition = { event: 'birth', married: false, until: '2021-05-30' }
const nothingBefore = { unpublished: '北京市自 2021 年 5 月 31 日起支付未婚生育的待遇，此前没有公布的规定' }
const unmarriedStandard = (component: 'medical' | 'prenatal'): StandardRow => ({
  code: `${component}.unmarried`,
  label: '未婚生育',
  when: unmarriedBefore,
  fen: nothingBefore,
  source: unmarried2021,
})
const unmarriedDays: DaysRow = {
  code: 'allowance.days.birth.unmarried',
  label: '产假天数（未婚）',
  when: unmarriedBefore,
  days: nothingBefore,
  source: unmarried2021,
}

/** Before 2012-04-28 the national regulation was not in force; its days stand in, marked. */
const beforeRegulation = <Row extends { when: Condition; unverified?: string }>(rows: readonly Row[]): Row[] => [
  ...rows.map((row) => ({
    ...row,
    when: { ...row.when, until: '2012-04-27' },
    unverified: '女职工劳动保护特别规定自 2012 年 4 月 28 日施行，此前的天数没有公布，按其天数',
  })),
  ...rows.map((row) => ({ ...row, when: { ...row.when, from: '2012-04-28' } })),
]

const surgeryMark = '另一页印作三级 4000、二级 3900、一级 3600 元'

const version2012: RuleSet = {
  ...common,
  version: '2012',
  from: '2012-01-01',
  until: '2018-12-31',
  published: table2012,
  unverified: ['只公布了年份 2012–2018，起止日期按首尾两年的首日和末日'],
  medical: {
    method: { pays: 'cap', source: table2012 },
    standards: [
      unmarriedStandard('medical'),
      ...standards(table2012, [
        ['medical.natural', '自然分娩限额', natural, { 3: 1900_00, 2: 1800_00, 1: 1700_00 }],
        ['medical.assisted', '人工干预分娩限额', assisted, { 3: 2100_00, 2: 2000_00, 1: 1900_00 }],
        [
          'medical.caesarean-with-surgery',
          '剖宫产伴其他手术限额',
          { ...caesarean, particular: 'caesarean-with-surgery' },
          { 3: 4400_00, 2: 4200_00, 1: 3800_00 },
          surgeryMark,
        ],
        ['medical.caesarean', '剖宫产限额', caesarean, { 3: 3800_00, 2: 3700_00, 1: 3500_00 }],
        [
          'medical.termination.medical-abortion',
          '药物流产限额',
          { event: 'termination', particular: 'medical-abortion' },
          { 3: 360_00, 2: 350_00, 1: 340_00 },
        ],
        [
          'medical.termination.induction',
          '中期引产限额',
          { event: 'termination', operation: 'induction' },
          { 3: 2400_00, 2: 2300_00, 1: 2100_00 },
        ],
        [
          'medical.termination.late',
          '中期引产限额',
          ended(month(4), null),
          { 3: 2400_00, 2: 2300_00, 1: 2100_00 },
          byWeeksMark,
        ],
        [
          'medical.termination.inpatient',
          '住院人工流产限额',
          { event: 'termination', particular: 'inpatient' },
          { 3: 970_00, 2: 950_00, 1: 920_00 },
        ],
        [
          'medical.termination.outpatient',
          '门诊人工流产限额',
          { event: 'termination' },
          { 3: 270_00, 2: 260_00, 1: 250_00 },
        ],
      ]),
    ],
    additions: [],
    operations: operationStandards(table2012, [
      [['iud-removal'], '宫内节育器嵌顿取出', 'by-item', undefined, { particular: 'embedded-iud' }],
      [['iud-insertion'], '放置宫内节育器限额', { 3: 510_00, 2: 500_00, 1: 500_00 }],
      [['iud-removal'], '取出宫内节育器限额', { 3: 360_00, 2: 350_00, 1: 350_00 }],
      [['vasectomy'], '输精管结扎限额', { 3: 1440_00, 2: 1430_00, 1: 1420_00 }],
      [['tubal-ligation'], '输卵管结扎限额', { 3: 1700_00, 2: 1600_00, 1: 1500_00 }],
      [['tubal-reversal'], '输卵管复通', 'by-item'],
      [['vasectomy-reversal'], '输精管复通', 'by-item'],
    ]),
  },
  prenatal: {
    pays: 'cap',
    withEvent: false,
    source: table2012,
    standards: [
      unmarriedStandard('prenatal'),
      ...standards(table2012, [
        [
          'prenatal.birth.from-week-18',
          '孕 18 周至分娩的产前检查费限额',
          { event: 'birth', particular: 'examined-from-week-18' },
          550_00,
        ],
        [
          'prenatal.birth.from-week-13',
          '孕 13 周至分娩的产前检查费限额',
          { event: 'birth', particular: 'examined-from-week-13' },
          880_00,
        ],
        ['prenatal.birth', '全程的产前检查费限额', { event: 'birth' }, 1400_00, '全程产前检查费较早的表为 1200 元'],
        [
          'prenatal.weeks-13-27',
          '孕 13–27 周的产前检查费限额',
          { weeks: [13, 28], particular: 'examined-from-week-13' },
          330_00,
        ],
        ['prenatal.weeks-1-12', '孕 1–12 周的产前检查费限额', { weeks: [null, 13] }, 470_00, '另一页印作 520 元'],
        ['prenatal.weeks-1-27', '孕 1–27 周的产前检查费限额', { weeks: [13, 28] }, 750_00, '另一页印作 850 元'],
      ]),
    ],
  },
  allowance: {
    base: { method: 'own-current-month', fallback: 'own-current-month', source: form },
    clamp: { unpublished: '北京市 2012–2018 年的基数上下限没有公布，未核对' },
    divisor: { is: '30', source: form },
    rounding: { is: 'daily-half-up', source: form },
    wageContinues: usualFormula.wageContinues,
    days: [
      unmarriedDays,
      newbornDeath(98),
      ...beforeRegulation([
        ...leaveDays(law.leave('第七条'), [
          [
            'allowance.days.birth',
            '产假天数',
            { event: 'birth' },
            98,
            '2012–2018 年北京市另行增加的天数没有公布，按国家规定的 98 天',
          ],
        ]),
        ...nationalLossDays(),
      ]),
    ],
    additions: beforeRegulation(nationalAdditions()),
    operations: { unpublished: '北京市的计划生育手术休假天数没有公布' },
    payee: [
      { from: null, is: 'employer', source: form, unverified: '有个人账户的支付给本人，没有个人账户的默认支付给单位' },
      toThePerson,
    ],
  },
  answers: {
    ...usualAnswers,
    caesareanAsDystocia: { answer: '是，产钳、胎吸、剖宫产均选“难产”', source: form },
    thirdChild: ourAnswer('98 天', '三孩及以上的产假天数没有公布，按 98 天'),
    byHospitalLevel: { answer: '分娩、终止妊娠和计划生育手术均区分，产前检查不区分', source: table2012 },
    dystocia: { answer: '产钳、胎头吸引、剖宫产', source: form },
  },
}

/** Of an abortion with an operation on an IUD the outpatient standard alone was published. */
const outpatientOnly = (['inpatient', 'high-risk-abortion', 'medical-abortion'] as const).flatMap((particular) =>
  (['iud-insertion', 'iud-removal'] as const).map((operation): StandardRow => ({
    code: 'medical.termination.with-iud',
    label: '流产同时放置或取出宫内节育器',
    when: { event: 'termination', particular, operation },
    fen: { unpublished: '住院、高危或药物流产同时放置、取出宫内节育器的支付标准没有公布' },
    source: planning2020,
  })),
)

const noInduction = { unpublished: '北京市 2020 年起的中期引产支付标准没有公布' }

const version2020: RuleSet = {
  ...common,
  version: '2020-05-01',
  from: '2020-05-01',
  until: null,
  published: notice2020,
  unverified: [],
  medical: {
    method: { pays: 'cap', source: notice2020 },
    standards: [
      unmarriedStandard('medical'),
      ...standards(notice2020, [
        ['medical.complications', '严重并发症按项目支付', { event: 'birth', complications: true }, 'by-item'],
        ['medical.natural', '自然分娩限额', natural, { 3: 5000_00, 2: 4800_00, 1: 4750_00 }],
        ['medical.assisted', '人工干预分娩限额', assisted, { 3: 5200_00, 2: 5000_00, 1: 4950_00 }],
        ['medical.caesarean', '剖宫产限额', caesarean, { 3: 5800_00, 2: 5600_00, 1: 5550_00 }],
      ]),
      ...outpatientOnly,
      ...standards(planning2020, [
        ['medical.termination.induction', '中期引产', { event: 'termination', operation: 'induction' }, noInduction],
        ['medical.termination.late', '中期引产', ended(month(4), null), noInduction],
        [
          'medical.termination.inpatient.high-risk',
          '住院高危人工流产限额',
          { event: 'termination', particular: ['inpatient', 'high-risk-abortion'] },
          { 3: 1885_00, 2: 1765_00, 1: 1735_00 },
        ],
        [
          'medical.termination.inpatient',
          '住院人工流产限额',
          { event: 'termination', particular: 'inpatient' },
          { 3: 1695_00, 2: 1575_00, 1: 1545_00 },
        ],
        [
          'medical.termination.high-risk',
          '门诊高危人工流产限额',
          { event: 'termination', particular: 'high-risk-abortion' },
          859_00,
        ],
        [
          'medical.termination.medical-abortion',
          '药物流产限额',
          { event: 'termination', particular: 'medical-abortion' },
          560_00,
        ],
        [
          'medical.termination.iud-exchange',
          '门诊人工流产并取出、放置宫内节育器限额',
          { event: 'termination', operation: ['iud-removal', 'iud-insertion'] },
          1320_00,
        ],
        [
          'medical.termination.iud-insertion',
          '门诊人工流产并放置宫内节育器限额',
          { event: 'termination', operation: 'iud-insertion' },
          1171_00,
        ],
        [
          'medical.termination.iud-removal',
          '门诊人工流产并取出宫内节育器限额',
          { event: 'termination', operation: 'iud-removal' },
          982_00,
        ],
        ['medical.termination.outpatient', '门诊人工流产限额', { event: 'termination' }, 777_00],
      ]),
    ],
    additions: [
      {
        code: 'medical.extra-children',
        label: '多胞胎每多一个增加 10%',
        when: { event: 'birth', fetuses: [2, null] },
        percent: 10,
        perExtraChild: true,
        source: notice2020,
      },
      {
        code: 'medical.trial-of-labour',
        label: '剖宫产后阴道试产并椎管内镇痛增加',
        when: { event: 'birth', particular: 'trial-of-labour-analgesia' },
        fen: 1000_00,
        source: notice2020,
      },
    ],
    operations: operationStandards(planning2020, [
      [['iud-removal', 'iud-insertion'], '取出并放置宫内节育器限额', 1186_00],
      [['iud-insertion'], '放置宫内节育器限额', 900_00],
      [['iud-removal'], '取出宫内节育器限额', 832_00],
      [['tubal-ligation'], '输卵管粘堵限额', 2127_00, undefined, { particular: 'adhesive-occlusion' }],
      [['vasectomy'], '输精管粘堵限额', 2093_00, undefined, { particular: 'adhesive-occlusion' }],
      [['vasectomy'], '输精管结扎限额', 1988_00],
    ]),
  },
  prenatal: {
    pays: 'cap',
    withEvent: false,
    source: notice2020,
    standards: [
      unmarriedStandard('prenatal'),
      ...standards(notice2020, [
        [
          'prenatal.termination',
          '终止妊娠的产前检查费',
          { event: 'termination' },
          { unpublished: '北京市 2020 年起终止妊娠的产前检查费限额没有公布' },
        ],
        ['prenatal.all', '产前检查费限额', {}, 3000_00],
      ]),
    ],
  },
  allowance: {
    base: {
      method: 'employer-birth-year',
      fallback: 'employer-current-month',
      source: guide2024,
      unverified: '北京按当年首次核定时全部参保人的缴费基数平均，本系统以单位当年平均月缴费基数代之',
    },
    clamp: { floorPercent: 60, ceilingPercent: 300, source: guide2024 },
    divisor: { is: '30', source: guide2024 },
    rounding: usualFormula.rounding,
    wageContinues: usualFormula.wageContinues,
    days: [
      unmarriedDays,
      ...leaveDays(guide2024, [
        ['allowance.days.birth.unmarried', '产假天数（未婚）', { event: 'birth', married: false }, 98],
      ]),
      newbornDeath(128),
      ...leaveDays(guide2024, [['allowance.days.birth', '产假天数', { event: 'birth' }, 128]]),
      ...nationalLossDays(),
    ],
    additions: nationalAdditions(guide2024, {}),
    operations: { unpublished: '北京市的计划生育手术休假天数没有公布' },
    payee: [
      { from: null, is: 'employer', ...unverified('2026 年 2 月以前津贴支付给用人单位；有个人账户的可支付给本人') },
      toThePerson,
    ],
  },
  answers: {
    ...usualAnswers,
    caesareanAsDystocia: { answer: '是，剖宫产、产钳、胎吸均增加 15 天', source: guide2024 },
    thirdChild: ourAnswer('128 天', '三孩及以上的津贴天数没有公布，按 128 天'),
    stacking: { answer: '叠加', source: guide2024 },
    byHospitalLevel: { answer: '分娩和住院流产区分，门诊计划生育手术不区分', source: notice2020 },
    dystocia: { answer: '剖宫产、产钳、胎头吸引', source: guide2024 },
  },
}

/** 北京市 */
export const beijing: Region = {
  code: '110000',
  name: '北京市',
  versions: [version2012, version2020],
  holes: [
    {
      from: '2019-01-01',
      until: '2020-04-30',
      because: '只见新闻所载此前的顺产 3000 元、剖宫产 4400 元，没有完整的表',
    },
  ],
}
