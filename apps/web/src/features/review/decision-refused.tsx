import { claimActions, claimStatuses } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { ApiProblem, sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime } from '#web/lib/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ClaimMovedOn, useTakeNewest } from './review.queries.ts'
import { doerOf } from './words.ts'

/** Why the decision was not taken, in one sentence, and the way on. */
export function DecisionRefused({ error, onReloaded }: { error: Error; onReloaded: () => void }) {
  const takeNewest = useTakeNewest()
  if (error instanceof ClaimMovedOn) {
    const reload = () => {
      takeNewest(error.claim)
      onReloaded()
    }
    return (
      <Notice tone="warn" actions={<Button onClick={reload}>重新载入</Button>}>
        <p>{whatHappened(error.claim)}</p>
      </Notice>
    )
  }
  const isForbidden = error instanceof ApiProblem && error.status === 403
  return (
    <Notice tone="block">
      <p>
        {firstSentence(error)}
        {isForbidden && <Link to={paths.review}>回到审核台</Link>}
      </p>
    </Notice>
  )
}

/** '您的决定没有生效：初审 李敏 已于 2026-11-05 14:03 同意，申报现在是“初审通过”。' */
function whatHappened({ history, status }: ClaimView): string {
  const last = history.at(-1)
  const deed = last ? `${doerOf(last)} 已于 ${dateTime(last.at)} ${claimActions[last.action]}` : '申报已有变化'
  return `您的决定没有生效：${deed}，申报现在是“${claimStatuses[status]}”。`
}

const firstSentence = (error: Error) =>
  (error instanceof ApiProblem && !error.details.detail && error.details.errors[0]?.message) || sentenceOf(error)
