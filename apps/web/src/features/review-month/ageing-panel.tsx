import { type AgeBand, ageBands } from '@cradle/domain/review'
import type { ReviewMonth } from '@cradle/domain/wire'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { ChartBeside } from './chart-beside.tsx'
import { barsOf, StageTable } from './stage-table.tsx'
import type { Tone } from './tones.ts'

const title = '各环节已等待的时间'
const tones: Record<AgeBand, Tone> = { new: 'calm', days: 'plain', week: 'warn', old: 'block' }
const columns = Object.entries(ageBands).map(([band, { name }]) => ({ name, tone: tones[band as AgeBand] }))

/** How long claims have waited where they wait now, whatever their period. */
export function AgeingPanel({ ageing }: { ageing: ReviewMonth['ageing'] }) {
  if (!ageing)
    return (
      <Panel title={title}>
        <Notice tone="warn">
          <p>节假日安排尚未录入的年份不能推算工作日，录入后这里显示各环节已等待的时间。</p>
        </Notice>
      </Panel>
    )
  const rows = ageing.map(({ status, bands }) => ({ status, counts: bands }))
  return (
    <ChartBeside
      title={title}
      note="现在等待办理的全部申报，不限所属期，自到达该环节起按工作日计。"
      bars={{ ...barsOf({ columns, rows }), stacked: true, lies: true }}
      below
    >
      <StageTable label={title} columns={columns} rows={rows} />
    </ChartBeside>
  )
}
