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
import { assisted, caesarean, natural, operationStandards, standards } from './tables.ts'
import { employeesOnly, newbornDeath, usualAnswers, usualFor, usualFormula, usualPayee } from './usual.ts'

const table: Source = { title: '沧州市生育保险支付标准（转载，与沧州中西医结合医院 2022 年公示一致）', grade: 'B' }

const fromFirstPayment = { months: 1, counted: 'cumulative', source: table } as const

const splitMark = '表中只印“IUD”“皮埋”，取出按放置的标准'

const version: RuleSet = {
  ...usualFor('130900', '沧州市'),
  version: 'undated',
  from: 'unknown',
  until: null,
  published: table,
  unverified: [
    '沧州市的支付标准没有公布施行日期，须指名使用',
    '环情检查 45 元、计划生育手术并发症每年 3000 元未纳入计算',
  ],
  insured: {
    ...employeesOnly('沧州市'),
    flexible: {
      percent: 50,
      allowance: false,
      source: table,
      unverified: '灵活就业人员与未就业配偶同样按 50%，未见原文',
    },
    spouse: { percent: 50, allowance: false, source: table },
  },
  eligibility: { medical: fromFirstPayment, prenatal: fromFirstPayment, allowance: fromFirstPayment },
  permit: hebeiPermit,
  medical: {
    method: { pays: 'cap', source: table },
    standards: standards(table, [
      ['medical.natural', '自然分娩限额', natural, 2000_00],
      ['medical.assisted', '人工干预分娩限额', assisted, 2500_00],
      [
        'medical.caesarean-with-surgery',
        '剖宫产伴其他手术限额',
        { ...caesarean, particular: 'caesarean-with-surgery' },
        3500_00,
      ],
      ['medical.caesarean', '剖宫产限额', caesarean, 3000_00],
      ['medical.termination.inpatient', '住院终止妊娠限额', { event: 'termination', particular: 'inpatient' }, 800_00],
      ['medical.termination.outpatient', '门诊终止妊娠限额', { event: 'termination' }, 120_00],
    ]),
    additions: [],
    operations: operationStandards(table, [
      [['iud-insertion'], '放置宫内节育器限额', 40_00],
      [['iud-removal'], '取出宫内节育器限额', 40_00, splitMark],
      [['implant-insertion'], '皮下埋植限额', 100_00],
      [['implant-removal'], '取出皮下埋植限额', 100_00, splitMark],
      [['vasectomy'], '输精管结扎限额', 300_00],
      [['tubal-ligation'], '输卵管结扎限额', 2000_00],
      [['vasectomy-reversal'], '输精管复通限额', 3500_00],
      [['tubal-reversal'], '输卵管复通限额', 3500_00],
    ]),
  },
  prenatal: { pays: 'included', source: table },
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
    prenatalWithoutReceipts: { answer: '产前检查费已含在分娩限额内，凭票据据实', source: table },
    byHospitalLevel: { answer: '不区分', source: table },
  },
}

/** 沧州市 */
export const cangzhou: Region = { code: '130900', name: '沧州市', versions: [version], holes: [] }
