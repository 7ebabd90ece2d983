import type { PlainDate } from '../calendar/index.ts'
import type { OperationKind } from '../codes/index.ts'
import type { Component } from '../event/index.ts'
import type { Divisor, Rounding } from './maternity-allowance.ts'

/** How far a source can be trusted; what the letters mean stands in the page on adding a region. */
export const grades = {
  A: '法律或正式文件原文',
  B: '官方转载或新闻通讯',
  C: '内容聚合网站',
  S: '操作手册',
  ours: '本系统的约定',
} as const
export type Grade = keyof typeof grades

/** Where a figure or an answer comes from. */
export type Source = { readonly title: string; readonly article?: string; readonly grade: Grade }

/** Something a rule set says, with its source; `unverified` is the sentence that marks it wherever it is used. */
export type Sourced<Rule> = Readonly<Rule> & { readonly source: Source; readonly unverified?: string }

/** What no trustworthy source states: whatever needs it is answered with this sentence instead of a figure. */
export type Unpublished = { readonly unpublished: string }
export const isUnpublished = (rule: object): rule is Unpublished => 'unpublished' in rule

/** How a birth went, as rules tell it apart: 助娩产 and 难产 are one. */
export const deliveries = { natural: '顺产', assisted: '难产（助娩产）', caesarean: '剖宫产' } as const
export type Delivery = keyof typeof deliveries

/** Who is insured, and how. */
export const insuredKinds = {
  employee: '职工',
  flexible: '灵活就业人员',
  spouse: '职工未就业配偶',
  resident: '城乡居民',
} as const
export type InsuredKind = keyof typeof insuredKinds

/** Particulars of a case that some region's rules ask about. */
export const particulars = {
  'scarred-uterus': '疤痕子宫',
  'trial-of-labour-analgesia': '剖宫产后阴道试产并椎管内镇痛',
  'caesarean-with-surgery': '剖宫产伴其他手术',
  inpatient: '住院施行',
  'medical-abortion': '药物流产',
  'high-risk-abortion': '高危流产',
  'newborn-death': '新生儿死亡',
  'embedded-iud': '宫内节育器嵌顿',
  'adhesive-occlusion': '以粘堵代替结扎',
  'examined-from-week-13': '自孕 13 周起产前检查',
  'examined-from-week-18': '自孕 18 周起产前检查',
} as const
export type Particular = keyof typeof particulars

/** From the first number, inclusive, to the second, exclusive; null is open. */
export type Range = readonly [from: number | null, until: number | null]

/** When a row of a table is meant. Everything named must hold; an empty condition always does. */
export type Condition = {
  readonly event?: 'birth' | 'termination'
  readonly delivery?: readonly Delivery[]
  /** Completed weeks of pregnancy. */
  readonly weeks?: Range
  readonly birthOrder?: Range
  readonly fetuses?: Range
  /** The woman's whole years of age on the day of the event. */
  readonly age?: Range
  readonly married?: boolean
  readonly complications?: boolean
  /** Of several, all. */
  readonly particular?: Particular | readonly Particular[]
  /** Done at the same time, or what ended the pregnancy; of several, all. */
  readonly operation?: OperationKind | readonly OperationKind[]
  /** The event lies on or after this day. */
  readonly from?: PlainDate
  /** The event lies on or before this day. */
  readonly until?: PlainDate
}

/** An amount in fen, the same everywhere or by the level of the hospital; a level left out has no published amount. */
export type Standard = number | Readonly<Partial<Record<1 | 2 | 3, number>>>

/** A row of a table of standards: the first that is meant gives the amount, or says that none was published. */
export type StandardRow = Sourced<{
  code: string
  label: string
  when: Condition
  fen: Standard | 'by-item' | Unpublished
}>

/** Something that is added to a standard: a fixed amount, or percent of it; `perExtraChild` once for each child after the first. */
export type AdditionRow = Sourced<{
  code: string
  label: string
  when: Condition
  fen?: Standard
  percent?: number
  perExtraChild?: true
}>

/** The standard of family-planning operations done together; a row of two comes before the rows of one. */
export type OperationRow = Sourced<{
  code: string
  label: string
  operations: readonly OperationKind[]
  when?: Condition
  fen: Standard | 'by-item'
}>

export type DaysRow = Sourced<{ code: string; label: string; when: Condition; days: number | Unpublished }>
export type DaysAddition = Sourced<{
  code: string
  label: string
  when: Condition
  days: number
  perExtraChild?: true
}>
export type OperationDays = Sourced<{ code: string; label: string; operations: readonly OperationKind[]; days: number }>

/** What is paid against what was charged: the lesser of charges and standard (限额), or the standard whatever was charged (定额). */
export const methods = { cap: '限额内据实', 'lump-sum': '定额' } as const
export type Method = keyof typeof methods

/** How the monthly base of the allowance is found in the register. */
export const baseMethods = {
  'employer-prior-year': '用人单位上年度职工月平均工资',
  'employer-current-month': '用人单位当月职工平均缴费基数',
  'employer-birth-year': '用人单位生育年度平均月缴费基数',
  'own-current-month': '本人当月缴费基数',
  'lower-of-employer-and-own': '用人单位上年度月平均工资与本人缴费基数取低者',
  'weighted-by-employer': '上年度各用人单位月平均工资按月数加权',
} as const
export type BaseMethod = keyof typeof baseMethods

export const payees = { person: '个人', employer: '用人单位' } as const
export type Payee = keyof typeof payees

/** How many months must have been paid, and how they are counted. */
export type Eligibility = {
  months: number
  counted: 'cumulative' | 'continuous'
  /** What becomes of who has paid too few, where that was published. */
  otherwise?: string
}

/** The questions that sources leave open and every rule set must answer (domain notes 9.3). */
export const openQuestions = {
  caesareanAsDystocia: '剖宫产是否按难产增加 15 天',
  thirdChild: '三孩及以上的产假天数',
  lateTermination: '满 7 个月终止妊娠的天数',
  noLiveBirth: '死胎死产、新生儿死亡如何计算',
  stacking: '多胞胎与难产的天数是否叠加',
  prenatalWithoutReceipts: '没有产前检查票据是否支付产前检查费',
  flexibleAllowance: '灵活就业人员是否享受生育津贴',
  byHospitalLevel: '标准是否区分医院等级',
  pickedBy: '以哪个日期确定适用的规则',
  dystocia: '难产包括哪些情形',
} as const
export type OpenQuestion = keyof typeof openQuestions

/** One version of a region's rules: dated data, each figure with its source. */
export type RuleSet = {
  readonly region: string
  readonly name: string
  /** Names the version; its first day where that was published. */
  readonly version: string
  /** First day in force, or the word 'unknown' where none was published. */
  readonly from: PlainDate
  /** Last day in force; null while it lasts or is not known. */
  readonly until: PlainDate | null
  /** Of an unknown beginning with a published end: the first day for which its figures are known to hold. */
  readonly heldSince?: PlainDate
  readonly published: Source
  /** Marks that hold for the version as a whole. */
  readonly unverified: readonly string[]
  readonly pickedBy: Sourced<{ date: 'event' | 'discharge' | 'acceptance' }>
  readonly insured: Readonly<Record<InsuredKind, Sourced<{ percent: number; allowance: boolean }> | Unpublished>>
  readonly eligibility: Readonly<Record<Component, Sourced<Eligibility> | Unpublished>>
  /** What a birth with no child born alive counts as. */
  readonly noLiveBirth: Sourced<{ as: 'birth' | 'termination' }> | Unpublished
  readonly medical:
    | {
        readonly method: Sourced<{ pays: Method }>
        readonly standards: readonly StandardRow[] | Unpublished
        readonly additions: readonly AdditionRow[]
        readonly operations: readonly OperationRow[] | Unpublished
      }
    | Unpublished
  readonly prenatal:
    | Sourced<{ pays: 'none' | 'included' }>
    | (Sourced<{ pays: Method; withEvent: boolean }> & {
        readonly standards: readonly StandardRow[]
        readonly additions?: readonly AdditionRow[]
      })
    | Unpublished
  readonly allowance:
    | {
        readonly base: Sourced<{ method: BaseMethod; fallback: BaseMethod }>
        readonly clamp: Sourced<{ floorPercent: number; ceilingPercent: number }> | Unpublished
        readonly divisor: Sourced<{ is: Divisor }>
        readonly rounding: Sourced<{ is: Rounding }>
        readonly days: readonly DaysRow[]
        readonly additions: readonly DaysAddition[]
        readonly operations: readonly OperationDays[] | Unpublished
        readonly wageContinues: Sourced<{ refused: true }>
        /** To whom, by the day of payment: the last row whose day has come. */
        readonly payee: readonly Sourced<{ from: PlainDate | null; is: Payee }>[]
      }
    | Unpublished
  /** Whether a birth permit is asked for, by the day of the event. */
  readonly permit: readonly Sourced<{ from: PlainDate | null; asked: boolean }>[] | Unpublished
  readonly timeLimits: {
    /** Months within which a claim must be made. */
    readonly claimMonths: Sourced<{ months: number }> | Unpublished
    /** Working days of the law, from receipt (社会保险经办条例第二十条). */
    readonly statutoryDays: Sourced<Record<Component, number>>
    readonly promisedDays: Sourced<Record<Component, number>> | Unpublished
  }
  readonly answers: Readonly<Record<OpenQuestion, Sourced<{ answer: string }>>>
}

/** A region with all versions of its rules, the oldest first, and the times for which none was published. */
export type Region = {
  readonly code: string
  readonly name: string
  readonly versions: readonly RuleSet[]
  readonly holes: readonly { readonly from: PlainDate; readonly until: PlainDate; readonly because: string }[]
}
