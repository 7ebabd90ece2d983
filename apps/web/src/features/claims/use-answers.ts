import { type DraftAnswers, sectionNames } from '@cradle/domain/claim'
import { useMemo } from 'react'
import type { ClaimStep } from '#web/app/paths.ts'
import type { ClaimSaver } from './claim-saver.ts'

/** All answers of a claim as they are typed; the same object until one changes. */
export function useAnswers(saver: ClaimSaver): DraftAnswers {
  const typed = sectionNames.map((section) => saver.dataOf(section))
  return useMemo(
    () => Object.fromEntries(sectionNames.map((section, index) => [section, typed[index]])) as DraftAnswers,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one object per section: the list itself is always new
    typed,
  )
}

/** The answers as a step needs them: the same object while only its own section is typed in. */
export function useAnswersBeside(step: ClaimStep, answers: DraftAnswers): DraftAnswers {
  const others = sectionNames.map((name) => (name === step ? undefined : answers[name]))
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- all but the step's own
  return useMemo(() => answers, others)
}
