import { type DraftAnswers, unallocatedOn } from '@cradle/domain/claim'
import { difference, type Fen, fen, formatYuan, total } from '@cradle/domain/money'
import { printedClasses } from '@cradle/domain/codes'
import Button from 'antd/es/button'
import { useCallback } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import styles from './charge-grid.module.css'
import { ChargeRow } from './charge-row.tsx'
import { focusField } from './focus-field.ts'
import type { ChargesForm } from './charges-form.ts'

type ChargeGridProps = { form: ChargesForm; invoice: number }
type DraftInvoice = NonNullable<DraftAnswers['charges']['invoices']>[number]

/** The lines of an invoice, made for the number pad: a digit chooses the class, Enter in the amount adds the next line. */
export function ChargeGrid({ form, invoice }: ChargeGridProps) {
  const name = `invoices.${invoice}.lines` as const
  const { fields, append, remove } = useFieldArray({ control: form.control, name })

  const goOn = useCallback(
    (row: number) => {
      const stands = form.getValues(`invoices.${invoice}`) ?? {}
      const next = `invoices.${invoice}.lines.${row + 1}.printedClass`
      if (row < (stands.lines?.length ?? 0) - 1) return focusField(next)
      // Nothing left to allocate: another line would only have to be deleted again.
      if (unallocatedOn(stands) === 0) return document.getElementById('next-step')?.focus()
      append({}, { shouldFocus: false })
      requestAnimationFrame(() => focusField(next))
    },
    [form, invoice, append],
  )

  return (
    <div className={styles.grid} role="group" aria-label={`票据 ${invoice + 1} 的费用明细`}>
      <table>
        <thead>
          <tr>
            <th className={styles.ordinal}>#</th>
            <th>票据类别</th>
            <th>申报类别</th>
            <th className={styles.amount}>金额（元）</th>
            <th>
              <span className="visually-hidden">删除</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ id }, row) => (
            <ChargeRow
              key={id}
              form={form}
              invoice={invoice}
              row={row}
              isOnly={fields.length === 1}
              onGoOn={goOn}
              onRemove={remove}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td>
              <Button
                type="link"
                size="small"
                className={styles.add ?? ''}
                onClick={() => append({}, { shouldFocus: false })}
              >
                + 加一行
              </Button>
            </td>
            <td className={styles.amount}>小计</td>
            <td className={styles.amount}>
              <strong>
                <Subtotal form={form} invoice={invoice} />
              </strong>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      <Rest form={form} invoice={invoice} />
      <p className={styles.digits} aria-hidden="true">
        票据类别按数字键：
        {printedClasses.flatMap((one) => (one.digit ? [`${one.digit} ${one.name}`] : [])).join('　')}
      </p>
    </div>
  )
}

const useInvoice = ({ form, invoice }: ChargeGridProps): DraftInvoice =>
  useWatch({ control: form.control, name: `invoices.${invoice}` }) ?? {}

const isAmount = (amount: unknown): amount is Fen => typeof amount === 'number' && amount >= 0

function Subtotal(props: ChargeGridProps) {
  const lines = useInvoice(props).lines ?? []
  return <>{formatYuan(total(lines.map(({ amountFen }) => (isAmount(amountFen) ? amountFen : fen(0)))))}</>
}

/** What of the invoice is still to allocate, once there is something to say. */
function Rest(props: ChargeGridProps) {
  const invoice = useInvoice(props)
  const isBlank = !isAmount(invoice.totalFen) && !invoice.lines?.some((line) => isAmount(line.amountFen))
  const rest = unallocatedOn(invoice)
  return (
    <p className={rest === 0 ? styles.even : styles.uneven} role="status">
      {!isBlank && restInWords(rest)}
    </p>
  )
}

/** How the lines stand to their invoice. */
export function restInWords(rest: Fen): string {
  if (rest === 0) return '✓ 已全部分配'
  return rest > 0
    ? `待分配 ${formatYuan(rest)} 元：明细合计比票据金额少 ${formatYuan(rest)} 元`
    : `明细合计比票据金额多 ${formatYuan(difference(fen(0), rest))} 元`
}
