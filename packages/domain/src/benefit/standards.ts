import { type OperationKind, operationKinds } from '../codes/index.ts'
import { type Fen, fen, prorate, total } from '../money/index.ts'
import { type BenefitLine, lineOf, plainYuan, type RefusalCode } from './breakdown.ts'
import { type Circumstances, holds } from './circumstances.ts'
import { type AdditionRow, isUnpublished, type OperationRow, type Standard, type StandardRow } from './rule-set.ts'

/** What a table grants in a case: an amount, everything by item, or no answer and why. */
export type Granted =
  | { fen: Fen | 'by-item'; lines: BenefitLine[] }
  | { fen: undefined; code: RefusalCode; message: string }

const levels = { 3: '三级', 2: '二级', 1: '一级' } as const

/** The standard of the event: the first row that is meant, and everything that is added to it. */
export function standardOf(
  rows: readonly StandardRow[],
  additions: readonly AdditionRow[],
  circumstances: Circumstances,
  level: number | null | undefined,
): Granted {
  const row = rows.find((one) => holds(one.when, circumstances))
  if (!row) return { fen: undefined, code: 'no-published-rule', message: '这种情形的支付标准没有公布' }
  if (row.fen === 'by-item') return { fen: 'by-item', lines: [lineOf(row, { code: row.code, label: row.label })] }
  if (typeof row.fen === 'object' && isUnpublished(row.fen))
    return { fen: undefined, code: 'no-published-rule', message: row.fen.unpublished }
  const base = atLevel(row.fen, level)
  if (typeof base !== 'number') return base
  const lines = [lineOf(row, { code: row.code, label: `${row.label}${levelOf(row.fen, level)}`, amountFen: base })]
  const amounts = [base]
  for (const addition of additions) {
    if (!holds(addition.when, circumstances)) continue
    const more = additionTo(base, addition, circumstances, level)
    if (typeof more !== 'number') return more
    amounts.push(more)
    lines.push(
      lineOf(addition, {
        code: addition.code,
        label: addition.label,
        amountFen: more,
        formula: formulaOf(base, addition, circumstances.fetuses - 1),
      }),
    )
  }
  return { fen: total(amounts), lines }
}

/** The standard of family-planning operations: rows of several operations before those of one. */
export function operationsStandardOf(
  rows: readonly OperationRow[],
  circumstances: Circumstances,
  level: number | null | undefined,
): Granted {
  const left = new Set<OperationKind>(circumstances.operations)
  const lines: BenefitLine[] = []
  const amounts: Fen[] = []
  let byItem = false
  for (const row of rows) {
    if (!row.operations.every((operation) => left.has(operation))) continue
    if (row.when && !holds(row.when, circumstances)) continue
    for (const operation of row.operations) left.delete(operation)
    if (row.fen === 'by-item') {
      byItem = true
      lines.push(lineOf(row, { code: row.code, label: `${row.label}（按项目）` }))
      continue
    }
    const amount = atLevel(row.fen, level)
    if (typeof amount !== 'number') return amount
    amounts.push(amount)
    lines.push(lineOf(row, { code: row.code, label: `${row.label}${levelOf(row.fen, level)}`, amountFen: amount }))
  }
  if (left.size > 0) return { fen: undefined, code: 'no-published-rule', message: `${namesOf(left)}的支付标准没有公布` }
  return { fen: byItem ? 'by-item' : total(amounts), lines }
}

/** Operations by name in the order of their table, whatever the order they were told in. */
export const namesOf = (operations: ReadonlySet<OperationKind>): string =>
  operationKinds
    .filter(({ code }) => operations.has(code))
    .map(({ name }) => name)
    .join('、')

function atLevel(
  standard: Standard,
  level: number | null | undefined,
): Fen | Exclude<Granted, { lines: BenefitLine[] }> {
  if (typeof standard === 'number') return fen(standard)
  if (level == null) return { fen: undefined, code: 'hospital-level', message: '标准按医院等级区分，请选择医院等级' }
  if (level !== 1 && level !== 2 && level !== 3)
    return { fen: undefined, code: 'no-published-rule', message: '无等级医院的支付标准没有公布' }
  const amount = standard[level]
  if (amount === undefined)
    return { fen: undefined, code: 'no-published-rule', message: `${levels[level]}医院的支付标准没有公布` }
  return fen(amount)
}

const levelOf = (standard: Standard, level: number | null | undefined) =>
  typeof standard === 'number' || level == null ? '' : `（${levels[level as 1 | 2 | 3]}医院）`

function additionTo(base: Fen, addition: AdditionRow, { fetuses }: Circumstances, level: number | null | undefined) {
  const times = addition.perExtraChild ? fetuses - 1 : 1
  if (addition.percent !== undefined) return prorate(base, addition.percent * times, 100)
  const once = atLevel(addition.fen ?? 0, level)
  return typeof once === 'number' ? prorate(once, times, 1) : once
}

function formulaOf(base: Fen, { percent, fen: amount, perExtraChild }: AdditionRow, extra: number): string {
  const factors = percent === undefined ? [] : [plainYuan(base), `${percent}%`]
  if (typeof amount === 'number') factors.push(plainYuan(fen(amount)))
  if (perExtraChild) factors.push(String(extra))
  return factors.join(' × ')
}
