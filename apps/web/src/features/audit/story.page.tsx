import type { AuditEventView } from '@cradle/domain/wire'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime, timeOfDay } from '#web/lib/format.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { StatusTag, Tag } from '#web/ui/status-tag.tsx'
import styles from './audit.module.css'
import { storyQuery } from './audit.queries.ts'
import { EventDetail } from './event-detail.tsx'
import { deedInWords, roleInWords } from './words.ts'

/** One claim's whole story, from its first word on: who did what, from where, and what it changed. */
export function ClaimStoryPage() {
  const { claimId = '' } = useParams()
  const story = useSuspenseInfiniteQuery(storyQuery(claimId))
  const [{ claim }] = story.data.pages as [(typeof story.data.pages)[number]]
  const events = story.data.pages.flatMap((page) => page.items)
  return (
    <Page
      title={`${claim.personName} ${claim.number} 的全部记录`}
      lead={
        <span className={styles.lead}>
          <StatusTag status={claim.status} />
          {claim.isDeleted && <Tag tone="quiet">已删除</Tag>}
          {claim.employerName && <span>{claim.employerName}</span>}
        </span>
      }
      actions={<ButtonLink to={paths.audit}>返回审计记录</ButtonLink>}
    >
      <Panel>
        <ol className={styles.story}>
          {events.map((event) => (
            <Entry key={`${event.chain}-${event.seq}`} event={event} />
          ))}
        </ol>
        {story.error && (
          <Notice tone="block">
            <p>{sentenceOf(story.error)}</p>
          </Notice>
        )}
        <p className={styles.more}>
          <span role="status">已显示 {events.length} 条，最早的在前</span>
          {story.hasNextPage && (
            <Button onClick={() => void story.fetchNextPage()} loading={story.isFetchingNextPage}>
              加载更多
            </Button>
          )}
        </p>
      </Panel>
    </Page>
  )
}

function Entry({ event }: { event: AuditEventView }) {
  const isRefusal = event.type === 'access.refuse'
  return (
    <li className={isRefusal ? styles.refused : undefined}>
      <h2>{deedInWords(event.type)}</h2>
      <p className={styles.by}>
        <time dateTime={event.recordedAt}>
          {dateTime(event.recordedAt)}
          {timeOfDay(event.recordedAt).slice(5)}
        </time>{' '}
        · {event.actorName} {roleInWords(event.role)}
      </p>
      <EventDetail event={event} />
    </li>
  )
}
