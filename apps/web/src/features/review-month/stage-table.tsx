import { type WaitingStatus, waitingFor } from '@cradle/domain/review'
import type { Counted } from '@cradle/domain/wire'
import shared from '#web/ui/table.module.css'
import { CountLink } from './count-link.tsx'
import { Swatch } from './swatch.tsx'
import type { Tone } from './tones.ts'

type Column = { name: string; tone: Tone }
type StageTableProps = {
  label: string
  columns: Column[]
  rows: { status: WaitingStatus; counts: Counted[] }[]
}

/** Where claims wait, and how many of each kind: the numbers of a chart whose colours its heads explain. */
export function StageTable({ label, columns, rows }: StageTableProps) {
  return (
    <table className={shared.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">等待</th>
          {columns.map(({ name, tone }) => (
            <th key={name} scope="col" className={shared.amount}>
              <Swatch tone={tone}>{name}</Swatch>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ status, counts }) => (
          <tr key={status}>
            <th scope="row">{waitingFor[status]}</th>
            {counts.map((counted, index) => (
              <td key={columns[index]!.name} className={shared.amount}>
                <CountLink counted={counted} of={`等待${waitingFor[status]}，${columns[index]!.name}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same as bars. */
export const barsOf = ({ columns, rows }: Pick<StageTableProps, 'columns' | 'rows'>) => ({
  names: rows.map(({ status }) => waitingFor[status]),
  series: columns.map(({ name, tone }, index) => ({
    name,
    tone,
    values: rows.map(({ counts }) => counts[index]!.claims),
  })),
})
