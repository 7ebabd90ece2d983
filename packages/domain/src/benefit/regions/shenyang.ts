import type { Region, RuleSet, Source } from '../rule-set.ts'
import { law } from './national.ts'
import { assisted, caesarean, ended, leaveDays, natural, operationStandards, standards } from './tables.ts'
import {
  capUnlessSaid,
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

const table: Source = { title: '沈阳市生育保险支付标准（转载）', grade: 'B' }

const leaveMark = '辽宁省增加的产假没有公布，按国家规定的 98 天'
const removalMark = '表中只印“IUD”“皮埋”，取出按放置的标准'

const common = {
  ...usualFor('210100', '沈阳市'),
  from: 'unknown',
  until: null,
  insured: employeesOnly('沈阳市'),
  eligibility: monthsUnpublished('沈阳市'),
  allowance: {
    ...usualFormula,
    clamp: { unpublished: '沈阳市的基数上下限没有公布，未核对' },
    days: [
      newbornDeath(98),
      ...leaveDays(law.leave('第七条'), [['allowance.days.birth', '产假天数', { event: 'birth' }, 98, leaveMark]]),
      ...nationalLossDays(),
    ],
    additions: nationalAdditions(),
    operations: { unpublished: '沈阳市的计划生育手术休假天数没有公布' },
    payee: usualPayee,
  },
  answers: {
    ...usualAnswers,
    thirdChild: ourAnswer('98 天', leaveMark),
    prenatalWithoutReceipts: { answer: '产前检查费已含在分娩标准内', source: table },
    byHospitalLevel: { answer: '不区分', source: table },
    dystocia: { answer: '臀位牵引、产钳、胎头吸引', source: table },
  },
} as const satisfies Partial<RuleSet>

const undated: RuleSet = {
  ...common,
  version: 'undated',
  published: table,
  unverified: ['沈阳市的支付标准没有公布施行日期，须指名使用'],
  medical: {
    method: capUnlessSaid,
    standards: standards(table, [
      ['medical.natural', '正常分娩限额（含产前检查）', natural, 2300_00],
      ['medical.assisted', '难产限额（含产前检查）', assisted, 3200_00],
      ['medical.caesarean', '剖宫产限额（含产前检查）', caesarean, 3200_00],
      ['medical.termination.weeks-16', '孕 16–28 周终止妊娠限额', ended(16, 28), 600_00],
      ['medical.termination.early', '孕不满 16 周终止妊娠限额', ended(null, 16), 300_00],
    ]),
    additions: [
      {
        code: 'medical.extra-children',
        label: '多胞胎每多一个增加 300 元',
        when: { event: 'birth', fetuses: [2, null] },
        fen: 300_00,
        perExtraChild: true,
        source: table,
      },
      {
        code: 'medical.caesarean-with-surgery',
        label: '剖宫产伴其他手术增加',
        when: { ...caesarean, particular: 'caesarean-with-surgery' },
        fen: 500_00,
        source: table,
      },
    ],
    operations: operationStandards(table, [
      [['iud-insertion'], '放置宫内节育器限额', 120_00],
      [['iud-removal'], '取出宫内节育器限额', 120_00, removalMark],
      [['implant-insertion'], '皮下埋植限额', 120_00],
      [['implant-removal'], '取出皮下埋植限额', 120_00, removalMark],
      [['tubal-ligation'], '输卵管结扎限额', 400_00],
      [['tubal-reversal'], '输卵管复通限额', 400_00],
      [['vasectomy'], '输精管结扎限额', 630_00],
    ]),
  },
  prenatal: { pays: 'included', source: table },
}

/** Ranges on a content farm are all that is known of 2025. */
const about2025: RuleSet = {
  ...common,
  version: 'about-2025',
  published: law.leave('第七条'),
  unverified: ['沈阳市 2025 年的支付标准没有可信的出处，须指名使用'],
  medical: { unpublished: '沈阳市 2025 年的生育医疗费标准只见于内容聚合网站，不据以计算' },
  prenatal: { unpublished: '沈阳市 2025 年的产前检查费标准只见于内容聚合网站，不据以计算' },
  answers: {
    ...common.answers,
    prenatalWithoutReceipts: ourAnswer('没有公布', '2025 年的产前检查费标准没有公布'),
    byHospitalLevel: ourAnswer('没有公布', '2025 年是否区分医院等级没有公布'),
  },
}

/** 沈阳市 */
export const shenyang: Region = { code: '210100', name: '沈阳市', versions: [undated, about2025], holes: [] }
