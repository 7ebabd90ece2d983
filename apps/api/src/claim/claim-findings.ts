import { createHash } from 'node:crypto'
import { NoRuleSet, isUnpublished, ruleSetFor } from '@cradle/domain/benefit'
import {
  checkLimitsFor,
  type Finding,
  isSameFinding,
  lacksReason,
  missingFrom,
  noOwnClaims,
  registerFindings,
  type RegisterFacts,
  stopsSubmission,
} from '@cradle/domain/checks'
import type { DraftAnswers } from '@cradle/domain/claim'
import { isPlainDate, type PlainDate } from '@cradle/domain/calendar'
import type { ProblemError } from '@cradle/domain/problem'
import type { Judged } from './claim-record.ts'

/** The clerk's reason for a warning; its version is 0 while none was given. */
export type GivenReason = { text: string | null; version: number }

/** A finding as the clerk works with it. Only a warning is asked a reason. */
export type ClerkFinding = Finding & { reason: GivenReason | null }

/** What was found, as it is kept beside a reason: of anything else a new reason is asked. */
export const foundHash = ({ message }: Pick<Finding, 'message'>): string =>
  createHash('sha256').update(message).digest('hex')

/**
 * Everything that a claim's clerk is told of a draft today: what its sections miss, then what the register and the
 * employer's other claims say, each warning with the reason that was given for it. Never a flag, and nothing of what
 * other employers filed.
 */
export function findingsOf(
  claim: Judged,
  draft: DraftAnswers,
  today: PlainDate,
  missing: readonly Finding[] = missingFrom(draft),
): ClerkFinding[] {
  const { person, employer, spells, first } = claim
  const on = dayOf(draft)
  const facts: RegisterFacts = {
    today,
    person,
    insuredOnEvent:
      on === undefined ? undefined : spells.some((spell) => spell.from <= on && (!spell.until || on < spell.until)),
    employer: { registered: employer?.registered ?? false, contributing: employer?.contributing ?? false },
    first: first && { ...first, isSamePerson: first.insuredPersonId === claim.insuredPersonId },
    rules: on === undefined ? null : rulesOn(claim.regionCode, on),
    limits: checkLimitsFor(claim.regionCode, today),
    components: claim.components,
    own: claim.own ?? noOwnClaims,
  }
  return [...missing, ...registerFindings(draft, facts)].map((finding) => ({
    ...finding,
    reason: finding.level === 'warn' ? reasonFor(claim, finding) : null,
  }))
}

const dayOf = ({ event: { eventOn } }: DraftAnswers): PlainDate | undefined =>
  typeof eventOn === 'string' && isPlainDate(eventOn) ? eventOn : undefined

/** What of the rules of the event's day the checks ask; null where none were published. */
function rulesOn(region: string, on: PlainDate): RegisterFacts['rules'] {
  try {
    const { permit, timeLimits } = ruleSetFor({ region, event: { on } })
    const rows = isUnpublished(permit) ? [] : permit.filter(({ from }) => from === null || from <= on)
    const { claimMonths } = timeLimits
    return {
      permitAsked: rows.at(-1)?.asked ?? false,
      claimMonths: isUnpublished(claimMonths) ? null : claimMonths.months,
    }
  } catch (error) {
    if (error instanceof NoRuleSet) return null
    throw error
  }
}

function reasonFor({ reasons }: Judged, finding: Finding): GivenReason {
  const hash = foundHash(finding)
  const given = reasons.find((one) => isSameFinding(one, finding) && one.foundHash === hash)
  return given ? { text: given.reason, version: given.version } : { text: null, version: 0 }
}

/** What stops a submission: what must be put right, and what is unusual without a reason. */
export const blockers = (findings: readonly ClerkFinding[]): ClerkFinding[] => findings.filter(stopsSubmission)

/** Findings as the errors of a refusal, each pinned to its field; `at` names the claim where several were judged. */
export const errorsOf = (at: `/claims/${string}` | '', findings: readonly ClerkFinding[]): ProblemError[] =>
  findings.map((finding) => ({
    pointer: `${at}/sections/${finding.section}/data${finding.pointer}`,
    code: finding.code,
    message: lacksReason(finding) ? `请说明原因：${finding.message}` : finding.message,
  }))
