import type { Component } from '@cradle/domain/event'
import { fen, formatYuan } from '@cradle/domain/money'
import { Fragment } from 'react'
import { Yuan } from '#web/ui/yuan.tsx'
import { type BenefitRow, isGap, rowsOf } from './benefit-rows.ts'
import styles from './benefit.module.css'
import type { BreakdownView } from './breakdown-view.ts'

type BenefitTableProps = {
  /** What the amounts are, for who cannot see where they stand. */
  caption: string
  breakdown: BreakdownView
  /** The same benefits as they were filed, to stand beside what they come to now. */
  filed?: BreakdownView | undefined
}

/** Every benefit at issue with its amount, and their total. */
export function BenefitTable({ caption, breakdown, filed }: BenefitTableProps) {
  const rows = rowsOf(breakdown)
  const filedRows = filed && rowsOf(filed)
  const open = rows.filter(({ amountFen }) => amountFen === null).map(({ label }) => label)
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead className={filed ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">待遇</th>
          {filed && <th scope="col">申报时</th>}
          <th scope="col">{filed ? '现在' : '金额（元）'}</th>
          {filed && <th scope="col">变化</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.component} row={row} filed={filedRows && (ofComponent(filedRows, row.component) ?? 'none')} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计{open.length > 0 && <span className={styles.days}>（不含{open.join('、')}）</span>}</th>
          {filed && (
            <td>
              <Yuan amount={filed.totalFen} />
            </td>
          )}
          <td>
            <Yuan amount={breakdown.totalFen} />
          </td>
          {filed && <td>{changeInWords(filed.totalFen, breakdown.totalFen)}</td>}
        </tr>
      </tfoot>
    </table>
  )
}

const ofComponent = (rows: BenefitRow[], component: Component) => rows.find((row) => row.component === component)

function Row({ row, filed }: { row: BenefitRow; filed: BenefitRow | 'none' | undefined }) {
  const before = filed === 'none' ? undefined : filed
  return (
    <Fragment>
      <tr>
        <th scope="row">
          {row.label}
          {row.days !== null && <span className={styles.days}> {daysInWords(before?.days ?? null, row.days)}</span>}
        </th>
        {filed && (
          <td>
            <Yuan amount={before?.amountFen} />
          </td>
        )}
        <td>
          <Yuan amount={row.amountFen} />
        </td>
        {filed && <td>{changeInWords(before?.amountFen ?? 0, row.amountFen ?? 0)}</td>}
      </tr>
      {row.reason && (
        <tr className={styles.reason} data-refused={row.refusal !== null && !isGap(row.refusal)}>
          <td colSpan={filed ? 4 : 2}>{row.reason}</td>
        </tr>
      )}
    </Fragment>
  )
}

/** '173 天', or '158 → 173 天' where they were others when the claim was filed. */
const daysInWords = (filed: number | null, now: number) =>
  filed === null || filed === now ? `${now} 天` : `${filed} → ${now} 天`

/** More than was filed, less, or the same. */
function changeInWords(before: number, after: number): string {
  if (before === after) return '—'
  return `${after > before ? '增加' : '减少'} ${formatYuan(fen(Math.abs(after - before)))}`
}
