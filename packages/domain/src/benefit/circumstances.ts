import { ageOn } from '../calendar/index.ts'
import { endsPregnancy, type OperationKind } from '../codes/index.ts'
import type { EventKind } from '../event/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import { type Condition, type Delivery, isUnpublished, type Particular, type Range, type RuleSet } from './rule-set.ts'

/** What happened, as tables of rules ask about it. */
export type Circumstances = {
  /** The event that rows name: operations that end a pregnancy are a termination, a birth may count as one. */
  event: EventKind
  on: string
  delivery: Delivery | null
  fetuses: number
  birthOrder: number
  /** Completed weeks of the pregnancy, or null where not told. */
  weeks: number | null
  age: number | null
  married: boolean
  complications: boolean
  particulars: readonly Particular[]
  operations: readonly OperationKind[]
}

/** Reads a case the way a rule set looks at it; what was left out is what is usual. */
export function circumstancesOf({ event, insured }: BenefitCase, rules: RuleSet): Circumstances {
  const chosen = event.operations ?? []
  const ends = event.kind === 'family-planning' && endsPregnancy(chosen)
  return {
    event: ends || countsAsTermination(event, rules) ? 'termination' : event.kind,
    on: event.on,
    delivery: event.delivery === 'difficult' ? 'assisted' : (event.delivery ?? null),
    fetuses: event.fetuses ?? 1,
    birthOrder: event.birthOrder ?? 1,
    weeks: event.gestation?.weeks ?? null,
    age: insured.birthOn ? ageOn(insured.birthOn, event.on) : null,
    married: insured.married ?? true,
    complications: (event.complications ?? []).length > 0,
    particulars: event.facts ?? [],
    operations: chosen,
  }
}

/** Whether a birth with no child born alive is a termination under these rules. */
export const countsAsTermination = ({ kind, outcome }: BenefitCase['event'], { noLiveBirth }: RuleSet): boolean =>
  kind === 'birth' && outcome?.liveBirths === 0 && !isUnpublished(noLiveBirth) && noLiveBirth.as === 'termination'

/** Whether a row's condition holds. A condition on something that was not told does not. */
export function holds(when: Condition, case_: Circumstances): boolean {
  return (
    (when.event === undefined || when.event === case_.event) &&
    (when.delivery === undefined || (case_.delivery !== null && when.delivery.includes(case_.delivery))) &&
    within(when.weeks, case_.weeks) &&
    within(when.birthOrder, case_.birthOrder) &&
    within(when.fetuses, case_.fetuses) &&
    within(when.age, case_.age) &&
    (when.married === undefined || when.married === case_.married) &&
    (when.complications === undefined || when.complications === case_.complications) &&
    includesAll(case_.particulars, when.particular) &&
    includesAll(case_.operations, when.operation) &&
    (when.from === undefined || case_.on >= when.from) &&
    (when.until === undefined || case_.on <= when.until)
  )
}

function includesAll<Name extends string>(told: readonly Name[], asked: Name | readonly Name[] | undefined): boolean {
  if (asked === undefined) return true
  return typeof asked === 'string' ? told.includes(asked) : asked.every((one) => told.includes(one))
}

function within(range: Range | undefined, value: number | null): boolean {
  if (!range) return true
  if (value === null) return false
  const [from, until] = range
  return (from === null || value >= from) && (until === null || value < until)
}
