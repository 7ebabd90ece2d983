import type { DraftAnswers } from '@cradle/domain/claim'
import type { Coded } from '@cradle/domain/codes'
import { useEffect, useRef } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { ChoiceField, type FieldProps } from '#web/ui/fields/index.ts'

type KindFieldProps = FieldProps & { options: readonly Coded[]; form: UseFormReturn<DraftAnswers['event']> }

/** What each kind fixes: its claim type, and the answers that belong to the other kind and fall away. */
const fixedBy: Record<string, DraftAnswers['event']> = {
  birth: { claimType: '19', operations: null },
  'family-planning': { claimType: '32', delivery: null, birthOrder: null, fetuses: null, gestationWeeks: null },
}

/** The kind of event; choosing it fixes the claim type (19 or 32), which is never asked. */
export function KindField({ form, ...field }: KindFieldProps) {
  const kind = useWatch({ control: form.control, name: 'kind' })
  const before = useRef(kind)
  useEffect(() => {
    if (kind === before.current) return
    before.current = kind
    for (const [name, value] of Object.entries(fixedBy[kind ?? ''] ?? {})) form.setValue(name as never, value as never)
  }, [kind, form])
  return <ChoiceField {...field} />
}
