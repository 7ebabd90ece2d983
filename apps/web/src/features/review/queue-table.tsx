import { dateInShanghai, type PlainDate } from '@cradle/domain/calendar'
import { type EventKind, eventKinds } from '@cradle/domain/event'
import { leftUntil, riskLevelOf, riskLevels, urgencyOf } from '@cradle/domain/review'
import { ASSIGNED_AT_ONCE } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { Fragment, type Ref } from 'react'
import { Link, useLocation } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceIn } from '#web/lib/api-problem.ts'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, dateTime, groupedMask } from '#web/lib/format.ts'
import { StatusTag } from '#web/ui/status-tag.tsx'
import shared from '#web/ui/table.module.css'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './queue.module.css'
import { HoldForm } from './hold-form.tsx'
import { type QueueRow, useRelease, useResume } from './review.queries.ts'

/** Of the table below. */
const COLUMNS = 8

type QueueTableProps = {
  rows: QueueRow[]
  /** Of these, what is no longer in the queue as it is narrowed. */
  gone: ReadonlySet<string>
  selected: ReadonlySet<string>
  onSelect: (ids: string[], isOn: boolean) => void
  /** The claim of which is asked why it is to be held. */
  holding: string | undefined
  onHold: (id: string) => void
  onFold: () => void
  ref: Ref<HTMLTableElement>
}

/** Claims of the queue as rows, to be opened, taken and held; on the phone each is a card. */
export function QueueTable({ rows, gone, selected, onSelect, holding, onHold, onFold, ref }: QueueTableProps) {
  const selectable = rows
    .map(({ id }) => id)
    .filter((id) => !gone.has(id))
    .slice(0, ASSIGNED_AT_ONCE)
  return (
    <table ref={ref} className={`${shared.table} ${styles.queue}`}>
      <thead>
        <tr>
          <th scope="col" className={shared.tight}>
            <input
              type="checkbox"
              className={styles.check}
              aria-label="选择已显示的全部"
              checked={selectable.length > 0 && selectable.every((id) => selected.has(id))}
              onChange={(event) => onSelect(selectable, event.target.checked)}
            />
          </th>
          <th scope="col">期限</th>
          <th scope="col">参保职工</th>
          <th scope="col">申报单号</th>
          <th scope="col">用人单位</th>
          <th scope="col">事由</th>
          <th scope="col" className={shared.amount}>
            医疗费总额（元）
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <Waiting
              row={row}
              isGone={gone.has(row.id)}
              isSelected={selected.has(row.id)}
              onSelect={(isOn) => onSelect([row.id], isOn)}
              onHold={() => onHold(row.id)}
            />
            {holding === row.id && (
              <tr className={styles.unfolded}>
                <td colSpan={COLUMNS}>
                  <section aria-label={`暂缓 ${row.person.name}`}>
                    <HoldForm claimId={row.id} onFold={onFold} />
                  </section>
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

type WaitingProps = {
  row: QueueRow
  isGone: boolean
  isSelected: boolean
  onSelect: (isOn: boolean) => void
  onHold: () => void
}

function Waiting({ row, isGone, isSelected, onSelect, onHold }: WaitingProps) {
  const now = useBusinessNow()
  const { search } = useLocation()
  return (
    <tr data-claim={row.id} data-selected={(isSelected && !isGone) || undefined} data-gone={isGone || undefined}>
      <td className={styles.select}>
        <input
          type="checkbox"
          className={styles.check}
          aria-label={`选择 ${row.person.name} ${row.number}`}
          checked={isSelected && !isGone}
          disabled={isGone}
          onChange={(event) => onSelect(event.target.checked)}
        />
      </td>
      <td className={styles.waiting} title={row.order}>
        <Due row={row} today={dateInShanghai(now)} />
        <span className={styles.quiet} title={`${dateTime(row.waitingSince)} 起`}>
          已等 {countdown(now.getTime() - Date.parse(row.waitingSince))}
        </span>
        {row.riskScore ? (
          <span className={styles.quiet}>
            疑点{riskLevels[riskLevelOf(row.riskScore)].name} {row.riskScore} 分
          </span>
        ) : null}
      </td>
      <td className={styles.person}>
        <Link to={{ pathname: paths.reviewClaim(row.id), search }}>{row.person.name}</Link>
        <span className={styles.quiet}>{groupedMask(row.person.idNumberMasked)}</span>
      </td>
      <td className={styles.number}>{row.number}</td>
      <td className={styles.employer}>{row.employerName ?? '—'}</td>
      <td className={styles.event}>
        {treatmentOf(row)}
        <span className={styles.quiet}>{row.eventOn}</span>
      </td>
      <td className={`${shared.amount} ${styles.amount}`}>
        <Yuan amount={row.totalFen} />
      </td>
      <td className={styles.status}>
        {isGone ? (
          <span className={styles.quiet}>已不在此列</span>
        ) : (
          <>
            <StatusTag status={row.status} />
            <Standing row={row} />
            <Deeds row={row} onHold={onHold} />
          </>
        )}
      </td>
    </tr>
  )
}

/** How long until it is due; the day itself for who points at it. */
function Due({ row: { dueOn }, today }: { row: QueueRow; today: PlainDate }) {
  if (dueOn === null) return <>暂不能推算</>
  const urgency = urgencyOf(dueOn, today)
  const tone = urgency === 'overdue' ? styles.overdue : urgency === 'today' ? styles.today : undefined
  return (
    <span className={tone} title={dueOn}>
      {leftUntil(dueOn, today)}
    </span>
  )
}

/** Who has it in hand, and why it is held. */
function Standing({ row: { assignee, hold } }: { row: QueueRow }) {
  return (
    <>
      {assignee && <span className={styles.quiet}>{assignee.byMe ? '我' : assignee.name}已认领</span>}
      {hold && <span className={styles.quiet}>暂缓：{hold.reason}</span>}
    </>
  )
}

/** For who has it in hand the way to put it back; for everybody the way to hold it, or to take it up again. */
function Deeds({ row: { id, person, assignee, hold }, onHold }: { row: QueueRow; onHold: () => void }) {
  const release = useRelease(id)
  const resume = useResume()
  const refusal = release.error ?? resume.error
  const look = { type: 'link', size: 'small', className: styles.deed ?? '' } as const
  return (
    <span className={styles.deeds}>
      {assignee?.byMe && (
        <Button
          {...look}
          aria-label={`释放 ${person.name}`}
          loading={release.isPending}
          onClick={() => release.mutate()}
        >
          释放
        </Button>
      )}
      {hold ? (
        <Button
          {...look}
          aria-label={`恢复 ${person.name}`}
          loading={resume.isPending}
          onClick={() => resume.mutate(id)}
        >
          恢复
        </Button>
      ) : (
        <Button {...look} aria-label={`暂缓 ${person.name}`} onClick={onHold}>
          暂缓
        </Button>
      )}
      {refusal && <span role="alert">{sentenceIn(refusal)}</span>}
    </span>
  )
}

/** 治疗方式 in words: the API names the kind of event. */
const treatmentOf = ({ treatment }: QueueRow) => (treatment ? (eventKinds[treatment as EventKind] ?? treatment) : '—')
