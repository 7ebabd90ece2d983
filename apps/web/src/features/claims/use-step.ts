import { type DraftAnswers, type SectionName, sections } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { useEffect } from 'react'
import type { ClaimSaver } from './claim-saver.ts'
import type { SectionData } from './section-data.ts'
import { useSectionForm } from './use-section-form.ts'

export type StepProps = {
  person: ClaimView['person']
  /** The answers of the other sections: what one asks may follow from another. Its own are the form's. */
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
    // One field may put another right or wrong (discharge before admission), so all are judged, not the changed one. Where
    // that finds what it found before, no field has to be drawn again.
    let found: string | undefined
    const judge = () => {
      const { error } = sections[section].schema.safeParse(form.getValues())
      const now = JSON.stringify(error?.issues ?? [])
      if (now !== found) void form.trigger()
      found = now
    }
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
