import Button from 'antd/es/button'
import { Link, useLocation, useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useRestoreClaim } from './claims.queries.ts'

/** A draft that was deleted on the page before: what the list is told of it. */
export type JustDeleted = { id: string; named: string }

/** Right after a deletion: says what was deleted, and takes it back where that was a mistake. */
export function JustDeletedNotice() {
  const { state } = useLocation() as { state: { deleted?: JustDeleted } | null }
  const navigate = useNavigate()
  const restore = useRestoreClaim()
  const deleted = state?.deleted
  if (!deleted) return null
  const takeBack = () =>
    restore.mutate(deleted.id, { onSuccess: ({ id }) => void navigate(paths.claim(id), { replace: true }) })
  return (
    <Notice
      tone="course"
      title={`已删除${deleted.named}`}
      actions={
        <Button onClick={takeBack} loading={restore.isPending}>
          撤销删除
        </Button>
      }
    >
      <p>
        以后也可以在<Link to={paths.deletedClaims}>最近删除</Link>中恢复。
      </p>
      {restore.error && <p role="alert">{sentenceOf(restore.error)}</p>}
    </Notice>
  )
}
