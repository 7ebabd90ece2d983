import type { Region, RuleSet, Source, StandardRow } from '../rule-set.ts'
import {
  hebeiAdditions,
  hebeiAnswers,
  hebeiBirthDays,
  hebeiLossDays,
  hebeiOperationDays,
  hebeiThirdChild,
} from './hebei.ts'
import { law, month, statutoryDays, toThePerson, unverified, wageContinues } from './national.ts'
import { assisted, caesarean, ended, natural, operationStandards, standards } from './tables.ts'

const notice2025: Source = {
  title: '石家庄市生育保险和职工基本医疗保险合并实施细则（转载）',
  article: '2025 年 1 月 1 日起调整的支付标准',
  grade: 'B',
}
const before2025: Source = { ...notice2025, article: '“调整前”支付标准' }
const about2016: Source = { title: '中国太保：石家庄生育保险报销标准（约 2016 年）', grade: 'B' }
const operations2024: Source = { title: '石家庄市生育保险计划生育手术支付标准（2025 年前）', grade: 'B' }
const hebei2015: Source = { title: '河北省计划生育手术休假及津贴规定', article: '2015 年', grade: 'B' }
const manual: Source = { title: '石家庄市医保中心生育保险网报系统操作教程', article: '办理条件', grade: 'S' }
const permit2022: Source = { title: '冀医保函〔2022〕103 号', article: '申报材料', grade: 'S' }

const pickedBy = unverified('以生育或手术日期确定适用的版本，实施细则未见明文')
const noLiveBirth = unverified('没有活产按终止妊娠计算，未见石家庄明文')

const months = {
  months: 12,
  counted: 'cumulative',
  source: manual,
  unverified: '2025 年实施细则的缴费月数未见原文，按 12 个月',
} as const satisfies RuleSet['eligibility']['medical']

const insured: RuleSet['insured'] = {
  employee: { percent: 100, allowance: true, source: law.socialInsurance('第五十四条') },
  flexible: {
    percent: 100,
    allowance: false,
    source: hebei2015,
    unverified: '灵活就业人员按全额标准支付医疗费，未见石家庄明文',
  },
  spouse: {
    percent: 50,
    allowance: false,
    ...unverified('职工未就业配偶按标准的 50% 支付，取自廊坊、沧州，未见石家庄明文'),
  },
  resident: { unpublished: '城乡居民的生育医疗费由居民医保支付，不由生育保险支付' },
}

const allowance: RuleSet['allowance'] = {
  base: {
    method: 'employer-prior-year',
    fallback: 'employer-current-month',
    source: law.socialInsurance('第五十六条'),
  },
  clamp: {
    floorPercent: 60,
    ceilingPercent: 300,
    ...unverified('基数按全口径月平均工资的 60%–300% 核定，未见石家庄原文'),
  },
  divisor: { is: '30', source: law.socialInsurance('第五十六条') },
  rounding: { is: 'half-up', ...unverified('津贴先算准再四舍五入到分，未见明文') },
  days: [
    hebeiThirdChild,
    {
      code: 'allowance.days.birth.newborn-death',
      label: '产假天数（新生儿死亡）',
      when: { event: 'birth', particular: 'newborn-death' },
      days: 158,
      ...unverified('新生儿死亡的产假天数未见石家庄明文，按正常产假'),
    },
    hebeiBirthDays,
    ...hebeiLossDays(),
  ],
  additions: hebeiAdditions(),
  operations: hebeiOperationDays(),
  wageContinues,
  payee: [{ from: null, is: 'employer', source: before2025 }, toThePerson],
}

/** What all versions have in common. */
const common = {
  region: '130100',
  name: '石家庄市',
  pickedBy: { date: 'event', ...pickedBy },
  insured,
  eligibility: { medical: months, prenatal: months, allowance: months },
  noLiveBirth: { as: 'termination', ...noLiveBirth },
  permit: [
    { from: null, asked: true, source: manual },
    { from: '2022-09-29', asked: false, source: permit2022 },
  ],
  timeLimits: {
    claimMonths: { unpublished: '石家庄的申报时限没有公布' },
    statutoryDays,
    promisedDays: { unpublished: '石家庄的承诺时限没有公布' },
  },
  answers: {
    ...hebeiAnswers,
    noLiveBirth: { answer: '没有活产的按终止妊娠的孕周计算', ...noLiveBirth },
    prenatalWithoutReceipts: {
      answer: '支付，定额与票据无关',
      source: notice2025,
      unverified: '没有产前检查票据时是否支付定额，未见明文',
    },
    flexibleAllowance: { answer: '不享受', source: hebei2015 },
    byHospitalLevel: { answer: '分娩和终止妊娠不区分，计划生育手术区分', source: notice2025 },
    pickedBy: { answer: '生育或手术日期', ...pickedBy },
    dystocia: {
      answer: '胎头吸引、产钳、臀位助产、臀位牵引',
      source: before2025,
      unverified: '难产的范围取自廊坊官方表，石家庄 2025 年前的表只列胎吸、产钳',
    },
  },
} as const satisfies Partial<RuleSet>

/** Caps in fen by what happened: three ways of birth, and termination in bands of months. */
const caps = (
  source: Source,
  births: { natural: number; assisted: number; caesarean: number },
  terminations: readonly StandardRow[],
): StandardRow[] => [
  ...standards(source, [
    ['medical.natural', '自然分娩限额', natural, births.natural],
    ['medical.assisted', '难产（助娩）限额', assisted, births.assisted],
    ['medical.caesarean', '剖宫产限额', caesarean, births.caesarean],
  ]),
  ...terminations,
]

/** The bands since the table of about 2016: from seven months, from four, and before. Amounts in fen. */
const bands = (
  component: 'medical' | 'prenatal',
  word: string,
  source: Source,
  [seven, four, early]: readonly [number, number, number],
): StandardRow[] =>
  standards(source, [
    [`${component}.termination.seven-months`, `终止妊娠满 7 个月${word}`, ended(month(7), null), seven],
    [`${component}.termination.four-months`, `终止妊娠满 4 个月不满 7 个月${word}`, ended(month(4), month(7)), four],
    [`${component}.termination.early`, `终止妊娠不满 4 个月${word}`, ended(null, month(4)), early],
  ])

/** A table of about 2016 whose bands of termination are others; no date was published. */
const version2016: RuleSet = {
  ...common,
  version: 'about-2016',
  from: 'unknown',
  until: null,
  published: about2016,
  unverified: ['约 2016 年的支付标准没有公布施行日期，须指名使用'],
  medical: {
    method: { pays: 'cap', source: about2016 },
    standards: caps(
      about2016,
      { natural: 2000_00, assisted: 2500_00, caesarean: 3500_00 },
      standards(about2016, [
        ['medical.termination.six-months', '终止妊娠满 6 个月限额', ended(month(6), null), 800_00],
        ['medical.termination.four-months', '终止妊娠满 4 个月不满 6 个月限额', ended(month(4), month(6)), 600_00],
        ['medical.termination.two-months', '终止妊娠满 2 个月不满 4 个月限额', ended(month(2), month(4)), 400_00],
        ['medical.termination.early', '终止妊娠不满 2 个月限额', ended(null, month(2)), 120_00],
      ]),
    ),
    additions: [],
    operations: { unpublished: '这一版本的计划生育手术标准没有公布' },
  },
  prenatal: { pays: 'none', source: about2016 },
  allowance,
}

const versionBefore2025: RuleSet = {
  ...common,
  version: 'before-2025',
  from: 'unknown',
  // The leave of 158 days that this version pays came with the provincial regulation of 2016.
  heldSince: '2016-01-01',
  until: '2024-12-31',
  published: before2025,
  unverified: ['2025 年前的支付标准没有公布施行日期，用于 2016 年以后的生育和手术'],
  medical: {
    method: { pays: 'cap', source: before2025 },
    standards: caps(
      before2025,
      { natural: 2000_00, assisted: 2500_00, caesarean: 3500_00 },
      bands('medical', '限额', before2025, [2000_00, 800_00, 400_00]),
    ),
    additions: [],
    operations: operationStandards(operations2024, [
      [['iud-insertion'], '放置宫内节育器限额', { 3: 40_00, 2: 36_00, 1: 32_00 }],
      [['iud-removal'], '取出宫内节育器限额', { 3: 40_00, 2: 36_00, 1: 32_00 }],
      [['implant-insertion'], '皮下埋植限额', 100_00],
      [['implant-removal'], '取出皮下埋植限额', 100_00],
      [['vasectomy'], '输精管结扎限额', 300_00],
      [['tubal-ligation'], '输卵管结扎限额', 2000_00],
      [['vasectomy-reversal'], '输精管复通限额', 3500_00],
      [['tubal-reversal'], '输卵管复通限额', 3500_00],
    ]),
  },
  prenatal: { pays: 'none', source: before2025 },
  allowance,
}

const version2025: RuleSet = {
  ...common,
  version: '2025-01-01',
  from: '2025-01-01',
  until: null,
  published: notice2025,
  unverified: [],
  medical: {
    method: { pays: 'cap', source: notice2025 },
    standards: caps(
      notice2025,
      { natural: 3500_00, assisted: 4000_00, caesarean: 5000_00 },
      bands('medical', '限额', notice2025, [2200_00, 1000_00, 600_00]),
    ),
    additions: [],
    operations: { unpublished: '2025 年起的计划生育手术支付标准没有公布' },
  },
  prenatal: {
    pays: 'lump-sum',
    withEvent: true,
    source: notice2025,
    standards: [
      ...standards(notice2025, [['prenatal.birth', '生育的产前检查费定额', { event: 'birth' }, 2000_00]]),
      ...bands('prenatal', '的产前检查费定额', notice2025, [1000_00, 500_00, 300_00]),
    ],
  },
  allowance: { ...allowance, payee: [{ from: null, is: 'person', source: notice2025 }, toThePerson] },
}

/** 石家庄市, the product's first region. */
export const shijiazhuang: Region = {
  code: '130100',
  name: '石家庄市',
  versions: [version2016, versionBefore2025, version2025],
  holes: [],
}
