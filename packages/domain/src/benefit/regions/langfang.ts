import type { Region, RuleSet } from '../rule-set.ts'
import {
  hebeiAdditions,
  hebeiAnswers,
  hebeiBirthDays,
  hebeiClamp,
  hebeiLeave,
  hebeiLossDays,
  hebeiOperationDays,
  hebeiPermit,
  hebeiThirdChild,
} from './hebei.ts'
import { month } from './national.ts'
import { assisted, caesarean, ended, natural, standards } from './tables.ts'
import {
  employeesOnly,
  langfangNotice as notice,
  monthsUnpublished,
  newbornDeath,
  ourAnswer,
  usualAnswers,
  usualFor,
  usualFormula,
  usualPayee,
} from './usual.ts'

const insured: RuleSet['insured'] = {
  ...employeesOnly('廊坊市'),
  flexible: { percent: 50, allowance: false, source: notice },
  spouse: { percent: 50, allowance: false, source: notice },
}

const common = {
  ...usualFor('131000', '廊坊市'),
  insured,
  eligibility: monthsUnpublished('廊坊市'),
  permit: hebeiPermit,
} as const satisfies Partial<RuleSet>

const answers: RuleSet['answers'] = {
  ...usualAnswers,
  ...hebeiAnswers,
  caesareanAsDystocia: { answer: '是，剖宫产与难产同样增加 15 天', source: notice },
  stacking: { answer: '叠加', source: notice, unverified: '难产与多胞胎的天数叠加，未见廊坊明文' },
  prenatalWithoutReceipts: ourAnswer('没有产前检查费', '公布的标准没有产前检查费，按不另支付'),
  flexibleAllowance: { answer: '不享受', source: notice },
  byHospitalLevel: { answer: '不区分', source: notice },
  dystocia: { answer: '胎头吸引、产钳、臀位助产、臀位牵引', source: notice },
}

/** Known from a content farm alone: nothing is paid by it, and leave is the province's. */
const versionEarlier: RuleSet = {
  ...common,
  version: 'before-2024',
  from: 'unknown',
  until: '2024-02-26',
  published: hebeiLeave,
  unverified: ['2024 年 2 月 27 日前的规则没有公布施行日期，须指名使用'],
  insured: employeesOnly('2024 年前廊坊市'),
  medical: { unpublished: '廊坊市 2024 年 2 月 27 日前的支付标准只见于内容聚合网站，不据以计算' },
  prenatal: { unpublished: '廊坊市 2024 年 2 月 27 日前的产前检查费没有公布' },
  allowance: {
    ...usualFormula,
    clamp: hebeiClamp,
    days: [newbornDeath(158), hebeiThirdChild, hebeiBirthDays, ...hebeiLossDays()],
    additions: hebeiAdditions(),
    operations: hebeiOperationDays(),
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    ...hebeiAnswers,
    byHospitalLevel: ourAnswer('没有公布', '2024 年前是否区分医院等级没有公布'),
  },
}

const version2024: RuleSet = {
  ...common,
  version: '2024-02-27',
  from: '2024-02-27',
  until: null,
  published: notice,
  unverified: ['2024 年 2 月 27 日是公布日期，施行日期未见明文'],
  medical: {
    method: { pays: 'lump-sum', source: notice },
    standards: standards(notice, [
      ['medical.natural', '顺产定额', natural, 3000_00, '网页把顺产定额印作“300”，按 3000 元'],
      ['medical.assisted', '难产（胎吸、产钳、臀位助产、臀位牵引）定额', assisted, 4000_00],
      ['medical.caesarean', '剖宫产定额', caesarean, 5000_00],
      ['medical.termination.six-months', '终止妊娠满 6 个月定额', ended(month(6), null), 1200_00],
      ['medical.termination.four-months', '终止妊娠满 4 个月不满 6 个月定额', ended(month(4), month(6)), 500_00],
      ['medical.termination.two-months', '终止妊娠满 2 个月不满 4 个月定额', ended(month(2), month(4)), 300_00],
      ['medical.termination.early', '终止妊娠不满 2 个月定额', ended(null, month(2)), 150_00],
    ]),
    additions: [
      {
        code: 'medical.extra-children',
        label: '多胞胎每多一个增加 500 元',
        when: { event: 'birth', fetuses: [2, null] },
        fen: 500_00,
        perExtraChild: true,
        source: notice,
      },
    ],
    operations: { unpublished: '廊坊市的计划生育手术支付标准没有公布' },
  },
  prenatal: { pays: 'none', source: notice, unverified: '公布的标准没有产前检查费，按不另支付' },
  allowance: {
    ...usualFormula,
    base: { method: 'employer-current-month', fallback: 'employer-current-month', source: notice },
    divisor: { is: '30', source: notice },
    clamp: hebeiClamp,
    days: [newbornDeath(158), hebeiThirdChild, { ...hebeiBirthDays, source: notice }, ...hebeiLossDays(notice)],
    additions: hebeiAdditions({ leave: notice, iud: notice }),
    operations: hebeiOperationDays(notice),
    wageContinues: { refused: true, source: notice },
    payee: usualPayee,
  },
  answers,
}

/** 廊坊市 */
export const langfang: Region = { code: '131000', name: '廊坊市', versions: [versionEarlier, version2024], holes: [] }
