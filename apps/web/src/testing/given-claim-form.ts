import type { ClaimFormData } from '@cradle/domain/wire'

/** What the API answers of a claim to be printed, its answers left empty. */
export const givenClaimForm = (change: Partial<ClaimFormData> = {}): ClaimFormData => ({
  claimId: '0192f0c1-0000-7000-8000-000000000001',
  claimNumber: 'SB202611-000123',
  status: 'submitted',
  filing: { n: 2, filedAt: '2026-11-05T09:12:00+08:00' },
  contentHash: '3fa29c01b7d2e45588aa01c97f60d3b1c2e4a6f8091b3d5f7092a4c6e8f01b3d',
  isComplete: true,
  period: '2026-11',
  businessOn: '2026-11-05',
  printCount: 0,
  sinceLastPrint: null,
  agencyName: '石家庄市医疗保险中心',
  benefit: null,
  decided: null,
  employer: { name: '石家庄华药新材料科技有限公司', unitNumber: '13010200123' },
  person: { name: '李雪梅', sex: 'female', idNumber: '13010219900307002X', cardNumber: null, birthOn: '1990-03-07' },
  event: {},
  contact: {},
  stay: {},
  charges: {},
  payee: {},
  totalFen: null,
  preparedBy: '张晓燕',
  ...change,
})
