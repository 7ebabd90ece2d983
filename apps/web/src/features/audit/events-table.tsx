import { auditSubjects } from '@cradle/domain/audit'
import type { AuditEventView } from '@cradle/domain/wire'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { dateTime, timeOfDay } from '#web/lib/format.ts'
import { RecordList } from '#web/ui/records/record-list.tsx'
import styles from './audit.module.css'
import { EventDetail } from './event-detail.tsx'
import { deedInWords, roleInWords, wordOf } from './words.ts'

/** Events as rows that open to what each tells. */
export function EventsTable({ events }: { events: AuditEventView[] }) {
  return (
    <RecordList
      label="审计记录"
      columns={['操作', '记录时间', '操作人', '对象']}
      className={styles.columns}
      rows={events.map((event) => ({
        id: `${event.chain}-${event.seq}`,
        title: deedInWords(event.type),
        cells: [
          <time key="at" dateTime={event.recordedAt}>
            {dateTime(event.recordedAt)}
            {timeOfDay(event.recordedAt).slice(5)}
          </time>,
          <span key="who">
            {event.actorName} <span className={styles.quiet}>{roleInWords(event.role)}</span>
          </span>,
          <Subject key="what" event={event} />,
        ],
        body: <EventDetail event={event} />,
      }))}
    />
  )
}

/** What it was done to; a claim leads to its whole story. */
function Subject({ event: { subjectKind, subjectId, claimNumber } }: { event: AuditEventView }) {
  if (claimNumber && subjectId) return <Link to={paths.claimStory(subjectId)}>申报单 {claimNumber}</Link>
  return <>{wordOf(auditSubjects, subjectKind)}</>
}
