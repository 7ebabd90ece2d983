import { benefitCase, type BenefitCaseInput } from '../benefit-case.ts'
import type { Breakdown } from '../breakdown.ts'
import { calculateBenefit, calculateUnder } from '../calculate.ts'
import type { RuleSet } from '../rule-set.ts'
import { ruleSetFor } from '../rule-set-for.ts'

type Event = BenefitCaseInput['event']
type Beside = Partial<Omit<BenefitCaseInput, 'event'>>

const beside = {
  region: '130100',
  insured: { kind: 'employee', contributionMonths: 24, continuousMonths: 24 },
  hospitalLevel: 3,
  charges: { totalFen: 20_000_00 },
  wages: { monthlyBase: { numeratorFen: 7300_00 }, regionalMonthlyAverageFen: 7000_00 },
} satisfies Omit<BenefitCaseInput, 'event'>

/** An ordinary birth, charged above every cap; `event` changes what happened, `others` everything beside it. */
export const givenBirth = (event: Partial<Event> = {}, others: Beside = {}): BenefitCaseInput => ({
  ...beside,
  event: { kind: 'birth', on: '2025-03-10', delivery: 'natural', gestation: { weeks: 39 }, ...event },
  ...others,
})

/** A pregnancy that ended after so many weeks. */
export const givenTermination = (
  { weeks = 10, days = 0, ...event }: Partial<Event> & { weeks?: number; days?: number } = {},
  others: Beside = {},
): BenefitCaseInput => ({
  ...beside,
  event: { kind: 'termination', on: '2025-03-10', gestation: { weeks, days }, ...event },
  ...others,
})

/** A family-planning operation, while its standards were published. */
export const givenOperation = (
  operations: Event['operations'] = ['iud-insertion'],
  event: Partial<Event> = {},
  others: Beside = {},
): BenefitCaseInput => ({
  ...beside,
  event: { kind: 'family-planning', on: '2024-05-05', operations, ...event },
  ...others,
})

/** What a case comes to. Throws where the case cannot be or no rules answer it. */
export const benefitOf = (given: BenefitCaseInput): Breakdown => calculateBenefit(benefitCase.parse(given))

/** The codes of what was refused, by component: { medical: 'charges-missing' }. */
export const refusedIn = ({ refusals }: Breakdown): Record<string, string> =>
  Object.fromEntries(refusals.map(({ component, code }) => [component, code]))

/** The rules of 石家庄 from 2025 with something else in their place. */
export const givenRules = (change: Partial<RuleSet> = {}): RuleSet => ({
  ...ruleSetFor({ region: '130100', event: { on: '2025-03-10' } }),
  ...change,
})

/** What a case comes to under rules in hand. */
export const benefitUnder = (change: Partial<RuleSet>, given: BenefitCaseInput): Breakdown =>
  calculateUnder(givenRules(change), benefitCase.parse(given))
