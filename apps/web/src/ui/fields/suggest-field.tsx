import AutoComplete from 'antd/es/auto-complete'
import { type ReactNode, useState } from 'react'
import { Field } from './field.tsx'
import { type FieldProps, useField } from './fields-of.ts'

type Suggestion = { value: string; text: string; label: ReactNode }
type SuggestFieldProps = FieldProps & {
  wide?: boolean
  suggestions: Suggestion[]
  /** One was chosen, by its value; without this its text is taken. */
  onSuggestion?: (value: string) => void
  onTyped?: (text: string) => void
  /** Enter takes the first suggestion. */
  prefersFirst?: boolean
}

/** Text with suggestions: arrows and Enter choose one, anything else may be typed. */
export function SuggestField({
  name,
  control,
  label,
  hint,
  optional,
  wide,
  suggestions,
  onSuggestion,
  onTyped,
  prefersFirst = false,
}: SuggestFieldProps) {
  const { value, error, warning, bound, onChange } = useField<string>({ name, control })
  const [isOpen, setOpen] = useState(false)
  const { ref: _, ...attributes } = bound

  return (
    <Field {...{ name, label, hint, optional, wide, error, warning }}>
      <AutoComplete
        {...attributes}
        value={value ?? ''}
        defaultActiveFirstOption={prefersFirst}
        showSearch={{ filterOption: false }}
        open={isOpen && suggestions.length > 0}
        onOpenChange={setOpen}
        options={suggestions.map(({ value: code, label: shown }) => ({ value: code, label: shown }))}
        onChange={(text: string) => {
          // Choosing reports its value here, too; that is answered below.
          if (suggestions.some((one) => one.value === text && one.text !== text)) return
          onChange(text === '' ? null : text)
          onTyped?.(text)
        }}
        onSelect={(code: string) => {
          setOpen(false)
          if (onSuggestion) onSuggestion(code)
          else onChange(code)
        }}
        onKeyDown={(event) => {
          // Enter here chooses; it must not also send the form on.
          if (event.key === 'Enter' && isOpen && suggestions.length > 0) event.preventDefault()
        }}
        {...(error ? { status: 'error' as const } : {})}
      />
    </Field>
  )
}
