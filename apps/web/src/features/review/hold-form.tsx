import { holdBody } from '@cradle/domain/wire'
import { z } from 'zod'
import { DeedForm, TextField } from '#web/ui/fields/index.ts'
import { useHold } from './review.queries.ts'

/** A name of its own: on the desk it may stand beside another reason. */
const judged = z.strictObject({ holdReason: z.preprocess((typed) => typed ?? '', holdBody.shape.reason) })
type Judged = z.infer<typeof judged>

/** Asks why a claim is held, and holds it. */
export function HoldForm({ claimId, onFold }: { claimId: string; onFold: () => void }) {
  const hold = useHold()
  async function send({ holdReason }: Judged) {
    await hold.mutateAsync({ claimId, reason: holdReason })
    onFold()
  }
  return (
    <DeedForm<{ holdReason: string | null }, Judged>
      schema={judged}
      start={{ holdReason: null }}
      deed="暂缓"
      takesFocus
      onSend={send}
      onFold={onFold}
    >
      {(field) => (
        <TextField
          label="暂缓的原因"
          hint="如等待医院回函。期限照常计算，“取下一件”会跳过这份申报。"
          maxLength={200}
          {...field('holdReason')}
        />
      )}
    </DeedForm>
  )
}
