import Input from 'antd/es/input'
import { Field, type FieldProps, useField } from '#web/ui/fields/index.ts'

/** A longer text, growing with what is typed. */
export function TextAreaField({ label, hint, optional, name, control }: FieldProps) {
  const { value, error, bound, onChange } = useField<string>({ name, control, hint })
  return (
    <Field {...{ name, label, hint, optional, error }}>
      <Input.TextArea
        {...bound}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        {...(error ? { status: 'error' as const } : {})}
      />
    </Field>
  )
}
