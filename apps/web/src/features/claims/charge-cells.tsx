import type { Coded } from '@cradle/domain/codes'
import type { KeyboardEvent } from 'react'
import type { Control } from 'react-hook-form'
import { FieldNote, moneyReading, TypedInput, useField } from '#web/ui/fields/index.ts'
import styles from './charge-grid.module.css'

type CellProps = { name: string; control: Control; label: string }
type ClassCellProps = CellProps & {
  options: readonly (Coded & { digit?: string | null })[]
  digits?: boolean
  mark?: string | undefined
  /** What follows from the choice, before it is judged. */
  onChoosing?: (code: string | null) => void
  onChosenByDigit?: () => void
}

/** A class of a line. Where `digits` is set the keys 1 to 9 and 0 choose it. */
export function ClassCell({
  name,
  control,
  label,
  options,
  digits = false,
  mark,
  onChoosing,
  onChosenByDigit,
}: ClassCellProps) {
  const { value, error, bound, onChange } = useField<string>({ name, control })

  function choose(code: string | null, byDigit: boolean) {
    onChoosing?.(code)
    onChange(code)
    if (byDigit) onChosenByDigit?.()
  }

  function chooseByDigit(event: KeyboardEvent) {
    const option =
      digits && !event.ctrlKey && !event.altKey ? options.find(({ digit }) => digit === event.key) : undefined
    if (!option) return
    event.preventDefault()
    choose(option.code, true)
  }

  return (
    <>
      <span className={styles.class}>
        <select
          {...bound}
          aria-label={label}
          value={value ?? ''}
          onChange={(event) => choose(event.target.value || null, false)}
          onKeyDown={chooseByDigit}
        >
          <option value="">请选择</option>
          {options.map((option) => (
            <option key={option.code} value={option.code}>
              {option.name}
            </option>
          ))}
        </select>
        {mark && <small title="这一归类是系统的建议，请核对">{mark}</small>}
      </span>
      <FieldNote {...{ name, error }} />
    </>
  )
}

/** The amount of a line. */
export function AmountCell({
  name,
  control,
  label,
  onKeyDown,
}: CellProps & { onKeyDown: (event: KeyboardEvent) => void }) {
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
        onKeyDown={onKeyDown}
        {...(error ? { status: 'error' as const } : {})}
      />
      <FieldNote {...{ name, error }} />
    </>
  )
}
