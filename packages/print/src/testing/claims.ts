import { benefitCase, calculateBenefit } from '@cradle/domain/benefit'
import { breakdownView, type ClaimFormData } from '@cradle/domain/wire'

const contentHash = '3fa29c01b7d2e45588aa01c97f60d3b1c2e4a6f8091b3d5f7092a4c6e8f01b3d'

/** What the rules of 石家庄 give for that birth. */
const givenBenefit = (): NonNullable<ClaimFormData['benefit']> =>
  breakdownView.parse(
    calculateBenefit(
      benefitCase.parse({
        region: '130100',
        event: {
          kind: 'birth',
          on: '2026-09-18',
          delivery: 'caesarean',
          fetuses: 1,
          birthOrder: 2,
          gestation: { weeks: 39, days: 0 },
        },
        insured: { kind: 'employee', sex: 'female', contributionMonths: 24, continuousMonths: 24 },
        hospitalLevel: 3,
        charges: { totalFen: 312_055 },
        wages: { monthlyBase: { numeratorFen: 730_000, denominator: 1 }, regionalMonthlyAverageFen: 700_000 },
      }),
    ),
  )

/** An ordinary claim as most are: a birth, one stay, one bill. */
export function givenClaim(change: Partial<ClaimFormData> = {}): ClaimFormData {
  return {
    claimId: '0192f0c1-0000-7000-8000-000000000001',
    claimNumber: 'SB202611-000123',
    status: 'submitted',
    filing: { n: 1, filedAt: '2026-11-05T09:12:00+08:00' },
    contentHash,
    isComplete: true,
    period: '2026-11',
    businessOn: '2026-11-05',
    printCount: 0,
    sinceLastPrint: null,
    agencyName: '石家庄市医疗保险中心',
    employer: { name: '石家庄华药新材料科技有限公司', unitNumber: '13010200123' },
    person: {
      name: '李雪梅',
      sex: 'female',
      idNumber: '13010219900307002X',
      cardNumber: '1301000098765432',
      birthOn: '1990-03-07',
    },
    event: {
      kind: 'birth',
      claimType: '19',
      eventOn: '2026-09-18',
      delivery: 'caesarean',
      operations: null,
      birthOrder: 2,
      fetuses: 1,
      gestationWeeks: 39,
    },
    contact: {
      phone: '13832112345',
      address: '石家庄市长安区中山东路 326 号 3 单元 1201 室',
      spouseGiven: true,
      spouseName: '王建国',
      spouseIdNumber: '130102198811150015',
      spouseWorkplace: '石家庄市公共交通总公司',
      permitNumber: '13010220260315',
      permitOffice: '长安区卫生健康局',
    },
    stay: {
      stays: [
        {
          kind: 'inpatient',
          hospitalCode: 'H13010200015',
          hospitalName: '石家庄市妇产医院',
          ward: '产科二病区',
          admittedOn: '2026-09-17',
          dischargedOn: '2026-09-22',
        },
      ],
    },
    charges: {
      totalFen: 312_055,
      invoices: [
        {
          stay: 1,
          code: '13060126',
          number: '0026896566',
          checkCode: 'c748a8',
          issuedOn: '2026-09-22',
          totalFen: 312_055,
          lines: [
            { printedClass: 'western-medicine', filingClass: 'western-a', amountFen: 120_825 },
            { printedClass: 'medical-materials', filingClass: 'treatment', amountFen: 80_000 },
            { printedClass: 'treatment', filingClass: 'treatment', amountFen: 51_230 },
            { printedClass: 'bed', filingClass: 'bed', amountFen: 60_000 },
          ],
        },
      ],
    },
    payee: {},
    totalFen: 312_055,
    preparedBy: '张晓燕',
    benefit: givenBenefit(),
    decided: null,
    ...change,
  }
}

/** The insured person's own account. */
export const givenAccount = (): ClaimFormData['payee'] => ({
  payee: 'insured',
  holder: '李雪梅',
  holderNumber: '13010219900307002X',
  accountKind: 'card',
  accountNumber: '6217000000000000004',
  bank: '中国建设银行',
  branch: '石家庄长安支行',
  branchCode: '105121000012',
})

/** A draft just begun: a person and nothing else. */
export function givenDraft(): ClaimFormData {
  return givenClaim({
    status: 'draft',
    filing: null,
    isComplete: false,
    person: { name: '李雪梅', sex: 'female', idNumber: '13010219900307002X', cardNumber: null, birthOn: '1990-03-07' },
    event: {},
    contact: {},
    stay: {},
    charges: {},
    totalFen: null,
    benefit: null,
  })
}

const classes = [
  'western-a',
  'western-b',
  'surgery',
  'laboratory',
  'examination',
  'treatment',
  'bed',
  'special-examination',
  'other-self-paid',
  'unclassified',
]

/** As much as a claim can hold: long names, many stays and bills, the largest amount, rare characters, a name with ·. */
export function givenExtremeClaim(): ClaimFormData {
  const numbered = (length: number, prefix: string) =>
    Array.from({ length }, (_, index) => prefix + String(index + 1).padStart(3, '0'))
  const ordinary = givenClaim()
  const hospitalName = '石家庄市正定县'.padEnd(54, '某某乡镇中心卫生院').concat('妇产科分院区')
  return givenClaim({
    filing: { n: 3, filedAt: '2026-11-09T16:40:00+08:00' },
    printCount: 11,
    employer: {
      name: '河北省石家庄市正定新区综合保税区国际物流供应链管理与信息技术服务有限责任公司',
      unitNumber: '13010200123',
    },
    person: { ...ordinary.person, name: '阿依古丽·买买提艾力·喆堃犇镕䶮' },
    event: {
      ...ordinary.event,
      delivery: null,
      claimType: '32',
      operations: ['iud-removal', 'abortion', 'tubal-ligation'],
    },
    contact: {
      ...ordinary.contact,
      address: '河北省石家庄市平山县'.padEnd(100, '西柏坡镇北庄村中心街'),
      spouseName: '迪丽热巴·玥',
      spouseWorkplace: '石家庄市'.padEnd(100, '灵活就业人员服务中心'),
      permitOffice: '石家庄市井陉矿区'.padEnd(100, '横涧街道办事处'),
    },
    stay: {
      stays: numbered(14, '').map((number) => ({
        kind: 'inpatient',
        hospitalCode: `H13010200${number}`,
        hospitalName,
        ward: '高危妊娠监护产科第十二病区东区',
        admittedOn: '2026-09-17',
        dischargedOn: '2026-09-22',
      })),
    },
    charges: {
      totalFen: 99_999_999_999,
      invoices: numbered(24, '0026896').map((number, index) => ({
        stay: 1,
        code: '1306012601',
        number,
        totalFen: index === 0 ? 99_999_999_999 : 0,
        lines: classes.map((filingClass, line) => ({
          printedClass: 'surgery',
          filingClass,
          amountFen: index === 0 && line === 0 ? 99_999_999_999 : 0,
        })),
      })),
    },
    totalFen: 99_999_999_999,
    payee: {
      ...givenAccount(),
      payee: 'heir',
      heirRelation: 'spouse',
      holder: '阿依古丽·买买提艾力·喆堃犇镕䶮',
      branch: '石家庄市'.padEnd(96, '正定新区综合保税区支行').concat('营业室'),
    },
  })
}
