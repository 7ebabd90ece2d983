import { fen, formatYuan } from '@cradle/domain/money'
import { adjustmentReasons } from '@cradle/domain/review'
import type { ClaimView, ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Panel } from '#web/ui/page.tsx'
import { useAdjust } from './desk.queries.ts'
import styles from './review-desk.module.css'

type Offered = ReviewView['offered'][number]

/** Adjustments of the filing before, on lines that nobody changed: made again with one press, or left. */
export function OfferedAdjustments({ claim, offered }: { claim: ClaimView; offered: Offered[] }) {
  const adjust = useAdjust(claim.id)
  if (offered.length === 0 || !claim.moves.includes('agree')) return null
  const again = ({ invoice, line, allowedFen, filingClass, filed, reasonCode, reason }: Offered) =>
    adjust.mutate({
      version: claim.version,
      invoice,
      line,
      allowedFen: fen(allowedFen),
      ...(filingClass === filed.filingClass ? {} : { filingClass: filingClass as never }),
      reasonCode,
      ...(reason ? { reason } : {}),
    })
  return (
    <Panel title={`上次申报时的核减 ${offered.length} 处`}>
      <ul className={styles.offered}>
        {offered.map((one) => (
          <li key={`${one.invoice}-${one.line}`}>
            <span>
              票据 {one.invoice} · {one.printed}：{formatYuan(fen(one.filed.amountFen))} →{' '}
              {formatYuan(fen(one.allowedFen))}
              <span className={styles.quiet}> {adjustmentReasons[one.reasonCode].name}</span>
            </span>
            <Button size="small" disabled={adjust.isPending} onClick={() => again(one)}>
              照样核减
            </Button>
          </li>
        ))}
      </ul>
      {adjust.error && <p role="alert">{sentenceOf(adjust.error)}</p>}
    </Panel>
  )
}
