import { Field } from './field.tsx'
import styles from './field.module.css'
import { type FieldProps, useField } from './fields-of.ts'

type Option<Value> = { value: Value; name: string }

/** One of many, by the browser's own list: typing, arrows and the phone's wheel all work. `none` is what no choice means. */
export function SelectField<Value extends string | number>({
  name,
  control,
  label,
  hint,
  options,
  none = '请选择',
}: FieldProps & { options: Option<Value>[]; none?: string }) {
  const { value, error, warning, bound, onChange } = useField<Value>({ name, control, hint })
  return (
    <Field {...{ name, label, hint, error, warning }}>
      <select
        {...bound}
        className={styles.select}
        value={value === null ? '' : String(value)}
        onChange={(event) =>
          onChange(options.find((option) => String(option.value) === event.target.value)?.value ?? null)
        }
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </Field>
  )
}
