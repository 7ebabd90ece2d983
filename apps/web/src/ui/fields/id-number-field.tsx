import { compact, groupIdNumber, readIdNumber, wrongDigitOf } from '@cradle/domain/identity'
import { useState } from 'react'
import { Field } from './field.tsx'
import styles from './field.module.css'
import { type FieldProps, useField } from './fields-of.ts'
import { idNumberReading } from './readings.ts'
import { TypedInput } from './typed-input.tsx'

/** An ID number: fifteen digits are made eighteen in sight, and in one that cannot be the place to look at is marked. */
export function IdNumberField({ name, control, label, hint, optional }: FieldProps) {
  const { value, error, warning, bound, onChange } = useField<string>({ name, control, hint })
  // The form holds what the number became; what was typed says that it became something.
  const [typed, setTyped] = useState<string>()
  return (
    <Field {...{ name, label, hint, optional, error, warning }}>
      <TypedInput
        maxLength={30}
        spellCheck={false}
        {...bound}
        value={value}
        reading={{
          ...idNumberReading,
          read: (text) => {
            setTyped(text)
            return idNumberReading.read(text)
          },
        }}
        onValue={onChange}
        {...(error ? { status: 'error' as const } : {})}
      />
      <IdNumberAid typed={typed ?? value ?? ''} showsWrong={error !== undefined} />
    </Field>
  )
}

type IdNumberAidProps = {
  typed: string
  /** Once it was left: while it is typed nothing is wrong yet. */
  showsWrong: boolean
}

/** What a typed ID number becomes, or which of its digits cannot be. */
export function IdNumberAid({ typed, showsWrong }: IdNumberAidProps) {
  const upgraded = /^\d{15}$/.test(compact(typed)) ? readIdNumber(typed) : undefined
  if (upgraded?.ok)
    return (
      <p className={styles.hint}>
        15 位旧号换算为 18 位：<strong>{groupIdNumber(upgraded.number)}</strong>
      </p>
    )
  const wrong = showsWrong ? wrongDigitOf(typed) : undefined
  if (!wrong) return null
  const grouped = [0, 6, 14].map((from, group) => wrong.typed.slice(from, [6, 14, 18][group]))
  let place = 0
  return (
    <p className={styles.digits}>
      <span aria-hidden="true">
        {grouped.map((digits, group) => (
          <span key={group}>
            {Array.from(digits, (digit) => {
              place += 1
              const isWrong = place >= wrong.from && place <= wrong.to
              return isWrong ? <mark key={place}>{digit}</mark> : <span key={place}>{digit}</span>
            })}
          </span>
        ))}
      </span>
      {wrong.sentence}
    </p>
  )
}
