import type { Region, RuleSet, Source } from '../rule-set.ts'
import { month } from './national.ts'
import { assisted, caesarean, ended, leaveDays, natural, operationStandards, standards } from './tables.ts'
import {
  capUnlessSaid,
  employeesOnly,
  nationalAdditions,
  newbornDeath,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
  usualPayee,
} from './usual.ts'

const table: Source = { title: '济南市生育保险待遇标准（转载）', grade: 'B' }

const twelveMonths = {
  months: 12,
  counted: 'cumulative',
  otherwise: '缴费满 12 个月后补支',
  source: table,
  unverified: '缴费满 1 年的算法（累计或连续）和是否也用于医疗费未见原文',
} as const

const boundaryMark = '表中印作“≤2 月”与“2–4 月”，满 2 个月的按后一档'
const sterilisationMark = '表中只印“绝育”“复通”，男女相同'

const version: RuleSet = {
  ...usualFor('370100', '济南市'),
  version: 'undated',
  from: 'unknown',
  until: null,
  published: table,
  unverified: ['济南市的待遇标准没有公布施行日期，须指名使用'],
  insured: employeesOnly('济南市'),
  eligibility: { medical: twelveMonths, prenatal: twelveMonths, allowance: twelveMonths },
  medical: {
    method: capUnlessSaid,
    standards: standards(table, [
      ['medical.natural', '顺产限额', natural, 2700_00],
      ['medical.assisted', '阴式手术产限额', assisted, 3100_00],
      ['medical.caesarean', '剖宫产限额', caesarean, 5500_00],
      ['medical.termination.four-months', '终止妊娠满 4 个月限额', ended(month(4), null), 2700_00],
      [
        'medical.termination.two-months',
        '终止妊娠满 2 个月不满 4 个月限额',
        ended(month(2), month(4)),
        2100_00,
        boundaryMark,
      ],
      ['medical.termination.early', '终止妊娠不满 2 个月限额', ended(null, month(2)), 700_00, boundaryMark],
    ]),
    additions: [
      {
        code: 'medical.extra-children',
        label: '多胞胎每多一个增加 500 元',
        when: { event: 'birth', delivery: ['natural', 'assisted'], fetuses: [2, null] },
        fen: 500_00,
        perExtraChild: true,
        source: table,
      },
      {
        code: 'medical.scarred-uterus',
        label: '疤痕子宫增加',
        when: { event: 'birth', particular: 'scarred-uterus' },
        fen: 700_00,
        source: table,
      },
      {
        code: 'medical.with-sterilisation',
        label: '同时绝育增加',
        when: { event: 'birth', operation: 'tubal-ligation' },
        fen: 390_00,
        source: table,
      },
    ],
    operations: operationStandards(table, [
      [['iud-removal'], '住院取出宫内节育器限额', 2000_00, undefined, { particular: 'inpatient' }],
      [['iud-insertion'], '放置宫内节育器限额', 350_00],
      [['iud-removal'], '取出宫内节育器限额', 350_00, '表中只印“IUD”，门诊取出按放置的标准'],
      [['tubal-ligation'], '绝育限额', 1200_00],
      [['vasectomy'], '绝育限额', 1200_00, sterilisationMark],
      [['tubal-reversal'], '复通限额', 1800_00],
      [['vasectomy-reversal'], '复通限额', 1800_00, sterilisationMark],
    ]),
  },
  prenatal: {
    ...capUnlessSaid,
    withEvent: false,
    standards: standards(table, [
      [
        'prenatal.termination',
        '终止妊娠的产前检查费',
        { event: 'termination' },
        { unpublished: '济南市终止妊娠的产前检查费标准没有公布' },
      ],
      ['prenatal.all', '产前检查费限额', {}, 1200_00],
    ]),
    additions: [
      {
        code: 'prenatal.from-35-years',
        label: '满 35 周岁增加',
        when: { age: [35, null] },
        fen: 600_00,
        source: table,
      },
    ],
  },
  allowance: {
    ...usualFormula,
    base: { method: 'weighted-by-employer', fallback: 'employer-current-month', source: table },
    rounding: { is: 'whole-yuan', source: table },
    clamp: { unpublished: '济南市的基数上下限没有公布，未核对' },
    days: [
      newbornDeath(158),
      ...leaveDays(table, [
        [
          'allowance.days.birth',
          '产假天数',
          { event: 'birth' },
          158,
          '济南市的产假天数取自换算例（6500 元，158 天），未见原文',
        ],
        ['allowance.days.termination.four-months', '终止妊娠满 4 个月', ended(month(4), null), 42],
        ['allowance.days.termination.three-months', '终止妊娠满 3 个月不满 4 个月', ended(month(3), month(4)), 30],
        ['allowance.days.termination.two-months', '终止妊娠满 2 个月不满 3 个月', ended(month(2), month(3)), 20],
        ['allowance.days.termination.early', '终止妊娠不满 2 个月', ended(null, month(2)), 15],
      ]),
    ],
    additions: nationalAdditions(),
    operations: { unpublished: '济南市的计划生育手术休假天数没有公布' },
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    thirdChild: ourAnswer('158 天', '三孩及以上的产假天数没有公布，按 158 天'),
    lateTermination: { answer: '42 天', source: table },
    byHospitalLevel: { answer: '不区分', source: table },
    dystocia: {
      answer: '阴式手术产',
      source: table,
      unverified: '阴式手术产包括哪些情形未见原文',
    },
  },
}

/** 济南市 */
export const jinan: Region = { code: '370100', name: '济南市', versions: [version], holes: [] }
