import Input from 'antd/es/input'
import { CapsLockHint, useCapsLock } from './caps-lock.tsx'
import { Field } from './field.tsx'
import styles from './field.module.css'
import { type FieldProps, useField } from './fields-of.ts'

/** A password; an eye shows what is typed. */
export function PasswordField({
  name,
  control,
  label,
  hint,
  autoComplete,
}: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const { value, error, bound, onChange } = useField<string>({ name, control, hint })
  const capsLock = useCapsLock()
  return (
    <Field {...{ name, label, hint, error }}>
      <Input.Password
        {...bound}
        {...capsLock.watch}
        onBlur={() => {
          capsLock.watch.onBlur()
          bound.onBlur()
        }}
        autoComplete={autoComplete}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        {...(error ? { status: 'error' as const } : {})}
      />
      <CapsLockHint isOn={capsLock.isOn} className={styles.warning} />
    </Field>
  )
}
