import { type Finding, missingFrom, registerFindings } from '@cradle/domain/checks'
import type { DraftAnswers } from '@cradle/domain/claim'
import { isPlainDate, type PlainDate } from '@cradle/domain/calendar'
import type { ProblemError } from '@cradle/domain/problem'
import type { ClaimRecord } from './claim-record.ts'

/** Everything the checks find in a draft today: what its sections miss, then what the register says. */
export function findingsOf(claim: ClaimRecord, draft: DraftAnswers, today: PlainDate): Finding[] {
  const { person, employer, spells, first } = claim
  const on = draft.event.eventOn
  const facts = {
    today,
    person,
    insuredOnEvent:
      typeof on === 'string' && isPlainDate(on)
        ? spells.some((spell) => spell.from <= on && (!spell.until || on < spell.until))
        : undefined,
    employer: { registered: employer?.registered ?? false, contributing: employer?.contributing ?? false },
    first: first && { ...first, isSamePerson: first.insuredPersonId === claim.insuredPersonId },
  }
  return [...missingFrom(draft), ...registerFindings(draft, facts)]
}

export const blockers = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.level === 'block')

/** Findings as the errors of a refusal, each pinned to its field; `at` names the claim where several were judged. */
export const errorsOf = (at: `/claims/${string}` | '', findings: readonly Finding[]): ProblemError[] =>
  findings.map(({ code, section, pointer, message }) => ({
    pointer: `${at}/sections/${section}/data${pointer}`,
    code,
    message,
  }))
