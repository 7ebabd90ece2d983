import { type DraftAnswers, unallocatedOn } from '@cradle/domain/claim'
import { unlistedClass } from '@cradle/domain/codes'
import type { KeyboardEvent } from 'react'
import type { ChargesForm } from './charges-form.ts'
import { focusField } from './focus-field.ts'

type DraftInvoice = NonNullable<DraftAnswers['charges']['invoices']>[number]
type DraftLine = NonNullable<DraftInvoice['lines']>[number]

const columns = ['printedClass', 'printedName', 'filingClass', 'amountFen'] as const
type Column = (typeof columns)[number]

/** Nothing was chosen or typed on it. */
export const isBlank = ({ printedClass, printedName, amountFen }: DraftLine) =>
  !printedClass && !printedName && (amountFen ?? null) === null

type Deeds = { append: () => void; remove: (row: number) => void }

/**
 * The keys of the grid: Enter goes on (class, amount, next line; out of an empty last line to what comes after the
 * invoice), arrows go to the neighbour, Backspace in an empty amount back to its class, Ctrl+Delete deletes the line.
 */
export function gridKeys(form: ChargesForm, invoice: number, { append, remove }: Deeds) {
  const lines = () => form.getValues(`invoices.${invoice}.lines`) ?? []
  const place = (row: number, column: Column) => `invoices.${invoice}.lines.${row}.${column}`
  const focusLater = (name: string) => requestAnimationFrame(() => focusField(name))

  function leave() {
    const next = document.getElementById(`invoices.${invoice + 1}.code`)
    ;(next ?? document.getElementById('next-step'))?.focus()
  }

  function removeLine(row: number, column: Column) {
    if (lines().length === 1) return
    remove(row)
    focusLater(place(Math.min(row, lines().length - 1), column))
  }

  function nextLine(row: number) {
    if (row < lines().length - 1) return focusField(place(row + 1, 'printedClass'))
    // Nothing left to allocate: another line would only have to be deleted again.
    if (unallocatedOn(form.getValues(`invoices.${invoice}`) ?? {}) === 0) return leave()
    append()
    focusLater(place(row + 1, 'printedClass'))
  }

  function goOn(row: number, column: Column) {
    const line = lines()[row] ?? {}
    if (column === 'amountFen') return nextLine(row)
    if (column !== 'printedClass' || line.printedClass)
      return focusField(
        place(row, column === 'printedClass' && line.printedClass === unlistedClass.code ? 'printedName' : 'amountFen'),
      )
    if (!isBlank(line) || row < lines().length - 1) return
    if (row > 0) remove(row)
    requestAnimationFrame(leave)
  }

  function beside(row: number, column: Column, by: 1 | -1) {
    const shown = columns.filter((one) => document.getElementById(place(row, one)))
    const next = shown[shown.indexOf(column) + by]
    if (next) focusField(place(row, next))
  }

  return (event: KeyboardEvent) => {
    const [, row, column] = /\.lines\.(\d+)\.(\w+)$/.exec((event.target as HTMLElement).id) ?? []
    if (row === undefined || !isColumn(column)) return
    const at = Number(row)
    const deed = deedOf(event, column)
    if (!deed) return
    event.preventDefault()
    if (deed === 'go-on') goOn(at, column)
    else if (deed === 'remove') removeLine(at, column)
    else if (deed === 'back') focusField(place(at, 'printedClass'))
    else if (deed === 'left' || deed === 'right') beside(at, column, deed === 'left' ? -1 : 1)
    else focusField(place(at + (deed === 'up' ? -1 : 1), column))
  }
}

const isColumn = (name: string | undefined): name is Column => columns.some((column) => column === name)

type Deed = 'go-on' | 'remove' | 'back' | 'left' | 'right' | 'up' | 'down'

function deedOf(event: KeyboardEvent, column: Column): Deed | undefined {
  if (event.ctrlKey && (event.key === 'Delete' || event.key === 'Backspace')) return 'remove'
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined
  const box = event.target instanceof HTMLInputElement ? event.target : undefined
  const isAtStart = !box || (box.selectionStart === 0 && (box.selectionEnd === 0 || isSelected(box)))
  const isAtEnd = !box || box.selectionEnd === box.value.length
  switch (event.key) {
    case 'Enter':
      return 'go-on'
    case 'ArrowLeft':
      return isAtStart ? 'left' : undefined
    case 'ArrowRight':
      return isAtEnd ? 'right' : undefined
    // In a class the arrows choose, as in every list; in an amount they go to the line above and below.
    case 'ArrowUp':
    case 'ArrowDown':
      return column === 'amountFen' ? (event.key === 'ArrowUp' ? 'up' : 'down') : undefined
    case 'Backspace':
      return column === 'amountFen' && box?.value === '' ? 'back' : undefined
    default:
      return undefined
  }
}

/** All of it, as it is on arrival: an arrow then leaves the box and does not only undo the selection. */
const isSelected = (box: HTMLInputElement) => box.selectionEnd === box.value.length
