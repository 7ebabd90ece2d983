import type { InputProps } from 'antd/es/input'
import { Field } from './field.tsx'
import styles from './field.module.css'
import { type FieldProps, useField } from './fields-of.ts'
import { dateReading, moneyReading, nameReading, type Reading, textReading, wholeNumberReading } from './readings.ts'
import { TypedInput } from './typed-input.tsx'

/** A field whose value is typed and read. */
function typedField<Value>(reading: Reading<Value>, defaults: Omit<InputProps, 'value' | 'onChange' | 'ref'> = {}) {
  return function TypedField({ label, hint, optional, wide, name, control, ...input }: TypedFieldProps) {
    const { value, error, warning, bound, onChange } = useField<Value>({ name, control, hint })
    return (
      <Field {...{ name, label, hint, optional, wide, error, warning }}>
        <TypedInput
          {...defaults}
          {...input}
          {...bound}
          value={value}
          reading={reading}
          onValue={onChange}
          {...(error ? { status: 'error' as const } : {})}
        />
      </Field>
    )
  }
}
type TypedFieldProps = FieldProps & { wide?: boolean } & Pick<
    InputProps,
    'placeholder' | 'maxLength' | 'suffix' | 'inputMode'
  >

export const TextField = typedField(textReading)
/** A day, typed as 20251105 or 2025-11-05. */
export const DateField = typedField(dateReading, { inputMode: 'numeric', placeholder: '如 20251105', maxLength: 20 })
/** An amount in yuan. */
export const MoneyField = typedField(moneyReading, {
  inputMode: 'decimal',
  suffix: '元',
  maxLength: 20,
  className: styles.number ?? '',
})
export const NumberField = typedField(wholeNumberReading, { inputMode: 'numeric', maxLength: 9 })
/** A person's name: another dot than · is put right, and so are blanks between characters. */
export const NameField = typedField(nameReading, { maxLength: 60, spellCheck: false })
