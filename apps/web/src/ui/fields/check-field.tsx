import styles from './field.module.css'
import { type FieldProps, useField } from './fields-of.ts'

/** One thing to be ticked or not. */
export function CheckField({ name, control, label, hint }: FieldProps) {
  const { value, bound, onChange } = useField<boolean>({ name, control })
  return (
    <label className={styles.check}>
      <input type="checkbox" {...bound} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint && <small className={styles.hint}>{hint}</small>}
      </span>
    </label>
  )
}
