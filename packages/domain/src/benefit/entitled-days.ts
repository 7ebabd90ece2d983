import type { OperationKind } from '../codes/index.ts'
import { type BenefitLine, lineOf } from './breakdown.ts'
import { type Circumstances, holds } from './circumstances.ts'
import { isUnpublished, type RuleSet } from './rule-set.ts'
import { namesOf } from './standards.ts'

type Published = Extract<RuleSet['allowance'], { days: unknown }>
export type EntitledDays = { days: number; lines: BenefitLine[] } | { days: undefined; message: string }

/** Days of leave the fund pays for (产假天数, 计划生育手术休假天数): the row that is meant and what is added to it. */
export function entitledDays(circumstances: Circumstances, rules: Published): EntitledDays {
  if (circumstances.event === 'family-planning') return operationDays(circumstances.operations, rules)
  const row = rules.days.find((one) => holds(one.when, circumstances))
  if (!row) return { days: undefined, message: '这种情形的产假天数没有公布' }
  if (typeof row.days !== 'number') return { days: undefined, message: row.days.unpublished }
  const lines = [lineOf(row, { code: row.code, label: row.label, days: row.days })]
  let days = row.days
  for (const addition of rules.additions) {
    const count = addition.perExtraChild ? circumstances.fetuses - 1 : 1
    if (count === 0 || !holds(addition.when, circumstances)) continue
    const more = addition.days * count
    days += more
    const formula = count > 1 ? { formula: `${addition.days} × ${count}` } : {}
    lines.push(lineOf(addition, { code: addition.code, label: addition.label, days: more, ...formula }))
  }
  return { days, lines }
}

function operationDays(operations: readonly OperationKind[], { operations: rows }: Published): EntitledDays {
  if (isUnpublished(rows)) return { days: undefined, message: rows.unpublished }
  const left = new Set(operations)
  const lines: BenefitLine[] = []
  for (const row of rows) {
    if (!row.operations.every((operation) => left.has(operation))) continue
    for (const operation of row.operations) left.delete(operation)
    lines.push(lineOf(row, { code: row.code, label: row.label, days: row.days }))
  }
  if (left.size > 0) return { days: undefined, message: `${namesOf(left)}的休假天数没有公布` }
  return { days: lines.reduce((sum, line) => sum + (line.days ?? 0), 0), lines }
}
