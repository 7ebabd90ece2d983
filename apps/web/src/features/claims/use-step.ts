import type { DraftAnswers, SectionName } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { useEffect } from 'react'
import type { ClaimSaver } from './claim-saver.ts'
import type { SectionData } from './section-data.ts'
import { useSectionForm } from './use-section-form.ts'

export type StepProps = {
  person: ClaimView['person']
  /** All answers as typed: what one section asks may follow from another. */
  answers: DraftAnswers
  saver: ClaimSaver
}

/** How long after the last change all fields are judged. */
const JUDGE_AFTER = 250

/** One step of the form: its section's form, judged and saved as it is typed. */
export function useStep<Name extends SectionName>(
  section: Name,
  saver: ClaimSaver,
  prepare: (data: DraftAnswers[Name]) => DraftAnswers[Name] = (data) => data,
) {
  const form = useSectionForm(section, prepare(saver.dataOf(section) as DraftAnswers[Name]))

  useEffect(() => {
    // One field may put another right or wrong (discharge before admission), so all are judged, not the changed one.
    const judge = () => void form.trigger()
    judge()
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        saver.change(section, JSON.parse(JSON.stringify(values)) as SectionData)
        clearTimeout(timer)
        timer = setTimeout(judge, JUDGE_AFTER)
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [form, saver, section])

  return form
}
