import type { Region, RuleSet, Source } from '../rule-set.ts'
import { month, toThePerson } from './national.ts'
import { assisted, caesarean, ended, leaveDays, natural, standards } from './tables.ts'
import {
  capUnlessSaid,
  employeesOnly,
  monthsUnpublished,
  nationalAdditions,
  newbornDeath,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
} from './usual.ts'

const table: Source = { title: '太原市生育保险待遇（约 2015 年，转载）', grade: 'B' }

const thirtyDays = '按月公布的天数以每月 30 天折算，未见原文'

const version: RuleSet = {
  ...usualFor('140100', '太原市'),
  version: 'about-2015',
  from: 'unknown',
  until: null,
  published: table,
  unverified: ['约 2015 年的规定没有公布施行日期，须指名使用；2022 年判例所见医疗费为 1300 元'],
  insured: {
    ...employeesOnly('太原市'),
    spouse: { percent: 100, allowance: false, source: table, unverified: '职工未就业配偶只支付医疗费，比例未见原文' },
  },
  eligibility: monthsUnpublished('太原市'),
  medical: {
    method: capUnlessSaid,
    standards: standards(table, [
      ['medical.first.multiple', '一胎多胞胎限额', { event: 'birth', birthOrder: [1, 2], fetuses: [2, null] }, 3000_00],
      ['medical.first.natural', '一胎顺产限额', { ...natural, birthOrder: [1, 2] }, 1500_00],
      ['medical.first.assisted', '一胎助产限额', { ...assisted, birthOrder: [1, 2] }, 1700_00],
      ['medical.first.caesarean', '一胎剖宫产限额', { ...caesarean, birthOrder: [1, 2] }, 3000_00],
      [
        'medical.second.multiple',
        '二胎多胞胎限额',
        { event: 'birth', birthOrder: [2, 3], fetuses: [2, null] },
        2100_00,
      ],
      ['medical.second.natural', '二胎顺产限额', { ...natural, birthOrder: [2, 3] }, 1100_00],
      ['medical.second.assisted', '二胎助产限额', { ...assisted, birthOrder: [2, 3] }, 1300_00],
      ['medical.second.caesarean', '二胎剖宫产限额', { ...caesarean, birthOrder: [2, 3] }, 2100_00],
      [
        'medical.third',
        '三胎及以上',
        { event: 'birth', birthOrder: [3, null] },
        { unpublished: '太原市三胎及以上的支付标准没有公布' },
      ],
      ['medical.termination.late', '终止妊娠满 4 个月限额', ended(month(4), null), 300_00],
      ['medical.termination.early', '终止妊娠不满 4 个月限额', ended(null, month(4)), 100_00],
    ]),
    additions: [],
    operations: { unpublished: '太原市的计划生育手术支付标准没有公布' },
  },
  prenatal: {
    ...capUnlessSaid,
    withEvent: false,
    standards: standards(table, [
      [
        'prenatal.termination',
        '终止妊娠的产前检查费',
        { event: 'termination' },
        { unpublished: '太原市终止妊娠的产前检查费标准没有公布' },
      ],
      ['prenatal.all', '产前检查费限额', {}, 500_00],
    ]),
  },
  allowance: {
    ...usualFormula,
    base: { method: 'lower-of-employer-and-own', fallback: 'own-current-month', source: table },
    clamp: { unpublished: '太原市的基数上下限没有公布，未核对' },
    days: [
      { ...newbornDeath(120), when: { event: 'birth', particular: 'newborn-death', age: [24, null] } },
      newbornDeath(98),
      ...leaveDays(table, [
        [
          'allowance.days.birth.late',
          '产假 4 个月（满 24 周岁）',
          { event: 'birth', age: [24, null] },
          120,
          thirtyDays,
        ],
        ['allowance.days.birth', '产假天数', { event: 'birth' }, 98],
        [
          'allowance.days.termination.early',
          '终止妊娠不满 4 个月，0.5 个月',
          ended(null, month(4)),
          15,
          `${thirtyDays}；每年只支付一次，本系统不核对`,
        ],
        ['allowance.days.termination.late', '终止妊娠满 4 个月，1.5 个月', ended(month(4), null), 45, thirtyDays],
      ]),
    ],
    additions: nationalAdditions(),
    operations: { unpublished: '太原市的计划生育手术休假天数没有公布' },
    payee: [{ from: null, is: 'employer', source: table }, toThePerson],
  },
  answers: {
    ...usualAnswers,
    thirdChild: ourAnswer('与一胎相同', '三孩及以上的产假天数没有公布，按一胎的天数'),
    lateTermination: { answer: '1.5 个月，按 45 天', source: table, unverified: thirtyDays },
    byHospitalLevel: { answer: '不区分', source: table },
  },
}

/** 太原市 */
export const taiyuan: Region = { code: '140100', name: '太原市', versions: [version], holes: [] }
