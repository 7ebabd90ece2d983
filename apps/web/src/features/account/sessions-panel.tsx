import type { OwnSessionList } from '@cradle/domain/wire'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime } from '#web/lib/format.ts'
import { useMe } from '#web/lib/session.ts'
import { forgetUnsent } from '#web/lib/unsent.ts'
import { isLeftUnsent } from '#web/lib/unsent-now.ts'
import { LeaveQuestion } from '#web/ui/leave-question.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import styles from './account.module.css'
import { endAllSessions, sessionsQuery, useEndSession } from './account.queries.ts'
import { deviceInWords } from './device.ts'

type OwnSession = OwnSessionList['items'][number]

/** Where the account is signed in; each place can be ended, or all at once. */
export function SessionsPanel() {
  const { data } = useSuspenseQuery(sessionsQuery)
  const queryClient = useQueryClient()
  const end = useEndSession()
  const { account } = useMe()
  const [failure, setFailure] = useState<unknown>()
  const [isAsking, setAsking] = useState(false)

  async function endAll({ evenUnsent = false } = {}) {
    try {
      if (!evenUnsent && (await isLeftUnsent())) return setAsking(true)
      setAsking(false)
      await endAllSessions()
      await forgetUnsent(account.id)
      queryClient.clear()
      location.replace(paths.signIn())
    } catch (error) {
      setFailure(error)
    }
  }

  const error = failure ?? end.error
  return (
    <Panel
      title="登录情况"
      actions={
        <Button danger onClick={() => void endAll()}>
          全部退出登录
        </Button>
      }
    >
      {isAsking && (
        <LeaveQuestion
          deed="全部退出登录"
          onStay={() => setAsking(false)}
          onLeave={() => void endAll({ evenUnsent: true })}
        />
      )}
      {error !== null && error !== undefined && (
        <Notice tone="block">
          <p>{sentenceOf(error)}</p>
        </Notice>
      )}
      <ul className={styles.rows}>
        {data.items.map((session) => (
          <Session
            key={session.id}
            session={session}
            isEnding={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      <p className={styles.hint}>看到不认识的设备，请先结束它，再修改密码。</p>
    </Panel>
  )
}

type SessionProps = { session: OwnSession; isEnding: boolean; onEnd: () => void }

function Session({ session, isEnding, onEnd }: SessionProps) {
  const device = deviceInWords(session.userAgent)
  return (
    <li>
      <div>
        <strong>{device}</strong> {session.current && <Tag tone="good">本机</Tag>}
        <small>
          {session.actingFor} · {dateTime(session.createdAt)} 登录 · 最近使用 {dateTime(session.lastSeenAt)}
        </small>
      </div>
      {!session.current && (
        <Button size="small" loading={isEnding} onClick={onEnd} aria-label={`结束 ${device} 上的登录`}>
          结束
        </Button>
      )}
    </li>
  )
}
