import { type ReopenBody, reopenBody, type WindowsView } from '@cradle/domain/wire'
import { useMutation } from '@tanstack/react-query'
import { dateTime, endInWords } from '#web/lib/format.ts'
import { Confirmed } from '#web/ui/confirmed.tsx'
import { DateField, DeedForm, FieldRow, TextField } from '#web/ui/fields/index.ts'
import { Panel } from '#web/ui/page.tsx'
import { Deeds } from '#web/ui/records/deeds.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { useWindowDeeds } from './windows.queries.ts'
import styles from './windows.module.css'

type Typed = { [Field in keyof ReopenBody]: string | null }

/** What was opened again for single employers, and the means to do so. */
export function ReopeningsPanel({ windows: { reopenings, current, now } }: { windows: WindowsView }) {
  const { reopen } = useWindowDeeds()
  return (
    <Panel title="为个别单位重新开放">
      <div className={styles.stack}>
        {reopenings.length === 0 ? (
          <p className={styles.none}>没有为单位重新开放过。</p>
        ) : (
          <ul className={styles.reopenings}>
            {reopenings.map((one) => (
              <li key={one.id}>
                <span className={styles.who}>
                  <strong>{one.employer.name}</strong>
                  <span>{one.employer.unitNumber}</span>
                  <span>{one.period} 期</span>
                  <Tag tone={one.isOpen ? 'good' : 'quiet'}>{standingOf(one, now)}</Tag>
                </span>
                <span className={styles.why}>
                  {one.reason}
                  <small>
                    {one.by} {dateTime(one.from)}
                  </small>
                </span>
                {one.isOpen && <EndButton id={one.id} name={one.employer.name} />}
              </li>
            ))}
          </ul>
        )}
        <Deeds
          of="重新开放"
          deeds={[
            {
              name: '重新开放',
              explained: '单位在截止以前可以申报这个所属期；已有批次的，补充的申报并入原批次。记入审计记录。',
              form: (
                <DeedForm<Typed, ReopenBody>
                  schema={reopenBody}
                  start={{ unitNumber: null, period: current, untilOn: null, untilTime: '24:00', reason: null }}
                  takesFocus
                  deed="重新开放"
                  onSend={reopen}
                >
                  {(field) => (
                    <>
                      <FieldRow>
                        <TextField label="单位编号" maxLength={40} {...field('unitNumber')} />
                        <TextField label="所属期" hint="如 2026-11" maxLength={7} {...field('period')} />
                        <DateField label="截止日期" {...field('untilOn')} />
                        <TextField label="截止时间" maxLength={5} {...field('untilTime')} />
                      </FieldRow>
                      <TextField label="原因" hint="单位在“本月”页上看得到" maxLength={200} {...field('reason')} />
                    </>
                  )}
                </DeedForm>
              ),
            },
          ]}
        />
      </div>
    </Panel>
  )
}

function standingOf({ until, endedAt, isOpen }: WindowsView['reopenings'][number], now: string): string {
  if (endedAt) return '已提前结束'
  if (isOpen) return `至 ${endInWords(until)}`
  return Date.parse(until) <= Date.parse(now) ? '已到期' : '未开始'
}

function EndButton({ id, name }: { id: string; name: string }) {
  const { end } = useWindowDeeds()
  const ending = useMutation({ mutationFn: () => end(id) })
  return (
    <Confirmed
      deed="提前结束"
      danger
      title={`提前结束为${name}的重新开放？`}
      isPending={ending.isPending}
      error={ending.error}
      onConfirm={(close) => ending.mutate(undefined, { onSuccess: close })}
    >
      单位马上不能再补充申报；已经申报的不受影响。
    </Confirmed>
  )
}
