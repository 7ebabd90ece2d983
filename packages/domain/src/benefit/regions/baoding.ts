import type { Region, RuleSet, Source } from '../rule-set.ts'
import {
  hebeiAdditions,
  hebeiAnswers,
  hebeiBirthDays,
  hebeiClamp,
  hebeiLossDays,
  hebeiOperationDays,
  hebeiPermit,
  hebeiThirdChild,
} from './hebei.ts'
import {
  employeesOnly,
  monthsUnpublished,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
  usualPayee,
} from './usual.ts'

const page: Source = { title: '保定市生育津贴办事指南（转载）', grade: 'B' }

const version: RuleSet = {
  ...usualFor('130600', '保定市'),
  version: 'undated',
  from: 'unknown',
  until: null,
  published: page,
  unverified: ['保定市的津贴规定没有公布施行日期，须指名使用'],
  insured: employeesOnly('保定市'),
  eligibility: monthsUnpublished('保定市'),
  permit: hebeiPermit,
  medical: { unpublished: '保定市的生育医疗费标准只见于内容聚合网站，不据以计算' },
  prenatal: { unpublished: '保定市的产前检查费标准只见于内容聚合网站，不据以计算' },
  allowance: {
    ...usualFormula,
    base: { method: 'employer-birth-year', fallback: 'employer-current-month', source: page },
    clamp: hebeiClamp,
    days: [
      {
        code: 'allowance.days.birth.newborn-death',
        label: '产假天数（新生儿死亡）',
        when: { event: 'birth', particular: 'newborn-death' },
        days: 98,
        source: page,
      },
      hebeiThirdChild,
      { ...hebeiBirthDays, source: page },
      ...hebeiLossDays(page),
    ],
    additions: hebeiAdditions({ leave: page, iud: page, ligation: page }),
    operations: hebeiOperationDays(page),
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    ...hebeiAnswers,
    caesareanAsDystocia: { answer: '是，剖宫产与难产同样增加 15 天', source: page },
    noLiveBirth: {
      answer: '新生儿死亡 98 天；没有活产的按终止妊娠的孕周计算',
      source: page,
      unverified: '没有活产的按终止妊娠计算，未见当地明文',
    },
    prenatalWithoutReceipts: ourAnswer('没有公布', '保定市的产前检查费标准没有公布'),
    byHospitalLevel: ourAnswer('没有公布', '保定市是否区分医院等级没有公布'),
  },
}

/** 保定市: the allowance alone; what its medical standards are, no trustworthy source states. */
export const baoding: Region = { code: '130600', name: '保定市', versions: [version], holes: [] }
