import { roles } from '@cradle/domain/access'
import type { StaffView } from '@cradle/domain/wire'
import { useMutation } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useToday } from '#web/lib/clock.queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import styles from './staff.module.css'

type DutiesProps = { staff: StaffView; onEnd: (membershipId: string) => Promise<unknown> }

/** What a member of staff works as, was and will be; a duty in force can be ended from today on. */
export function Duties({ staff: { name, memberships }, onEnd }: DutiesProps) {
  const today = useToday()
  const end = useMutation({ mutationFn: onEnd })
  if (memberships.length === 0) return <p className={styles.hint}>没有岗位，不能登录。</p>
  return (
    <>
      {end.error && (
        <Notice tone="block">
          <p>{sentenceOf(end.error)}</p>
        </Notice>
      )}
      <ul className={styles.duties} aria-label={`${name}的岗位`}>
        {memberships.map(({ id, role, office, from, until }) => {
          const hasEnded = until !== null && until <= today
          return (
            <li key={id} className={hasEnded ? styles.ended : undefined}>
              <span>
                <strong>{roles[role]}</strong> {office.name}
                <small>
                  {from} 起{until === null ? '' : `，至 ${until}`}
                  {hasEnded && '（已结束）'}
                </small>
              </span>
              {!hasEnded && (
                <Button
                  size="small"
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                  aria-label={`今天结束 ${roles[role]} 岗位`}
                >
                  今天结束
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
