import { zodResolver } from '@hookform/resolvers/zod'
import { type DraftAnswers, type SectionName, sections } from '@cradle/domain/claim'
import { type FieldValues, type Resolver, useForm, type UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'

/** A form over one section's draft, judged by the section's own schema at each field that was touched. */
export function useSectionForm<Name extends SectionName>(
  section: Name,
  data: DraftAnswers[Name],
): UseFormReturn<DraftAnswers[Name]> {
  const schema = sections[section].schema as unknown as z.ZodType<FieldValues, FieldValues>
  type Values = DraftAnswers[Name]
  return useForm<Values>({
    mode: 'onTouched',
    resolver: zodResolver(schema) as unknown as Resolver<Values>,
    defaultValues: data as never,
  })
}
