import type { PlainDate } from '../../calendar/index.ts'
import type { OperationKind } from '../../codes/index.ts'
import { benefitCase, type BenefitCaseInput } from '../benefit-case.ts'
import { calculateBenefit } from '../calculate.ts'
import type { Delivery } from '../rule-set.ts'

type Event = BenefitCaseInput['event']
type Particulars = Partial<Omit<BenefitCaseInput, 'event'>> & { event?: Partial<Event> }

/**
 * Cases of one region as its examples tell them. What an example does not tell: a hospital of level 3, charges above every
 * standard, 3000.00 yuan a month (100.00 a day where the month is thirty days), contributions for twenty years.
 */
export function casesOf(region: string, version: string | undefined, on: PlainDate) {
  const caseOf = (event: Event, { event: more, ...rest }: Particulars): BenefitCaseInput => ({
    region,
    version,
    hospitalLevel: 3,
    charges: { totalFen: 50_000_00, prenatalFen: 50_000_00 },
    wages: { monthlyBase: { numeratorFen: 3000_00 } },
    ...rest,
    insured: { contributionMonths: 240, continuousMonths: 240, ...rest.insured },
    event: { ...event, ...more },
  })
  return {
    birth: (delivery: Delivery, more: Particulars = {}) => caseOf({ kind: 'birth', on, delivery }, more),
    /** A pregnancy that ended after so many completed weeks. */
    ended: (weeks: number, more: Particulars = {}) => caseOf({ kind: 'termination', on, gestation: { weeks } }, more),
    operation: (operations: OperationKind[], more: Particulars = {}) =>
      caseOf({ kind: 'family-planning', on, operations }, more),
    /** Prenatal examinations by themselves, the pregnancy so many weeks old. */
    examined: (weeks: number, more: Particulars = {}) => caseOf({ kind: 'prenatal', on, gestation: { weeks } }, more),
  }
}

/** The answer to a case as examples state it, amounts in yuan. */
export function answerTo(given: BenefitCaseInput) {
  const { medicalFen, prenatalFen, allowanceFen, allowance, refusals, ruleSet } = calculateBenefit(
    benefitCase.parse(given),
  )
  return {
    medical: medicalFen / 100,
    prenatal: prenatalFen / 100,
    allowance: allowanceFen / 100,
    days: allowance?.days,
    payee: allowance?.payee,
    base: allowance?.monthlyBaseFen == null ? undefined : allowance.monthlyBaseFen / 100,
    refusals: refusals.map(({ component, message }) => `${component}: ${message}`),
    marks: ruleSet.unverified,
    version: ruleSet.version,
  }
}
