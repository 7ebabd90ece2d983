import { type DraftAnswers, type PastedLine, readPastedLines } from '@cradle/domain/claim'
import { filingClassOf } from '@cradle/domain/codes'
import Button from 'antd/es/button'
import { type ClipboardEvent, useState } from 'react'
import { useWatch } from 'react-hook-form'
import styles from './charge-grid.module.css'
import { dayOf } from './charge-row.tsx'
import type { ChargesForm } from './charges-form.ts'

type Lines = NonNullable<NonNullable<DraftAnswers['charges']['invoices']>[number]['lines']>
type Pasted = { before: Lines; after: string; taken: number; unread: ReturnType<typeof readPastedLines>['unread'] }

/** Takes rows copied from a spreadsheet into the lines of an invoice, and gives them back. */
export function usePastedRows(form: ChargesForm, invoice: number, replace: (lines: Lines) => void) {
  const [pasted, setPasted] = useState<Pasted>()
  const name = `invoices.${invoice}.lines` as const

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    const [, row] = /\.lines\.(\d+)\./.exec((event.target as HTMLElement).id) ?? []
    // One amount alone is pasted as into any box.
    if (row === undefined || !/[\t\n\r]/.test(text.trim())) return
    event.preventDefault()
    const { lines, unread } = readPastedLines(text)
    const before = structuredClone<Lines>(form.getValues(name) ?? [])
    const on = dayOf(form.getValues(`invoices.${invoice}.issuedOn`))
    const after = withPasted(before, Number(row), lines, on)
    if (lines.length > 0) replace(after)
    setPasted({ before, after: JSON.stringify(after), taken: lines.length, unread })
  }

  function undo() {
    if (pasted) replace(pasted.before)
    setPasted(undefined)
  }

  return { pasted, onPaste, undo, dismiss: () => setPasted(undefined) }
}

type PastedBarProps = {
  form: ChargesForm
  invoice: number
  pasted: Pasted
  onUndo: () => void
  onDismiss: () => void
}

/** How many rows were taken, and which were not and why. */
export function PastedBar({ form, invoice, pasted, onUndo, onDismiss }: PastedBarProps) {
  const lines = useWatch({ control: form.control, name: `invoices.${invoice}.lines` })
  // Once something was typed after it, giving the paste back would take that with it.
  const isUntouched = JSON.stringify(lines ?? []) === pasted.after
  const { taken, unread } = pasted
  return (
    <div className={styles.pasted} role="status">
      <p>{taken > 0 ? `已取 ${taken} 行。` : '没有取到明细。'}</p>
      {unread.length > 0 && (
        <ul>
          {unread.slice(0, 5).map(({ row, text, reason }) => (
            <li key={row}>
              第 {row} 行“{text}”没有取：{reason}
            </li>
          ))}
          {unread.length > 5 && <li>另有 {unread.length - 5} 行没有取</li>}
        </ul>
      )}
      <span>
        {isUntouched && taken > 0 && (
          <Button size="small" onClick={onUndo}>
            撤销粘贴
          </Button>
        )}
        <Button size="small" type="text" onClick={onDismiss}>
          知道了
        </Button>
      </span>
    </div>
  )
}

/** Pasted rows fill the lines from `at` on that have no amount yet; what is left of them goes before the next that has. */
function withPasted(lines: Lines, at: number, pasted: readonly PastedLine[], on: string | undefined): Lines {
  const open = lines.slice(at).findIndex(({ amountFen }) => (amountFen ?? null) !== null)
  const free = lines.slice(at, open === -1 ? undefined : at + open)
  const filled = pasted.map(({ printedClass, printedName, amountFen }, index) => {
    const stood = free[index]
    const chosen = printedClass ?? stood?.printedClass ?? null
    return {
      printedClass: chosen,
      printedName: printedClass ? printedName : (stood?.printedName ?? null),
      filingClass: printedClass ? filingClassOf(printedClass, { on }) : (stood?.filingClass ?? null),
      amountFen,
    }
  })
  const left = free.slice(pasted.length).filter(({ printedClass }) => printedClass)
  return [...lines.slice(0, at), ...filled, ...left, ...lines.slice(at + free.length)]
}
