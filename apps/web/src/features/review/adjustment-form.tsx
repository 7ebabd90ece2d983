import { zodResolver } from '@hookform/resolvers/zod'
import { filingClasses } from '@cradle/domain/codes'
import { fen, formatYuan } from '@cradle/domain/money'
import { adjustmentFaults, adjustmentReasonCodes, adjustmentReasons } from '@cradle/domain/review'
import { type AdjustmentBody, adjustmentBody, type ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { useEffect } from 'react'
import { type FieldErrors, type Resolver, useForm, type UseFormReturn } from 'react-hook-form'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { fieldsOf, MoneyField, SelectField, TextField } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useAdjust } from './desk.queries.ts'
import styles from './review-desk.module.css'

export type ReviewLine = ReviewView['lines'][number]
type Typed = {
  allowedFen: number | string | null
  filingClass: string
  reasonCode: string | null
  reason: string | null
}

type Props = { claimId: string; version: number; of: ReviewLine; onDone: () => void }

/** What the reviewer allows of one line, right under it, with the reason that the notice will print. */
export function AdjustmentForm({ claimId, version, of, onDone }: Props) {
  const adjust = useAdjust(claimId)
  const standing = of.reviewed ?? of.filed
  const form = useForm<Typed, unknown, AdjustmentBody>({
    resolver: resolverFor(of, version),
    defaultValues: {
      allowedFen: standing.amountFen,
      filingClass: standing.filingClass,
      reasonCode: of.reasonCode,
      reason: of.reason,
    },
  })
  const field = fieldsOf(form as unknown as UseFormReturn<Typed>)
  const { setFocus } = form
  useEffect(() => setFocus('allowedFen'), [setFocus])
  return (
    <form
      className={styles.adjustment}
      noValidate
      aria-label={`核减 ${of.printed}`}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => void form.handleSubmit((body) => adjust.mutate(body, { onSuccess: onDone }))(event)}
    >
      {adjust.error && (
        <Notice tone="block">
          <p>{sentenceOf(adjust.error)}</p>
        </Notice>
      )}
      <div className={styles.adjustmentFields}>
        <MoneyField
          label="审核金额"
          hint={`申报 ${formatYuan(fen(of.filed.amountFen))} 元；填 0 为不予支付`}
          {...field('allowedFen')}
        />
        <SelectField
          label="申报类别"
          options={filingClasses.map(({ code, name }) => ({ value: code as string, name }))}
          {...field('filingClass')}
        />
        <SelectField
          label="原因"
          options={adjustmentReasonCodes.map((code) => ({ value: code, name: adjustmentReasons[code].name }))}
          {...field('reasonCode')}
        />
        <TextField label="说明" optional maxLength={200} {...field('reason')} />
      </div>
      <div className={styles.objections}>
        <Button type="primary" htmlType="submit" loading={adjust.isPending}>
          保存核减
        </Button>
        <Button onClick={onDone}>取消</Button>
      </div>
    </form>
  )
}

const judge = zodResolver(adjustmentBody)

/** Judges what was typed as the body it will be sent as, and against the line; every fault at its field. */
const resolverFor =
  ({ invoice, line, filed }: ReviewLine, version: number): Resolver<Typed, unknown, AdjustmentBody> =>
  async (typed, context, options) => {
    const { allowedFen, filingClass, reasonCode, reason } = typed
    const body = {
      version,
      invoice,
      line,
      allowedFen,
      ...(filingClass === filed.filingClass ? {} : { filingClass }),
      reasonCode,
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
    }
    const judged = await judge(body as never, context, options as never)
    const faults = adjustmentFaults(filed, { allowedFen, filingClass, reasonCode, reason: reason ?? undefined })
    if (faults.length === 0) return judged
    const found: FieldErrors<Typed> = {}
    for (const { pointer, message } of faults)
      found[pointer.slice(1) as 'allowedFen' | 'reason'] = { type: 'custom', message }
    return { values: {}, errors: { ...found, ...judged.errors } }
  }
