import type { Region, RuleSet, Source } from '../rule-set.ts'
import { leaveDays } from './tables.ts'
import {
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

const guide: Source = { title: '上海市生育生活津贴办法及案例（转载）', grade: 'B' }

const version: RuleSet = {
  ...usualFor('310000', '上海市'),
  version: 'undated',
  from: 'unknown',
  until: null,
  published: guide,
  unverified: ['上海市的津贴规定没有公布施行日期，须指名使用', '津贴不低于最低工资标准，本系统不核对'],
  insured: employeesOnly('上海市'),
  eligibility: monthsUnpublished('上海市'),
  medical: { unpublished: '上海市的生育医疗费标准没有收录，只计算生育津贴' },
  prenatal: { unpublished: '上海市的产前检查费标准没有收录，只计算生育津贴' },
  allowance: {
    ...usualFormula,
    base: { method: 'weighted-by-employer', fallback: 'employer-current-month', source: guide },
    clamp: { floorPercent: 60, ceilingPercent: 300, source: guide },
    days: [
      newbornDeath(158),
      ...leaveDays(guide, [['allowance.days.birth', '产假天数', { event: 'birth' }, 158]]),
      ...nationalLossDays(),
    ],
    additions: nationalAdditions(),
    operations: { unpublished: '上海市的计划生育手术休假天数没有收录' },
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    thirdChild: ourAnswer('158 天', '三孩及以上的产假天数没有公布，按 158 天'),
    prenatalWithoutReceipts: ourAnswer('没有收录', '产前检查费标准没有收录'),
    byHospitalLevel: ourAnswer('没有收录', '医疗费标准没有收录'),
  },
}

/** 上海市: the allowance alone. */
export const shanghai: Region = { code: '310000', name: '上海市', versions: [version], holes: [] }
