import { claimTypeOf, type DraftAnswers, isAskedOfEvent } from '@cradle/domain/claim'
import type { Coded } from '@cradle/domain/codes'
import type { EventKind } from '@cradle/domain/event'
import { useEffect, useRef } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { ChoiceField, type FieldProps } from '#web/ui/fields/index.ts'

type EventForm = UseFormReturn<DraftAnswers['event']>
type Field = keyof DraftAnswers['event']

/**
 * The kind of event. Choosing it fixes the claim type (19 or 32), which is never asked, and lets fall what belongs to
 * another kind.
 */
export function KindField({ form, ...field }: FieldProps & { options: readonly Coded[]; form: EventForm }) {
  const kind = useWatch({ control: form.control, name: 'kind' })
  const before = useRef(kind)
  useEffect(() => {
    if (kind === before.current) return
    before.current = kind
    form.setValue('claimType', kind ? claimTypeOf[kind as EventKind] : null)
    const told = form.getValues()
    for (const name of Object.keys(told) as Field[])
      if (told[name] != null && !isAskedOfEvent(name, told)) form.setValue(name, null)
  }, [kind, form])
  return <ChoiceField {...field} />
}
