import type { Region, RuleSet, Source } from '../rule-set.ts'
import { month } from './national.ts'
import { ended, leaveDays } from './tables.ts'
import {
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

const page: Source = { title: '福建省直职工生育津贴规定（转载）', article: '一个妊娠月为 28 天', grade: 'B' }

const version: RuleSet = {
  ...usualFor('350000', '福建省直'),
  version: 'undated',
  from: 'unknown',
  until: null,
  published: page,
  unverified: ['福建省直的津贴规定没有公布施行日期，须指名使用'],
  insured: employeesOnly('福建省直'),
  eligibility: monthsUnpublished('福建省直'),
  medical: { unpublished: '福建省直的生育医疗费标准没有收录，只计算生育津贴' },
  prenatal: { unpublished: '福建省直的产前检查费标准没有收录，只计算生育津贴' },
  allowance: {
    ...usualFormula,
    clamp: { unpublished: '福建省直的基数上下限没有公布，未核对' },
    days: [
      newbornDeath(128),
      ...leaveDays(page, [
        ['allowance.days.birth', '产假天数', { event: 'birth' }, 128],
        ['allowance.days.termination.seven-months', '终止妊娠满 7 个月', ended(month(7), null), 98],
        ['allowance.days.termination.three-months', '终止妊娠满 3 个月不满 7 个月', ended(month(3), month(7)), 42],
        ['allowance.days.termination.early', '终止妊娠不满 3 个月', ended(null, month(3)), 15],
      ]),
    ],
    additions: nationalAdditions(),
    operations: { unpublished: '福建省直的计划生育手术休假天数没有收录' },
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    thirdChild: ourAnswer('128 天', '三孩及以上的产假天数没有公布，按 128 天'),
    lateTermination: { answer: '98 天', source: page },
    prenatalWithoutReceipts: ourAnswer('没有收录', '产前检查费标准没有收录'),
    byHospitalLevel: ourAnswer('没有收录', '医疗费标准没有收录'),
  },
}

/** 福建省直: the allowance alone. */
export const fujian: Region = { code: '350000', name: '福建省直', versions: [version], holes: [] }
