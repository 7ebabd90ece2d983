import { type Urgency, urgencies } from '@cradle/domain/review'
import type { ReviewMonth } from '@cradle/domain/wire'
import { ChartBeside } from './chart-beside.tsx'
import { barsOf, StageTable } from './stage-table.tsx'
import type { Tone } from './tones.ts'

const title = '期限'
const tones: Record<Urgency, Tone> = { overdue: 'block', today: 'warn', week: 'plain' }
const columns = Object.entries(urgencies).map(([urgency, name]) => ({ name, tone: tones[urgency as Urgency] }))

/** What is overdue, due today and due within seven days, where it waits now, whatever its period. */
export function DeadlinesPanel({ deadlines }: { deadlines: ReviewMonth['deadlines'] }) {
  const rows = deadlines.map(({ status, due }) => ({ status, counts: due }))
  return (
    <ChartBeside
      title={title}
      note="现在等待办理的全部申报，不限所属期；7 日内到期的包括今天到期的。"
      bars={{ ...barsOf({ columns, rows }), lies: true }}
      below
    >
      <StageTable label={title} columns={columns} rows={rows} />
    </ChartBeside>
  )
}
