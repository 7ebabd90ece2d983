import { createContext, useContext } from 'react'
import { type Control, type FieldPath, type FieldValues, useController, type UseFormReturn } from 'react-hook-form'

/** What every field takes: its place in the form, and the words around it. */
export type FieldProps = {
  name: string
  control: Control
  label: string
  hint?: string | undefined
  /** Marks a field that may stay empty. */
  optional?: boolean
}

/** Hands fields of this form their place: `<DateField label="入院日期" {...field('admittedOn')} />`. */
export function fieldsOf<Values extends FieldValues, Judged = Values>(form: UseFormReturn<Values, unknown, Judged>) {
  const control = form.control as unknown as Control
  return (name: FieldPath<Values>) => ({ name: name as string, control })
}

/** What a check on the server says about a field. */
export type FieldFinding = { level: 'block' | 'warn' | 'flag'; message: string }

/** What the page knows about the fields of its form beyond the form itself. */
export type FieldNotes = {
  findingAt: (name: string) => FieldFinding | undefined
  /** Errors show at every field, not only at those that were left once. */
  showsAll: boolean
}
export const FieldNotesContext = createContext<FieldNotes>({ findingAt: () => undefined, showsAll: false })

/** One field's value and what to say at it. The id is the field's name, so that a link can lead to it. */
export function useField<Value = unknown>({ name, control, hint }: Pick<FieldProps, 'name' | 'control' | 'hint'>) {
  const { field, fieldState, formState } = useController({ name, control })
  const { findingAt, showsAll } = useContext(FieldNotesContext)
  const finding = findingAt(name)
  const isJudged = showsAll || fieldState.isTouched || formState.isSubmitted
  const refused = isJudged ? fieldState.error?.message : undefined
  const error = refused ?? (finding?.level === 'block' ? finding.message : undefined)
  const warning = finding?.level === 'block' ? undefined : finding?.message
  const noteId = error || warning || hint ? `${name}-note` : undefined
  return {
    value: (field.value ?? null) as Value | null,
    error,
    warning,
    /** For the control itself. */
    bound: {
      id: name,
      ref: field.ref,
      onBlur: field.onBlur,
      'aria-invalid': error !== undefined,
      'aria-describedby': noteId,
    },
    onChange: field.onChange as (value: Value | null) => void,
  }
}
