import { type Coded, printedClassesByInitials, printedClasses } from '@cradle/domain/codes'
import { type KeyboardEvent, useDeferredValue, useMemo, useRef } from 'react'
import type { Control } from 'react-hook-form'
import { FieldNote, moneyReading, textReading, TypedInput, useField } from '#web/ui/fields/index.ts'
import styles from './charge-grid.module.css'

type CellProps = { name: string; control: Control; label: string }
type PrintedClassCellProps = CellProps & {
  /** What follows from the choice, before it is judged. */
  onChosen: (code: string | null) => void
  /** The class stands; the amount is next. */
  onGoOn: () => void
}

/**
 * 票据类别, typed as at a till: a digit chooses and goes on; the initials of the pinyin choose as they are typed, and the
 * first digit after them is the amount's.
 */
export function PrintedClassCell({ name, control, label, onChosen, onGoOn }: PrintedClassCellProps) {
  const initials = useRef('')
  const { value, error, bound, onChange } = useField<string>({ name, control })

  function choose(code: string | null) {
    onChosen(code)
    onChange(code)
  }

  function chooseByLetter(letter: string) {
    const begun = [initials.current + letter, letter].find((letters) => printedClassesByInitials(letters).length > 0)
    const [first] = printedClassesByInitials(begun ?? '')
    if (begun === undefined || first === undefined) return
    initials.current = begun
    choose(first)
  }

  function chooseByKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (/^[a-zA-Z]$/.test(event.key)) {
      event.preventDefault()
      return chooseByLetter(event.key)
    }
    // Not prevented: the digit is typed where the focus is then.
    if (/^[\d.]$/.test(event.key) && initials.current !== '') return onGoOn()
    const option = printedClasses.find(({ digit }) => digit === event.key)
    if (!option) return
    event.preventDefault()
    choose(option.code)
    onGoOn()
  }

  return (
    <>
      <span className={styles.class}>
        <ClassSelect
          {...{ bound, label, value, options: printedClasses }}
          onChange={choose}
          onKeyDown={chooseByKey}
          onFocus={() => (initials.current = '')}
        />
      </span>
      <FieldNote {...{ name, error }} />
    </>
  )
}

type FilingClassCellProps = CellProps & {
  options: readonly Coded[]
  /** What is to be said about the class beside it, and why. */
  mark?: { word: string; why: string } | undefined
}

/** 申报类别: follows the printed class, and may be chosen otherwise. */
export function FilingClassCell({ name, control, label, options, mark }: FilingClassCellProps) {
  const { value, error, bound, onChange } = useField<string>({ name, control })
  return (
    <>
      <span className={styles.class}>
        <ClassSelect {...{ bound, label, value, options, onChange }} />
        {mark && <small title={mark.why}>{mark.word}</small>}
      </span>
      <FieldNote {...{ name, error }} />
    </>
  )
}

type ClassSelectProps = {
  bound: ReturnType<typeof useField>['bound']
  label: string
  value: string | null
  options: readonly Coded[]
  onChange: (code: string | null) => void
  onKeyDown?: (event: KeyboardEvent) => void
  onFocus?: () => void
}

/** Drawn with its choice alone at first: fifty lines have some thousand options, which the page need not wait for. */
function ClassSelect({ bound, label, value, options, onChange, ...events }: ClassSelectProps) {
  const isWhole = useDeferredValue(true, false)
  const chosen = isWhole ? undefined : value
  const drawn = useMemo(
    () =>
      options
        .filter(({ code }) => chosen === undefined || code === chosen)
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        )),
    [options, chosen],
  )
  return (
    <select
      {...bound}
      {...events}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">请选择</option>
      {drawn}
    </select>
  )
}

/** What the invoice calls a class that no table has. */
export function PrintedNameCell({ name, control, label }: CellProps) {
  const { value, error, bound, onChange } = useField<string>({ name, control })
  return (
    <>
      <TypedInput
        {...bound}
        aria-label={label}
        placeholder="票据上印的类别"
        maxLength={40}
        value={value}
        reading={textReading}
        onValue={onChange}
        {...(error ? { status: 'error' as const } : {})}
      />
      <FieldNote {...{ name, error }} />
    </>
  )
}

/** The amount of a line. */
export function AmountCell({ name, control, label }: CellProps) {
  const { value, error, bound, onChange } = useField<number | string>({ name, control })
  return (
    <>
      <TypedInput
        {...bound}
        aria-label={label}
        inputMode="decimal"
        maxLength={20}
        value={value}
        reading={moneyReading}
        onValue={onChange}
        {...(error ? { status: 'error' as const } : {})}
      />
      <FieldNote {...{ name, error }} />
    </>
  )
}
