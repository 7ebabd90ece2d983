import type { DraftAnswers, SectionName } from '@cradle/domain/claim'
import { useEffect } from 'react'
import { useWatch } from 'react-hook-form'
import type { StepProps } from './claim-form.page.tsx'
import { useAutosave, useSectionForm } from './use-section-form.ts'

/** One step of the form: its section's form, judged and saved as it is typed. */
export function useStep<Name extends SectionName>(
  section: Name,
  { saver, onLive }: Pick<StepProps, 'saver' | 'onLive'>,
  prepare: (data: DraftAnswers[Name]) => DraftAnswers[Name] = (data) => data,
) {
  const form = useSectionForm(section, prepare(saver.dataOf(section) as DraftAnswers[Name]))
  useAutosave(form, saver, section)

  const typed = useWatch({ control: form.control })
  useEffect(() => {
    onLive({ section, data: structuredClone(form.getValues()) })
    // One field may put another right or wrong (discharge before admission), so all are judged at each change.
    void form.trigger()
  }, [typed, section, form, onLive])

  return form
}
