import { fen, formatYuan } from '@cradle/domain/money'
import Button from 'antd/es/button'
import { Confirmed } from '#web/ui/confirmed.tsx'
import styles from './bulk-approval.module.css'

type ApproveChosenProps = {
  count: number
  sumFen: number
  isPending: boolean
  onApprove: (close: () => void) => void
}

/** How many are chosen and what they come to, and the one question before they are approved. */
export function ApproveChosen({ count, sumFen, isPending, onApprove }: ApproveChosenProps) {
  const sum = `${formatYuan(fen(sumFen))} 元`
  return (
    <div className={styles.deed}>
      <p role="status">
        已选 {count} 份，合计 <strong>{sum}</strong>
      </p>
      {count === 0 ? (
        <Button disabled>核准所选</Button>
      ) : (
        <Confirmed
          deed={`核准 ${count} 份`}
          title={`核准 ${count} 份，合计 ${sum}？`}
          isPending={isPending}
          error={null}
          onConfirm={onApprove}
        >
          按复审通过的金额核准，并逐份发出待遇核定单。有一份不能核准时，一份都不核准。
        </Confirmed>
      )}
    </div>
  )
}
