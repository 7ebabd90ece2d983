export { benefitCase, type BenefitCase, type BenefitCaseInput } from './benefit-case.ts'
export * from './breakdown.ts'
export { claimKinds } from './claim-kinds.ts'
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
export { statutoryDays } from './regions/national.ts'
export * from './rule-set.ts'
export { NoRuleSet, regionOf, ruleSetFor } from './rule-set-for.ts'
export { type BenefitBasis, benefitOfClaim, chargedFor, type ClaimBenefit } from './case-of-claim.ts'
export { type BenefitChange, changesBetween } from './difference.ts'
export { rulesText } from './rules-text.ts'
export { type BenefitSnapshot, type FindRules, type HashOf, replay, type Replayed, snapshotOf } from './snapshot.ts'
export { type EmployerMonth, type WageBase, wageBaseFor, type WageLine, type WageRegister } from './wage-base.ts'
export { contributionMonths, type ContributionMonths, type PaidRange } from './contribution-months.ts'
export { firstDayOf } from './first-day.ts'
