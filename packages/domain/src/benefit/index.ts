export { benefitCase, type BenefitCase, type BenefitCaseInput } from './benefit-case.ts'
export * from './breakdown.ts'
export { calculateBenefit, calculateUnder, ENGINE_VERSION } from './calculate.ts'
export { checkRegion, faultsOf } from './check-rule-set.ts'
export {
  type AllowanceTerms,
  type Divisor,
  maternityAllowance,
  type MonthlyAmount,
  type Rounding,
} from './maternity-allowance.ts'
export { regions } from './regions/index.ts'
export * from './rule-set.ts'
export { NoRuleSet, regionOf, ruleSetFor } from './rule-set-for.ts'
