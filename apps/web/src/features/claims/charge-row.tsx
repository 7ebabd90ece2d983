import type { ChargeLine } from '@cradle/domain/claim'
import { filingClasses, filingClassOf, printedClasses } from '@cradle/domain/codes'
import Button from 'antd/es/button'
import { type KeyboardEvent, memo } from 'react'
import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#web/ui/fields/index.ts'
import { AmountCell, ClassCell } from './charge-cells.tsx'
import styles from './charge-grid.module.css'
import { focusField } from './focus-field.ts'
import type { ChargesForm } from './charges-form.ts'

type ChargeRowProps = {
  form: ChargesForm
  invoice: number
  row: number
  /** The last line left is not deleted: an invoice has at least one. */
  isOnly: boolean
  onGoOn: (row: number) => void
  onRemove: (row: number) => void
}

/** One line of an invoice. Memoized: an invoice may have two hundred, and only one is typed in. */
export const ChargeRow = memo(function ChargeRow({ form, invoice, row, isOnly, onGoOn, onRemove }: ChargeRowProps) {
  const at = `invoices.${invoice}.lines.${row}` as const
  const field = (name: keyof ChargeLine) => fieldsOf(form)(`${at}.${name}`)
  const [printedClass, filingClass] = useWatch({
    control: form.control,
    name: [`${at}.printedClass`, `${at}.filingClass`],
  })

  const follow = (chosen: string | null) =>
    form.setValue(`${at}.filingClass`, chosen ? filingClassOf(chosen) : null, { shouldTouch: true })

  function goOnByEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onGoOn(row)
  }

  return (
    <tr>
      <td className={styles.ordinal}>{row + 1}</td>
      <td>
        <ClassCell
          {...field('printedClass')}
          label={`第 ${row + 1} 行票据类别`}
          options={printedClasses}
          digits
          onChoosing={follow}
          onChosenByDigit={() => focusField(`${at}.amountFen`)}
        />
      </td>
      <td>
        <ClassCell
          {...field('filingClass')}
          label={`第 ${row + 1} 行申报类别`}
          options={filingClasses}
          mark={isOurProposal(printedClass, filingClass) ? '建议' : undefined}
        />
      </td>
      <td className={styles.amount}>
        <AmountCell {...field('amountFen')} label={`第 ${row + 1} 行金额`} onKeyDown={goOnByEnter} />
      </td>
      <td className={styles.remove}>
        <Button
          type="text"
          size="small"
          aria-label={`删除第 ${row + 1} 行`}
          title="删除这一行"
          disabled={isOnly}
          onClick={() => onRemove(row)}
        >
          ×
        </Button>
      </td>
    </tr>
  )
})

/** Whether the filing class is one that we propose, not the agency's manual. */
function isOurProposal(printedClass: string | null | undefined, filingClass: string | null | undefined): boolean {
  const printed = printedClasses.find(({ code }) => code === printedClass)
  return printed?.grade === 'ours' && printed.filingClass === filingClass
}
