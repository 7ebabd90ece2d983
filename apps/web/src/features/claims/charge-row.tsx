import type { ChargeLine } from '@cradle/domain/claim'
import {
  chargeItemTypes,
  classMappingOf,
  filingClasses,
  filingClassOf,
  printedClasses,
  nameOf,
  unlistedClass,
} from '@cradle/domain/codes'
import { isPlainDate } from '@cradle/domain/calendar'
import Button from 'antd/es/button'
import { memo } from 'react'
import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#web/ui/fields/index.ts'
import { AmountCell, FilingClassCell, PrintedClassCell, PrintedNameCell } from './charge-cells.tsx'
import styles from './charge-grid.module.css'
import { focusField } from './focus-field.ts'
import type { ChargesForm } from './charges-form.ts'

type ChargeRowProps = {
  form: ChargesForm
  invoice: number
  row: number
  /** The last line left is not deleted: an invoice has at least one. */
  isOnly: boolean
  onRemove: (row: number) => void
}

/** One line of an invoice. Memoized: an invoice may have two hundred, and only one is typed in. */
export const ChargeRow = memo(function ChargeRow({ form, invoice, row, isOnly, onRemove }: ChargeRowProps) {
  const at = `invoices.${invoice}.lines.${row}` as const
  const field = (name: keyof ChargeLine) => fieldsOf(form)(`${at}.${name}`)
  const [printedClass, filingClass, issuedOn] = useWatch({
    control: form.control,
    name: [`${at}.printedClass`, `${at}.filingClass`, `invoices.${invoice}.issuedOn`],
  })
  const on = dayOf(issuedOn)
  const isUnlisted = printedClass === unlistedClass.code

  const follow = (chosen: string | null) => {
    form.setValue(`${at}.filingClass`, chosen ? filingClassOf(chosen, { on }) : null, { shouldTouch: true })
    if (chosen !== unlistedClass.code) form.setValue(`${at}.printedName`, null)
  }

  return (
    <tr>
      <td className={styles.ordinal}>{row + 1}</td>
      <td>
        <PrintedClassCell
          {...field('printedClass')}
          label={`第 ${row + 1} 行票据类别`}
          onChosen={follow}
          onGoOn={() => focusField(`${at}.amountFen`)}
        />
        {isUnlisted && <PrintedNameCell {...field('printedName')} label={`第 ${row + 1} 行票据上的类别名称`} />}
      </td>
      <td>
        <FilingClassCell
          {...field('filingClass')}
          label={`第 ${row + 1} 行申报类别`}
          options={filingClasses}
          mark={markOf(printedClass, filingClass, on)}
        />
      </td>
      <td className={styles.amount}>
        <AmountCell {...field('amountFen')} label={`第 ${row + 1} 行金额`} />
      </td>
      <td className={styles.remove}>
        <Button
          type="text"
          size="small"
          aria-label={`删除第 ${row + 1} 行`}
          title="删除这一行（Ctrl+Delete）"
          disabled={isOnly}
          onClick={() => onRemove(row)}
        >
          ×
        </Button>
      </td>
    </tr>
  )
})

/** The invoice's day, once it stands: which mapping holds depends on it. */
export const dayOf = (typed: string | null | undefined) => (typed && isPlainDate(typed) ? typed : undefined)

type Typed = string | null | undefined

/** Whether the class is one that we propose, not the agency's manual, or none. */
function markOf(printedClass: Typed, filingClass: Typed, on: string | undefined) {
  if (!printedClass || !filingClass) return undefined
  if (filingClass === 'unclassified') return { word: '待审核', why: '没有对应的申报类别，审核人会看到这一行' }
  const mapping = classMappingOf(printedClass, { on })
  if (mapping?.filingClass !== filingClass || mapping.grade !== 'ours') return undefined
  const national = printedClasses.find(({ code }) => code === printedClass)?.chargeItemType ?? ''
  return { word: '建议', why: `${mapping.source}，请核对。全国收费类别为${nameOf(chargeItemTypes, national)}。` }
}
