import { filingClasses, filingClassOf, printedClasses } from '@cradle/domain/codes'
import type { DraftAnswers } from '@cradle/domain/claim'
import { difference, type Fen, fen, formatYuan, total } from '@cradle/domain/money'
import Button from 'antd/es/button'
import type { KeyboardEvent } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { fieldsOf } from '#web/ui/fields/index.ts'
import { AmountCell, ClassCell } from './charge-cells.tsx'
import styles from './charge-grid.module.css'
import type { ChargesForm } from './invoice-card.tsx'
import { focusField } from './focus-field.ts'

type ChargeGridProps = { form: ChargesForm; invoice: number; rest: Fen }
type Line = NonNullable<NonNullable<DraftAnswers['charges']['invoices']>[number]['lines']>[number]

/** The lines of an invoice, made for the number pad: a digit chooses the class, Enter in the amount adds the next line. */
export function ChargeGrid({ form, invoice, rest }: ChargeGridProps) {
  const name = `invoices.${invoice}.lines` as const
  const at = fieldsOf(form)
  const { fields, append, remove } = useFieldArray({ control: form.control, name })
  const charges = useWatch({ control: form.control })
  const lines: Line[] = charges.invoices?.[invoice]?.lines ?? []
  const cell = <Column extends keyof Line>(row: number, column: Column) => `${name}.${row}.${column}` as const

  function setClass(row: number, printedClass: string | null) {
    form.setValue(cell(row, 'filingClass'), printedClass ? filingClassOf(printedClass) : null)
  }

  function goOn(event: KeyboardEvent, row: number) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (row < fields.length - 1) return focusField(cell(row + 1, 'printedClass'))
    // Nothing left to allocate: another line would only have to be deleted again.
    if (rest === 0) return document.getElementById('next-step')?.focus()
    append({}, { shouldFocus: false })
    requestAnimationFrame(() => focusField(cell(row + 1, 'printedClass')))
  }

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
            <tr key={id}>
              <td className={styles.ordinal}>{row + 1}</td>
              <td>
                <ClassCell
                  {...at(cell(row, 'printedClass') )}
                  label={`第 ${row + 1} 行票据类别`}
                  options={printedClasses}
                  digits
                  onChosen={(code, byDigit) => {
                    setClass(row, code)
                    if (byDigit) focusField(cell(row, 'amountFen'))
                  }}
                />
              </td>
              <td>
                <ClassCell
                  {...at(cell(row, 'filingClass') )}
                  label={`第 ${row + 1} 行申报类别`}
                  options={filingClasses}
                  mark={isOurProposal(lines[row]) ? '建议' : undefined}
                />
              </td>
              <td className={styles.amount}>
                <AmountCell
                  {...at(cell(row, 'amountFen') )}
                  label={`第 ${row + 1} 行金额`}
                  onKeyDown={(event) => goOn(event, row)}
                />
              </td>
              <td className={styles.remove}>
                <Button
                  type="text"
                  size="small"
                  aria-label={`删除第 ${row + 1} 行`}
                  title="删除这一行"
                  disabled={fields.length === 1}
                  onClick={() => remove(row)}
                >
                  ×
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td>
              <Button type="link" size="small" className={styles.add ?? ''} onClick={() => append({}, { shouldFocus: false })}>
                + 加一行
              </Button>
            </td>
            <td className={styles.amount}>小计</td>
            <td className={styles.amount}>
              <strong>{formatYuan(subtotalOf(lines))}</strong>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className={rest === 0 ? styles.even : styles.uneven} role="status" id={`${name}-rest`}>
        {restInWords(rest)}
      </p>
      <p className={styles.digits} aria-hidden="true">
        票据类别按数字键：
        {printedClasses.flatMap((one) => (one.digit ? [`${one.digit} ${one.name}`] : [])).join('　')}
      </p>
    </div>
  )
}

const subtotalOf = (lines: Line[]) =>
  total(lines.map(({ amountFen }) => fen(typeof amountFen === 'number' && amountFen >= 0 ? amountFen : 0)))

/** How the lines stand to their invoice. */
export function restInWords(rest: Fen): string {
  if (rest === 0) return '已全部分配'
  return rest > 0
    ? `待分配 ${formatYuan(rest)} 元：明细合计比票据金额少 ${formatYuan(rest)} 元`
    : `明细合计比票据金额多 ${formatYuan(difference(fen(0), rest))} 元`
}

/** Whether the filing class is one that we propose, not the agency's manual. */
function isOurProposal(line: Line | undefined): boolean {
  const printed = printedClasses.find(({ code }) => code === line?.printedClass)
  return printed?.grade === 'ours' && printed.filingClass === line?.filingClass
}
