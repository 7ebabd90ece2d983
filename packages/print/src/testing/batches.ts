import type { ChargeLedgerData, ClaimLedgerData, PeriodSummaryData, UnitPledgeData } from '@cradle/domain/wire'
import { filingClasses } from '@cradle/domain/codes'
import { givenClaim } from './claims.ts'
import { contentHash, extremeName } from './notices.ts'

const headed = {
  contentHash,
  businessOn: '2026-11-05',
  printCount: 0,
  agencyName: '石家庄市医疗保险中心',
  employer: { name: '石家庄华药新材料科技有限公司', unitNumber: '13010200123' },
  preparedBy: '张晓燕',
}
const submission = {
  number: '13010200123-202611-000007',
  period: '2026-11',
  submittedAt: '2026-11-05T09:12:00+08:00',
  submittedBy: '张晓燕',
}
export const longEmployer = {
  name: '河北省石家庄市正定新区综合保税区国际物流供应链管理与信息技术服务有限责任公司',
  unitNumber: '13010200123',
}
const longHospital = '石家庄市正定县'.padEnd(54, '某某乡镇中心卫生院').concat('妇产科分院区')
export const most = 99_999_999_999
/** Every filing class with the largest amount, and two of them twice. */
const mostLines = [...filingClasses.map(({ code }) => code), 'western-a', 'bed'].map((filingClass) => ({
  printedClass: 'surgery',
  filingClass,
  amountFen: filingClass === 'western-a' || filingClass === 'bed' ? 1 : most,
}))

type Row = ChargeLedgerData['rows'][number]

const { event, stay, charges } = givenClaim()
const ordinaryRow: Row = {
  claimNumber: 'SB202611-000123',
  name: '李雪梅',
  idNumber: '13010219900307002X',
  event,
  stay,
  charges,
  totalFen: 312_055,
  note: '',
}

/** Rows told apart by their numbers. */
const numbered = <Item extends { claimNumber: string }>(count: number, row: Item): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    ...row,
    claimNumber: `SB202611-${String(index + 1).padStart(6, '0')}`,
  }))

export const givenChargeLedger = (change: Partial<ChargeLedgerData> = {}): ChargeLedgerData => ({
  ...headed,
  submission,
  rows: [
    ordinaryRow,
    {
      ...ordinaryRow,
      claimNumber: 'SB202611-000124',
      name: '赵敏',
      idNumber: '130104199205120041',
      event: { kind: 'family-planning', claimType: '32', eventOn: '2026-10-08', operations: ['iud-insertion'] },
      stay: { stays: [{ kind: 'outpatient', hospitalName: '石家庄市第四医院', admittedOn: '2026-10-08' }] },
      charges: {
        totalFen: 68_030,
        invoices: [
          {
            totalFen: 68_030,
            lines: [
              { printedClass: 'surgery', filingClass: 'surgery', amountFen: 48_030 },
              { printedClass: 'laboratory', filingClass: 'laboratory', amountFen: 20_000 },
            ],
          },
        ],
      },
      totalFen: 68_030,
    },
  ],
  ...change,
})

export const givenExtremeChargeLedger = () =>
  givenChargeLedger({
    employer: longEmployer,
    rows: [
      {
        ...ordinaryRow,
        name: extremeName,
        event: { ...event, delivery: null, operations: ['iud-removal', 'abortion', 'tubal-ligation'] },
        stay: { stays: [longHospital, '石家庄市妇产医院'].map((hospitalName) => ({ hospitalName })) },
        charges: { invoices: Array.from({ length: 50 }, (_, index) => ({ lines: index === 0 ? mostLines : [] })) },
        totalFen: most,
        note: '第 3 次申报',
      },
      ...numbered(40, ordinaryRow),
    ],
  })

type ListedRow = ClaimLedgerData['rows'][number]
const listedRow: ListedRow = {
  claimNumber: 'SB202611-000123',
  name: '李雪梅',
  idNumber: '13010219900307002X',
  employerName: '石家庄华药新材料科技有限公司',
  treatment: '生育',
  eventOn: '2026-09-18',
  period: '2026-11',
  totalFen: 312_055,
  status: '已申报',
  submittedOn: '2026-11-05',
}

export const givenClaimLedger = (rows = 2, change: Partial<ClaimLedgerData> = {}): ClaimLedgerData => ({
  ...headed,
  query: '所属期 2026-11，状态 已申报',
  rows: numbered(rows, listedRow),
  ...change,
})

export const givenExtremeClaimLedger = () =>
  givenClaimLedger(0, {
    employer: null,
    rows: [
      { ...listedRow, name: extremeName, employerName: longEmployer.name, treatment: '计划生育手术', totalFen: most },
      {
        ...listedRow,
        claimNumber: 'SB202611-000124',
        eventOn: '',
        period: '',
        totalFen: null,
        submittedOn: '',
        status: '未申报',
      },
      ...numbered(60, listedRow),
    ],
  })

export const givenSummary = (change: Partial<PeriodSummaryData> = {}): PeriodSummaryData => ({
  ...headed,
  submission,
  persons: 11,
  groups: [
    { treatment: '正常产', persons: 5, claims: 5, totalFen: 1_450_000 },
    { treatment: '剖宫产', persons: 4, claims: 4, totalFen: 1_848_220 },
    { treatment: '放置宫内节育器', persons: 2, claims: 3, totalFen: 120_055 },
  ],
  ...change,
})

export const givenUnitPledge = (change: Partial<UnitPledgeData> = {}): UnitPledgeData => ({
  ...headed,
  holder: '周建平',
  ...change,
})
