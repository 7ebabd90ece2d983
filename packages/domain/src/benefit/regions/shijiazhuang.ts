import type { OperationRow, Region, RuleSet, Source } from '../rule-set.ts'
import { law, month, statutoryDays, toThePerson, unverified, wageContinues } from './national.ts'

const notice2025: Source = {
  title: '石家庄市生育保险和职工基本医疗保险合并实施细则（转载）',
  article: '2025 年 1 月 1 日起调整的支付标准',
  grade: 'B',
}
const before2025: Source = { ...notice2025, article: '“调整前”支付标准' }
const about2016: Source = { title: '中国太保：石家庄生育保险报销标准（约 2016 年）', grade: 'B' }
const operations2024: Source = { title: '石家庄市生育保险计划生育手术支付标准（2025 年前）', grade: 'B' }
const hebeiLeave: Source = { title: '河北省女职工劳动保护特别规定', article: '第九条', grade: 'A' }
const hebeiPopulation: Source = { title: '河北省人口与计划生育条例', article: '2016 年修订', grade: 'B' }
const hebeiPopulation2021: Source = { title: '河北省人口与计划生育条例', article: '2021 年修订', grade: 'B' }
const hebei2015: Source = { title: '河北省计划生育手术休假及津贴规定', article: '2015 年', grade: 'B' }
const manual: Source = { title: '石家庄市医保中心生育保险网报系统操作教程', article: '办理条件', grade: 'S' }
const permit2022: Source = { title: '冀医保函〔2022〕103 号', article: '申报材料', grade: 'S' }

const versionByEvent: RuleSet['pickedBy'] = {
  date: 'event',
  ...unverified('以生育或手术日期确定适用的版本，实施细则未见明文'),
}

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
    {
      code: 'allowance.days.birth.third',
      label: '产假天数（三孩及以上）',
      when: { event: 'birth', birthOrder: [3, null], from: '2021-05-31' },
      days: 188,
      source: hebeiPopulation2021,
      unverified: '三孩及以上按 188 天支付津贴，未见石家庄明文',
    },
    {
      code: 'allowance.days.birth.newborn-death',
      label: '产假天数（新生儿死亡）',
      when: { event: 'birth', particular: 'newborn-death' },
      days: 158,
      ...unverified('新生儿死亡的产假天数未见石家庄明文，按正常产假'),
    },
    { code: 'allowance.days.birth', label: '产假天数', when: { event: 'birth' }, days: 158, source: hebeiPopulation },
    {
      code: 'allowance.days.termination.early',
      label: '终止妊娠不满 4 个月',
      when: { event: 'termination', weeks: [null, month(4)] },
      days: 15,
      source: hebeiLeave,
    },
    {
      code: 'allowance.days.termination.seven-months',
      label: '终止妊娠满 7 个月',
      when: { event: 'termination', weeks: [month(7), null] },
      days: 42,
      source: hebeiLeave,
      unverified: '满 7 个月终止妊娠另有最多 56 天由单位协商，不由基金支付',
    },
    {
      code: 'allowance.days.termination.late',
      label: '终止妊娠满 4 个月',
      when: { event: 'termination', weeks: [month(4), month(7)] },
      days: 42,
      source: hebeiLeave,
    },
  ],
  additions: [
    {
      code: 'allowance.days.assisted',
      label: '难产增加',
      when: { event: 'birth', delivery: ['assisted'] },
      days: 15,
      source: hebeiLeave,
    },
    {
      code: 'allowance.days.caesarean',
      label: '剖宫产增加',
      when: { event: 'birth', delivery: ['caesarean'] },
      days: 15,
      source: hebeiLeave,
    },
    {
      code: 'allowance.days.extra-children',
      label: '多胞胎每多一个增加 15 天',
      when: { event: 'birth', fetuses: [2, null] },
      days: 15,
      perExtraChild: true,
      source: hebeiLeave,
    },
    {
      code: 'allowance.days.with-iud',
      label: '终止妊娠同时放置宫内节育器增加',
      when: { event: 'termination', operation: 'iud-insertion' },
      days: 2,
      source: hebei2015,
    },
    {
      code: 'allowance.days.with-ligation',
      label: '终止妊娠同时输卵管结扎增加',
      when: { event: 'termination', operation: 'tubal-ligation' },
      days: 10,
      source: hebei2015,
    },
  ],
  operations: [
    {
      code: 'allowance.days.iud-insertion',
      label: '放置宫内节育器',
      operations: ['iud-insertion'],
      days: 2,
      source: hebei2015,
    },
    {
      code: 'allowance.days.iud-removal',
      label: '取出宫内节育器',
      operations: ['iud-removal'],
      days: 2,
      source: hebei2015,
    },
    {
      code: 'allowance.days.implant-insertion',
      label: '皮下埋植',
      operations: ['implant-insertion'],
      days: 3,
      source: hebei2015,
    },
    {
      code: 'allowance.days.implant-removal',
      label: '取出皮下埋植',
      operations: ['implant-removal'],
      days: 3,
      source: hebei2015,
    },
    { code: 'allowance.days.vasectomy', label: '输精管结扎', operations: ['vasectomy'], days: 7, source: hebei2015 },
    {
      code: 'allowance.days.tubal-ligation',
      label: '输卵管结扎',
      operations: ['tubal-ligation'],
      days: 21,
      source: hebei2015,
    },
  ],
  wageContinues,
  payee: [{ from: null, is: 'employer', source: before2025 }, toThePerson],
}

const answers: RuleSet['answers'] = {
  caesareanAsDystocia: { answer: '是，剖宫产与难产同样增加 15 天', source: hebeiLeave },
  thirdChild: {
    answer: '188 天',
    source: hebeiPopulation2021,
    unverified: '三孩及以上按 188 天支付津贴，未见石家庄明文',
  },
  lateTermination: { answer: '42 天；另有最多 56 天由单位协商，不由基金支付', source: hebeiLeave },
  noLiveBirth: { answer: '没有活产的按终止妊娠的孕周计算', ...unverified('没有活产按终止妊娠计算，未见石家庄明文') },
  stacking: { answer: '叠加', source: hebeiLeave },
  prenatalWithoutReceipts: {
    answer: '支付，定额与票据无关',
    source: notice2025,
    unverified: '没有产前检查票据时是否支付定额，未见明文',
  },
  flexibleAllowance: { answer: '不享受', source: hebei2015 },
  byHospitalLevel: { answer: '分娩和终止妊娠不区分，计划生育手术区分', source: notice2025 },
  pickedBy: { answer: '生育或手术日期', ...unverified('以生育或手术日期确定适用的版本，实施细则未见明文') },
  dystocia: {
    answer: '胎头吸引、产钳、臀位助产、臀位牵引',
    source: before2025,
    unverified: '难产的范围取自廊坊官方表，石家庄 2025 年前的表只列胎吸、产钳',
  },
}

/** What all versions have in common. */
const common = {
  region: '130100',
  name: '石家庄市',
  pickedBy: versionByEvent,
  insured,
  eligibility: { medical: months, prenatal: months, allowance: months },
  noLiveBirth: { as: 'termination', ...unverified('没有活产按终止妊娠计算，未见石家庄明文') },
  permit: [
    { from: null, asked: true, source: manual },
    { from: '2022-09-29', asked: false, source: permit2022 },
  ],
  timeLimits: {
    claimMonths: { unpublished: '石家庄的申报时限没有公布' },
    statutoryDays,
    promisedDays: { unpublished: '石家庄的承诺时限没有公布' },
  },
  answers,
} as const satisfies Partial<RuleSet>

type Amounts = { natural: number; assisted: number; caesarean: number; seven: number; four: number; early: number }

/** Caps by what happened: three ways of birth, three bands of termination. Amounts in fen. */
const capsOf = (amounts: Amounts, source: Source) =>
  [
    {
      code: 'medical.natural',
      label: '自然分娩限额',
      when: { event: 'birth', delivery: ['natural'] },
      fen: amounts.natural,
      source,
    },
    {
      code: 'medical.assisted',
      label: '难产（助娩）限额',
      when: { event: 'birth', delivery: ['assisted'] },
      fen: amounts.assisted,
      source,
    },
    {
      code: 'medical.caesarean',
      label: '剖宫产限额',
      when: { event: 'birth', delivery: ['caesarean'] },
      fen: amounts.caesarean,
      source,
    },
    ...terminationRows('medical', '限额', amounts, source),
  ] as const

const terminationRows = (
  component: 'medical' | 'prenatal',
  word: string,
  { seven, four, early }: Pick<Amounts, 'seven' | 'four' | 'early'>,
  source: Source,
) =>
  [
    {
      code: `${component}.termination.seven-months`,
      label: `终止妊娠满 7 个月${word}`,
      when: { event: 'termination', weeks: [month(7), null] },
      fen: seven,
      source,
    },
    {
      code: `${component}.termination.four-months`,
      label: `终止妊娠满 4 个月不满 7 个月${word}`,
      when: { event: 'termination', weeks: [month(4), month(7)] },
      fen: four,
      source,
    },
    {
      code: `${component}.termination.early`,
      label: `终止妊娠不满 4 个月${word}`,
      when: { event: 'termination', weeks: [null, month(4)] },
      fen: early,
      source,
    },
  ] as const

const operationCaps: readonly OperationRow[] = [
  {
    code: 'medical.iud-insertion',
    label: '放置宫内节育器限额',
    operations: ['iud-insertion'],
    fen: { 3: 40_00, 2: 36_00, 1: 32_00 },
    source: operations2024,
  },
  {
    code: 'medical.iud-removal',
    label: '取出宫内节育器限额',
    operations: ['iud-removal'],
    fen: { 3: 40_00, 2: 36_00, 1: 32_00 },
    source: operations2024,
  },
  {
    code: 'medical.implant-insertion',
    label: '皮下埋植限额',
    operations: ['implant-insertion'],
    fen: 100_00,
    source: operations2024,
  },
  {
    code: 'medical.implant-removal',
    label: '取出皮下埋植限额',
    operations: ['implant-removal'],
    fen: 100_00,
    source: operations2024,
  },
  {
    code: 'medical.vasectomy',
    label: '输精管结扎限额',
    operations: ['vasectomy'],
    fen: 300_00,
    source: operations2024,
  },
  {
    code: 'medical.tubal-ligation',
    label: '输卵管结扎限额',
    operations: ['tubal-ligation'],
    fen: 2000_00,
    source: operations2024,
  },
  {
    code: 'medical.vasectomy-reversal',
    label: '输精管复通限额',
    operations: ['vasectomy-reversal'],
    fen: 3500_00,
    source: operations2024,
  },
  {
    code: 'medical.tubal-reversal',
    label: '输卵管复通限额',
    operations: ['tubal-reversal'],
    fen: 3500_00,
    source: operations2024,
  },
]

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
    standards: [
      {
        code: 'medical.natural',
        label: '自然分娩限额',
        when: { event: 'birth', delivery: ['natural'] },
        fen: 2000_00,
        source: about2016,
      },
      {
        code: 'medical.assisted',
        label: '难产（助娩）限额',
        when: { event: 'birth', delivery: ['assisted'] },
        fen: 2500_00,
        source: about2016,
      },
      {
        code: 'medical.caesarean',
        label: '剖宫产限额',
        when: { event: 'birth', delivery: ['caesarean'] },
        fen: 3500_00,
        source: about2016,
      },
      {
        code: 'medical.termination.six-months',
        label: '终止妊娠满 6 个月限额',
        when: { event: 'termination', weeks: [month(6), null] },
        fen: 800_00,
        source: about2016,
      },
      {
        code: 'medical.termination.four-months',
        label: '终止妊娠满 4 个月不满 6 个月限额',
        when: { event: 'termination', weeks: [month(4), month(6)] },
        fen: 600_00,
        source: about2016,
      },
      {
        code: 'medical.termination.two-months',
        label: '终止妊娠满 2 个月不满 4 个月限额',
        when: { event: 'termination', weeks: [month(2), month(4)] },
        fen: 400_00,
        source: about2016,
      },
      {
        code: 'medical.termination.early',
        label: '终止妊娠不满 2 个月限额',
        when: { event: 'termination', weeks: [null, month(2)] },
        fen: 120_00,
        source: about2016,
      },
    ],
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
    standards: capsOf(
      { natural: 2000_00, assisted: 2500_00, caesarean: 3500_00, seven: 2000_00, four: 800_00, early: 400_00 },
      before2025,
    ),
    additions: [],
    operations: operationCaps,
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
    standards: capsOf(
      { natural: 3500_00, assisted: 4000_00, caesarean: 5000_00, seven: 2200_00, four: 1000_00, early: 600_00 },
      notice2025,
    ),
    additions: [],
    operations: { unpublished: '2025 年起的计划生育手术支付标准没有公布' },
  },
  prenatal: {
    pays: 'lump-sum',
    withEvent: true,
    source: notice2025,
    standards: [
      {
        code: 'prenatal.birth',
        label: '生育的产前检查费定额',
        when: { event: 'birth' },
        fen: 2000_00,
        source: notice2025,
      },
      ...terminationRows('prenatal', '的产前检查费定额', { seven: 1000_00, four: 500_00, early: 300_00 }, notice2025),
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
