import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLimitsFor, type Finding, flagsFound, type FoundElsewhere } from '../checks/index.ts'
import { riskLevelOf, riskOf } from './index.ts'
import { fen } from '../money/index.ts'

const on = '2026-11-05'
const limits = checkLimitsFor('130100', on)
const flag = (code: string, change: Partial<Finding> = {}): Finding => ({
  code,
  level: 'flag',
  section: 'event',
  pointer: '/eventOn',
  message: `${code} 的疑点`,
  ...change,
})
const scoreOf = (...findings: Finding[]) => riskOf(findings, on).score
const found = (...facts: FoundElsewhere[]) => flagsFound(facts, limits)

/** Fraud as inspections found it (domain notes 8.1), as the register and other claims would show it. */
const frauds: Record<string, Finding[]> = {
  '昆明：产前两个月参保、30 人的单位 24 次申报': found(
    { code: 'A24', claims: 24, insured: 30 },
    {
      code: 'A23',
      on: '2026-10-20',
      enrolledOn: '2026-08-25',
      leftOn: null,
      wasInsuredBefore: false,
      firstBaseFen: null,
      baseBeforeFen: null,
    },
  ),
  '张家口：领取后随即停保': found({
    code: 'A23',
    on: '2026-08-20',
    enrolledOn: '2020-01-01',
    leftOn: '2026-09-10',
    wasInsuredBefore: true,
    firstBaseFen: null,
    baseBeforeFen: null,
  }),
  '大余：申领人是法定代表人的配偶': found({ code: 'A26', who: 'spouse', as: 'legal-representative' }),
  '大冶：189 人参保、127 人次申报': found({ code: 'A24', claims: 127, insured: 189 }),
  一张票据换号再报: found({
    code: 'A03',
    n: 1,
    number: '1',
    claim: '000000001',
    hospitalName: '妇产医院',
    issuedOn: '2026-10-22',
    totalFen: fen(312_055),
  }),
  一个账户收多人待遇: found({ code: 'A30', persons: 3, claims: ['000000001'] }),
}

/** What an honest claim may be flagged for: life and medicine are unusual at times. */
const unusual = ['A11', 'A14', 'A15', 'A16', 'A17', 'A18', 'A19', 'A21', 'A22', 'A28', 'A29', 'A31']

describe('the risk of a filing', () => {
  test.each(Object.entries(frauds))('of a seeded fraud outranks every clean claim: %s', (_what, findings) => {
    expect(findings.length).toBeGreaterThan(0)
    const clean = fc.array(
      fc
        .record({ code: fc.constantFrom(...unusual), message: fc.string() })
        .map(({ code, message }) => flag(code, { message })),
    )
    fc.assert(fc.property(clean, (others) => scoreOf(...findings) > scoreOf(...others)))
    expect(scoreOf(...findings)).toBeGreaterThan(scoreOf(...unusual.map((code) => flag(code))))
  })

  test('is the sum of its terms, the heaviest first, each rule once however many places it found', () => {
    const risk = riskOf([flag('A17'), flag('A14'), flag('A26'), flag('A14', { message: '第二处' })], on)
    expect(risk).toEqual({
      score: 73,
      terms: [
        { code: 'A26', weight: 60, message: 'A26 的疑点' },
        { code: 'A17', weight: 8, message: 'A17 的疑点' },
        { code: 'A14', weight: 5, message: 'A14 的疑点；第二处' },
      ],
      from: '2014-01-01',
    })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...unusual, 'A03', 'A24', 'A99')), (codes) => {
        const { score, terms } = riskOf(
          codes.map((code) => flag(code)),
          on,
        )
        expect(score).toBe(terms.reduce((sum, { weight }) => sum + weight, 0))
        expect(terms.every(({ weight }) => weight > 0)).toBe(true)
      }),
    )
  })

  test('counts flags alone: what its clerk was told of, and gave a reason for, is none', () => {
    expect(scoreOf(flag('A12', { level: 'warn' }), flag('A11', { level: 'block' }))).toBe(0)
  })

  test.each([
    [0, 'none'],
    [1, 'some'],
    [49, 'some'],
    [50, 'high'],
  ] as const)('of %i reads as %s', (score, level) => {
    expect(riskLevelOf(score)).toBe(level)
  })
})
