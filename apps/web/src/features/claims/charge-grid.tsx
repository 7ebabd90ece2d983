import { allocationHints, type DraftAnswers, unallocatedOn } from '@cradle/domain/claim'
import { printedClasses } from '@cradle/domain/codes'
import { difference, type Fen, fen, formatYuan, total } from '@cradle/domain/money'
import Button from 'antd/es/button'
import { useCallback, useDeferredValue } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { AllocationHintList } from './allocation-hint-list.tsx'
import styles from './charge-grid.module.css'
import { gridKeys, isBlank } from './charge-keys.ts'
import { ChargeRow } from './charge-row.tsx'
import type { ChargesForm } from './charges-form.ts'
import { PastedBar, usePastedRows } from './pasted-rows.tsx'

type ChargeGridProps = { form: ChargesForm; invoice: number }
/** As many lines as a high window shows. */
const FIRST_LINES = 16

type DraftInvoice = NonNullable<DraftAnswers['charges']['invoices']>[number]

/** The lines of an invoice, typed as at a till: class, amount, Enter; or pasted from a spreadsheet. */
export function ChargeGrid({ form, invoice }: ChargeGridProps) {
  const name = `invoices.${invoice}.lines` as const
  const { fields, append, remove, replace } = useFieldArray({ control: form.control, name })
  // The page comes with what its window shows, and the rest at once after it; an address may name a field of any line.
  const isWhole = useDeferredValue(true, location.hash !== '')
  const paste = usePastedRows(form, invoice, replace)
  const add = useCallback(() => append({}, { shouldFocus: false }), [append])

  return (
    <div
      className={styles.grid}
      role="group"
      aria-label={`票据 ${invoice + 1} 的费用明细`}
      onKeyDown={gridKeys(form, invoice, { append: add, remove })}
      onPaste={paste.onPaste}
    >
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
          {(isWhole ? fields : fields.slice(0, FIRST_LINES)).map(({ id }, row) => (
            <ChargeRow
              key={id}
              form={form}
              invoice={invoice}
              row={row}
              isOnly={fields.length === 1}
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
                // The amount keeps the focus until the click acts: what leaving it brings up would move the button away.
                onMouseDown={(event) => event.preventDefault()}
                onClick={add}
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
      {paste.pasted && (
        <PastedBar form={form} invoice={invoice} pasted={paste.pasted} onUndo={paste.undo} onDismiss={paste.dismiss} />
      )}
      <Rest form={form} invoice={invoice} />
      <p className={styles.digits}>
        票据类别照票据上印的选，按数字键或拼音首字母；申报类别随之而定，可以改。也可以从表格复制几行直接粘贴。
        <span aria-hidden="true">
          {printedClasses.flatMap((one) => (one.digit ? [`${one.digit} ${one.name}`] : [])).join('　')}
        </span>
      </p>
    </div>
  )
}

const useInvoice = ({ form, invoice }: ChargeGridProps): DraftInvoice =>
  useWatch({ control: form.control, name: `invoices.${invoice}` }) ?? {}

const isAmount = (amount: unknown): amount is Fen => typeof amount === 'number' && amount >= 0
const counted = ({ amountFen }: { amountFen?: number | string | null }) => (isAmount(amountFen) ? amountFen : fen(0))

function Subtotal(props: ChargeGridProps) {
  const lines = useInvoice(props).lines ?? []
  return <>{formatYuan(total(lines.map(counted)))}</>
}

/** What of the invoice is still to allocate, once there is something to say, and what may explain it. */
function Rest(props: ChargeGridProps) {
  const invoice = useInvoice(props)
  const lines = invoice.lines ?? []
  const isUntouched = !isAmount(invoice.totalFen) && !lines.some((line) => isAmount(line.amountFen))
  const rest = unallocatedOn(invoice)
  return (
    <div role="status">
      <p className={rest === 0 ? styles.even : styles.uneven}>{!isUntouched && restInWords(rest)}</p>
      <AllocationHintList
        hints={isAmount(invoice.totalFen) ? hintsWorthSaying(invoice.totalFen, lines) : []}
        words={{
          part: (row) => `第 ${row + 1} 行`,
          whole: '票据金额',
          fieldOf: (row) =>
            `invoices.${props.invoice}.${row === null ? 'totalFen' : (`lines.${row}.amountFen` as const)}`,
        }}
      />
    </div>
  )
}

/** While a line is still open, an amount equal to the difference is only the next one to be typed. */
function hintsWorthSaying(stated: Fen, lines: NonNullable<DraftInvoice['lines']>) {
  const isOpen = lines.some((line) => isBlank(line) || !isAmount(line.amountFen))
  const hints = allocationHints(stated, lines.map(counted))
  return isOpen ? hints.filter(({ kind }) => kind !== 'missing') : hints
}

/** How the lines stand to their invoice. */
export function restInWords(rest: Fen): string {
  if (rest === 0) return '✓ 已全部分配'
  return rest > 0
    ? `待分配 ${formatYuan(rest)} 元：明细合计比票据金额少 ${formatYuan(rest)} 元`
    : `明细合计比票据金额多 ${formatYuan(difference(fen(0), rest))} 元`
}
