import { may } from '@cradle/domain/access'
import { groupIdNumber } from '@cradle/domain/identity'
import { type Revealable, revealable, revealView } from '@cradle/domain/wire'
import { useMutation } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useMe } from '#web/lib/session.ts'
import styles from './reveal.module.css'

type RevealProps = { claimId: string; field: Revealable; masked: string }

/** A masked number of a claim, and the button that shows it in full. Showing is on record; nothing keeps what was shown. */
export function Reveal({ claimId, field, masked }: RevealProps) {
  const { role } = useMe().acting
  const reveal = useMutation({
    mutationFn: () => request(revealView, `/claims/${claimId}/reveals`, { method: 'POST', body: { field } }),
    gcTime: 0,
  })
  const shown = reveal.data?.value
  if (!may(role, 'sensitive.reveal')) return <span>{masked}</span>
  return (
    <span className={styles.reveal}>
      <span>{shown === undefined ? masked : shown.length === 18 ? groupIdNumber(shown) : shown}</span>
      <button
        type="button"
        disabled={reveal.isPending}
        aria-label={`${shown === undefined ? '显示' : '隐藏'}${revealable[field]}`}
        title={shown === undefined ? '显示完整号码，会记入审计记录' : undefined}
        onClick={() => (shown === undefined ? reveal.mutate() : reveal.reset())}
      >
        {shown === undefined ? '显示' : '隐藏'}
      </button>
      {reveal.error && <span role="alert">{sentenceOf(reveal.error)}</span>}
    </span>
  )
}
