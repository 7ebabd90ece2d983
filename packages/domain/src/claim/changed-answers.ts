import type { DraftAnswers } from './sections.ts'
import { type AnswerGroup, wordingOf } from './wording.ts'

/**
 * What differs between two readings of a claim, named as people call it: '联系地址', '票据 2 票据金额'. Nothing of what was
 * answered is told.
 */
export function changedAnswers(before: DraftAnswers, after: DraftAnswers): string[] {
  const [was, is] = [answersOf(before), answersOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((place) => was.get(place) !== is.get(place))
}

/** Every answer by what it is called; a label that stands once needs no heading before it. */
function answersOf(answers: DraftAnswers): Map<string, string> {
  const groups = wordingOf(answers).flatMap((section) => section.groups)
  return new Map(groups.flatMap(named))
}

const named = ({ title, answers, lines }: AnswerGroup): [string, string][] => {
  const prefix = title ? `${title} ` : ''
  const told = answers.map(({ label, text }): [string, string] => [prefix + label, text ?? ''])
  return lines && lines.length > 0 ? [...told, [`${prefix}明细`, JSON.stringify(lines)]] : told
}
