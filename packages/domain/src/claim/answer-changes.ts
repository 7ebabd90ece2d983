import type { DraftAnswers } from './sections.ts'
import { wordingOf } from './wording.ts'

/** One answer that differs between two filings, as it is read in each; null where it was not there. */
export type AnswerChange = { section: string; label: string; before: string | null; after: string | null }

/**
 * What differs between two filings of a claim, answer by answer. They are compared as they were answered and told as
 * `shown`: with the sensitive answers masked.
 */
export function answerChanges(
  before: { answers: DraftAnswers; shown: DraftAnswers },
  after: { answers: DraftAnswers; shown: DraftAnswers },
): AnswerChange[] {
  const [was, is] = [answersByPlace(before.answers), answersByPlace(after.answers)]
  const [wasShown, isShown] = [answersByPlace(before.shown), answersByPlace(after.shown)]
  const places = [...new Set([...was.keys(), ...is.keys()])]
  return places.flatMap((place) => {
    if (was.get(place)?.text === is.get(place)?.text) return []
    const { section, label } = (is.get(place) ?? was.get(place))!
    return [{ section, label, before: wasShown.get(place)?.text ?? null, after: isShown.get(place)?.text ?? null }]
  })
}

type Placed = { section: string; label: string; text: string | null }

function answersByPlace(answers: DraftAnswers): Map<string, Placed> {
  const placed = new Map<string, Placed>()
  for (const { title: section, groups } of wordingOf(answers))
    for (const { title, answers: answered, lines } of groups) {
      const prefix = title ? `${title} ` : ''
      for (const { label, text } of answered)
        placed.set(`${section}/${prefix}${label}`, { section, label: prefix + label, text: text ?? null })
      for (const [index, { printed, filed, amount }] of (lines ?? []).entries()) {
        const label = `${prefix}明细 ${index + 1}`
        placed.set(`${section}/${label}`, { section, label, text: `${printed}，${filed}，${amount}` })
      }
    }
  return placed
}
