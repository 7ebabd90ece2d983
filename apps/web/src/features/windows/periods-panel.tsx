import { addDays, dateInShanghai } from '@cradle/domain/calendar'
import { type MoveWindowBody, moveWindowBody, type WindowsView } from '@cradle/domain/wire'
import { dateTime, endInWords, momentInWords } from '#web/lib/format.ts'
import { DateField, DeedForm, FieldRow, TextField } from '#web/ui/fields/index.ts'
import { Panel } from '#web/ui/page.tsx'
import { RecordList } from '#web/ui/records/record-list.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { useWindowDeeds } from './windows.queries.ts'
import styles from './windows.module.css'

type Kept = WindowsView['periods'][number]

const states = {
  before: { tone: 'quiet', text: '未开始' },
  open: { tone: 'good', text: '申报中' },
  'day-off': { tone: 'quiet', text: '今天不受理' },
  'unknown-day': { tone: 'warn', text: '工作日待定' },
  after: { tone: 'quiet', text: '已截止' },
} as const

/** The periods around now, each with its window and what moves it. */
export function PeriodsPanel({ windows: { periods, current } }: { windows: WindowsView }) {
  return (
    <Panel title="各所属期">
      <RecordList
        label="各所属期"
        className={styles.periods}
        columns={['所属期', '申报开始', '申报截止', '调整', '状态']}
        rows={periods.map((period) => ({
          id: period.period,
          title: period.period === current ? `${period.period} 期（本期）` : `${period.period} 期`,
          cells: [
            momentInWords(period.opensAt),
            endInWords(period.closesAt),
            period.moved ? <Moved {...period.moved} /> : '—',
            <Tag key="state" tone={states[period.state].tone}>
              {states[period.state].text}
            </Tag>,
          ],
          body:
            period.state === 'after' ? (
              <p>已经截止，不能再整体调整；可以为个别单位重新开放。</p>
            ) : (
              <MoveForm key={period.opensAt + period.closesAt} period={period} />
            ),
        }))}
      />
    </Panel>
  )
}

const Moved = ({ reason, by, at }: { reason: string; by: string; at: string }) => (
  <>
    {reason}
    <small>
      {by} {dateTime(at)}
    </small>
  </>
)

type Typed = { [Field in keyof MoveWindowBody]: string | null }

function MoveForm({ period }: { period: Kept }) {
  const { move } = useWindowDeeds()
  const [opens, closes] = [clockOf(period.opensAt), endClockOf(period.closesAt)]
  return (
    <section aria-label="调整申报时间">
      <p className={styles.explained}>
        对全部单位生效，须在时间到来之前调整；已开始的只能延后截止。录入随申报一同截止。
      </p>
      <DeedForm<Typed, MoveWindowBody>
        schema={moveWindowBody}
        start={{
          opensOn: opens.on,
          opensTime: opens.time,
          closesOn: closes.on,
          closesTime: closes.time,
          reason: null,
        }}
        deed="调整"
        onSend={(body) => move(period.period, body)}
      >
        {(field) => (
          <>
            <FieldRow>
              <DateField label="开始日期" {...field('opensOn')} />
              <TextField label="开始时间" maxLength={5} {...field('opensTime')} />
              <DateField label="截止日期" {...field('closesOn')} />
              <TextField label="截止时间" hint="一天的末了写 24:00" maxLength={5} {...field('closesTime')} />
            </FieldRow>
            <TextField label="原因" hint="单位在“本月”页上看得到" maxLength={200} {...field('reason')} />
          </>
        )}
      </DeedForm>
    </section>
  )
}

/** A moment as a day and a time. */
const clockOf = (instant: string) => {
  const [on = '', time = ''] = dateTime(instant).split(' ')
  return { on, time }
}

/** The end of something as a day and a time: midnight is 24:00 of the day before. */
const endClockOf = (instant: string) => {
  const { on, time } = clockOf(instant)
  return time === '00:00' ? { on: addDays(dateInShanghai(new Date(instant)), -1), time: '24:00' } : { on, time }
}
