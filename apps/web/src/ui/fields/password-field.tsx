import Input from 'antd/es/input'
import { Field } from './field.tsx'
import { type FieldProps, useField } from './fields-of.ts'

/** A password; an eye shows what is typed. */
export function PasswordField({
  name,
  control,
  label,
  hint,
  autoComplete,
}: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const { value, error, bound, onChange } = useField<string>({ name, control })
  return (
    <Field {...{ name, label, hint, error }}>
      <Input.Password
        {...bound}
        autoComplete={autoComplete}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        {...(error ? { status: 'error' as const } : {})}
      />
    </Field>
  )
}
