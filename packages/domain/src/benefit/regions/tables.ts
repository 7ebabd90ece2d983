import type { OperationKind } from '../../codes/index.ts'
import type {
  Condition,
  DaysRow,
  OperationDays,
  OperationRow,
  Source,
  Standard,
  StandardRow,
  Unpublished,
} from '../rule-set.ts'

/** Conditions that nearly every table's first column names. */
export const natural: Condition = { event: 'birth', delivery: ['natural'] }
export const assisted: Condition = { event: 'birth', delivery: ['assisted'] }
export const caesarean: Condition = { event: 'birth', delivery: ['caesarean'] }
/** A pregnancy ended within these completed weeks: from the first, inclusive, to the second, exclusive. */
export const ended = (from: number | null, until: number | null): Condition => ({
  event: 'termination',
  weeks: [from, until],
})

const marked = (unverified: string | undefined) => (unverified === undefined ? {} : { unverified })

/** A table of standards in fen as one source prints it: name, label, when it is meant, amount, and a mark where one is due. */
export const standards = (
  source: Source,
  rows: readonly (readonly [
    code: string,
    label: string,
    when: Condition,
    fen: Standard | 'by-item' | Unpublished,
    unverified?: string,
  ])[],
): StandardRow[] =>
  rows.map(([code, label, when, fen, unverified]) => ({ code, label, when, fen, source, ...marked(unverified) }))

/** The same of family-planning operations; operations done together stand in one row, before the rows of each alone. */
export const operationStandards = (
  source: Source,
  rows: readonly (readonly [
    operations: readonly OperationKind[],
    label: string,
    fen: Standard | 'by-item',
    unverified?: string,
    when?: Condition,
  ])[],
): OperationRow[] =>
  rows.map(([operations, label, fen, unverified, when]) => ({
    code: `medical.${operations.join('.')}`,
    label,
    operations,
    ...(when && { when }),
    fen,
    source,
    ...marked(unverified),
  }))

/** Days of leave after a birth or a termination as one source prints them. */
export const leaveDays = (
  source: Source,
  rows: readonly (readonly [code: string, label: string, when: Condition, days: number, unverified?: string])[],
): DaysRow[] =>
  rows.map(([code, label, when, days, unverified]) => ({ code, label, when, days, source, ...marked(unverified) }))

/** Days of leave after family-planning operations as one source prints them. */
export const operationLeave = (
  source: Source,
  rows: readonly (readonly [operation: OperationKind, label: string, days: number])[],
): OperationDays[] =>
  rows.map(([operation, label, days]) => ({
    code: `allowance.days.${operation}`,
    label,
    operations: [operation],
    days,
    source,
  }))
