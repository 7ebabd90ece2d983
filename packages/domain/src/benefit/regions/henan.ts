import type { Region, RuleSet, Source } from '../rule-set.ts'
import { month } from './national.ts'
import { assisted, caesarean, ended, leaveDays, natural, operationStandards, standards } from './tables.ts'
import {
  byWeeksMark,
  capUnlessSaid,
  employeesOnly,
  monthsUnpublished,
  nationalAdditions,
  newbornDeath,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
  usualPayee,
} from './usual.ts'

const table: Source = { title: '大河网：河南省直职工生育保险支付标准（2024 年）', grade: 'B' }

const removalMark = '表中只印“IUD”，取出按放置的标准'

const version: RuleSet = {
  ...usualFor('410000', '河南省直'),
  version: 'about-2024',
  from: 'unknown',
  until: null,
  published: table,
  unverified: ['2024 年见于新闻的支付标准没有公布施行日期，须指名使用；两列按三级、二级医院理解'],
  insured: employeesOnly('河南省直'),
  eligibility: monthsUnpublished('河南省直'),
  medical: {
    method: capUnlessSaid,
    standards: standards(table, [
      ['medical.natural', '正常分娩限额', natural, { 3: 2200_00, 2: 2000_00 }],
      ['medical.assisted', '难产限额', assisted, { 3: 2800_00, 2: 2600_00 }],
      [
        'medical.caesarean-with-surgery',
        '剖宫产伴其他手术限额',
        { ...caesarean, particular: 'caesarean-with-surgery' },
        5000_00,
        '剖宫产伴其他手术只印一个数，不分医院等级',
      ],
      ['medical.caesarean', '剖宫产限额', caesarean, { 3: 4500_00, 2: 4300_00 }],
      [
        'medical.termination.induction',
        '引产限额',
        { event: 'termination', operation: 'induction' },
        { 3: 1500_00, 2: 1300_00 },
      ],
      ['medical.termination.weeks-28', '孕满 28 周引产限额', ended(28, null), { 3: 1500_00, 2: 1300_00 }],
      [
        'medical.termination.inpatient',
        '孕满 12 周住院终止妊娠限额',
        { ...ended(12, null), particular: 'inpatient' },
        { 3: 1000_00, 2: 800_00 },
      ],
      [
        'medical.termination.inpatient.early',
        '孕不满 12 周住院终止妊娠',
        { ...ended(null, 12), particular: 'inpatient' },
        { unpublished: '河南省直孕不满 12 周住院终止妊娠的支付标准没有公布' },
      ],
      ['medical.termination.late', '引产限额', ended(month(4), null), { 3: 1500_00, 2: 1300_00 }, byWeeksMark],
      ['medical.termination.outpatient', '门诊终止妊娠限额', { event: 'termination' }, { 3: 300_00, 2: 280_00 }],
    ]),
    additions: [],
    operations: operationStandards(table, [
      [['iud-insertion'], '放置宫内节育器限额', { 3: 150_00, 2: 130_00 }],
      [['iud-removal'], '取出宫内节育器限额', { 3: 150_00, 2: 130_00 }, removalMark],
      [['vasectomy'], '输精管结扎限额', { 3: 1200_00, 2: 1000_00 }],
      [['tubal-ligation'], '输卵管结扎限额', { 3: 2600_00, 2: 2400_00 }],
      [['tubal-reversal'], '输卵管复通限额', { 3: 4000_00, 2: 3800_00 }],
      [['vasectomy-reversal'], '输精管复通限额', { 3: 4000_00, 2: 3800_00 }],
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
        { unpublished: '河南省直终止妊娠的产前检查费标准没有公布' },
      ],
      ['prenatal.all', '产前检查费限额', {}, 800_00],
    ]),
  },
  allowance: {
    ...usualFormula,
    clamp: { unpublished: '河南省直的基数上下限没有公布，未核对' },
    days: [
      newbornDeath(188),
      ...leaveDays(table, [
        ['allowance.days.birth', '产假天数', { event: 'birth' }, 188, '较早的页面印作 90 天'],
        ['allowance.days.termination.weeks-28', '孕满 28 周引产', ended(28, null), 90],
        ['allowance.days.termination.weeks-12', '孕 12–28 周终止妊娠', ended(12, 28), 42],
        ['allowance.days.termination.weeks-8', '孕 8–12 周终止妊娠', ended(8, 12), 30],
        ['allowance.days.termination.early', '孕不满 8 周终止妊娠', ended(null, 8), 15],
      ]),
    ],
    additions: nationalAdditions(),
    operations: { unpublished: '河南省直的计划生育手术休假天数没有公布' },
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    thirdChild: ourAnswer('188 天', '三孩及以上的产假天数没有另行公布，按 188 天'),
    lateTermination: { answer: '满 28 周引产 90 天', source: table },
    byHospitalLevel: { answer: '除产前检查和剖宫产伴其他手术外均区分三级、二级，一级没有公布', source: table },
  },
}

/** 河南省直 */
export const henan: Region = { code: '410000', name: '河南省直', versions: [version], holes: [] }
