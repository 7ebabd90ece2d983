import { MAX_REASON } from '@cradle/domain/checks'
import { claimView, type FindingView } from '@cradle/domain/wire'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { request } from '#web/lib/api-client.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { putClaim } from '#web/lib/claim.queries.ts'
import styles from './finding-reason.module.css'

type FindingReasonProps = { claimId: string; finding: FindingView }

/** Keeps the reason for a warning, named as it is shown. */
function useGiveReason(claimId: string, { section, code, pointer, message, reason }: FindingView) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      request(claimView, `/claims/${claimId}/finding-reasons`, {
        method: 'PUT',
        body: { section, code, pointer, message, version: reason?.version ?? 0, reason: text },
      }),
    onSuccess: (claim) => putClaim(queryClient, claim),
  })
}

/** Why what is unusual is so all the same, in the clerk's words; saved on Enter and when the field is left. */
export function FindingReason({ claimId, finding }: FindingReasonProps) {
  const id = useId()
  const kept = finding.reason?.text ?? ''
  const [typed, setTyped] = useState(kept)
  const give = useGiveReason(claimId, finding)
  const save = () => {
    const text = typed.trim()
    // What was just taken is not sent again while the claim that holds it is on its way.
    const isTaken = give.isSuccess && give.variables === text
    if (text !== kept && !give.isPending && !isTaken) give.mutate(text)
  }
  const state = give.isError
    ? sentenceOf(give.error)
    : give.isPending
      ? '正在保存'
      : typed.trim() !== kept
        ? '按 Enter 保存'
        : kept
          ? '已保存'
          : '请说明原因，审核人员会看到'
  return (
    <div className={styles.reason}>
      <label htmlFor={id} className={styles.label}>
        原因
      </label>
      <Input
        id={id}
        size="small"
        value={typed}
        maxLength={MAX_REASON}
        aria-label={`原因：${finding.message}`}
        aria-describedby={`${id}-state`}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          // The step's own Enter goes on to the next step.
          event.preventDefault()
          save()
        }}
        {...(give.isError ? { status: 'error' as const } : {})}
      />
      <span id={`${id}-state`} className={give.isError ? styles.refused : styles.state} role="status">
        {state}
      </span>
    </div>
  )
}
