import type { BenefitBasis } from '@cradle/domain/benefit'
import {
  type ClaimAction,
  type DraftAnswers,
  emptyDraft,
  isEditable,
  movesFrom,
  type SectionName,
  type Stage,
  stageOf,
} from '@cradle/domain/claim'
import { isEmployerRole, type Role, roles } from '@cradle/domain/access'
import { maskAccount, maskIdNumber, maskPhone } from '@cradle/domain/identity'
import type { ClaimView } from '@cradle/domain/wire'
import type { Caller, Scoped } from '@cradle/db'
import { adjustmentInWords } from '@cradle/domain/review'
import { type BusinessNow, monthOf } from '#api/lib/clock.ts'
import { maskedNumbers } from '#api/lib/identifiers.ts'
import { claimBenefit, liveBasis } from './claim-benefit.ts'
import { blockers, type ClerkFinding, findingsOf } from './claim-findings.ts'
import { type ClaimRecord, draftOfRecord, filedAnswers, isOwn } from './claim-record.ts'
import { hasDecided, isAnswerOverdue } from './earlier-decisions.ts'
import { isRecallOpen } from './filing-window.ts'
import { reviewFindings } from './review-findings.ts'

/** Moves that have a route of their own now; the others come with the work that names them. */
const offered: readonly ClaimAction[] = [
  'submit',
  'recall',
  'accept',
  'return',
  'agree',
  'propose-refusal',
  'send-back',
  'approve',
  'refuse',
  'resend',
  'abandon',
  'close',
  'reopen',
]

/** Whether the record says all that the caller sees of the claim: it is theirs, and no longer to be changed. */
export const isTold = (caller: Caller, claim: ClaimRecord): boolean => isOwn(caller, claim) && !isEditable(claim.status)

/**
 * A claim as its caller may see it, with what has to be asked for that. Its use-case asks nothing after it: the scope
 * closes.
 */
export async function viewClaim(
  db: Scoped,
  claim: ClaimRecord,
  now: BusinessNow,
  { held, findings, benefit }: Known = {},
): Promise<ClaimView> {
  const { caller } = db
  const own = isOwn(caller, claim)
  const answers = own ? draftOfRecord(claim) : inFull(claim)
  const asked = [
    own || isEmployerRole(caller.role) ? Promise.resolve<ClerkFinding[]>([]) : reviewFindings(db, claim),
    benefit ? Promise.resolve(benefit.basis) : liveBasis(db, { claim, answers }, now.today),
  ] as const
  db.closing()
  const [told, basis] = await Promise.all(asked)
  return viewOfRecord(caller, claim, now, { answers, told, basis, held, findings })
}

type Known = {
  /** The stage that the caller holds of it already. */
  held?: Stage | undefined
  /** What was found in the caller's own draft a moment ago. */
  findings?: ClerkFinding[]
  /** What its benefit is computed from, asked a moment ago. */
  benefit?: { basis: BenefitBasis | undefined }
}

type Beside = {
  /** The draft, or for who reads what was filed that, in full. */
  answers: DraftAnswers
  /** What a reviewer is told of the latest filing. */
  told: ClerkFinding[]
  basis: BenefitBasis | undefined
  held: Stage | undefined
  findings: ClerkFinding[] | undefined
}

/** The same of a claim that is told already: nothing is asked. */
export const viewTold = (caller: Caller, claim: ClaimRecord, now: BusinessNow): ClaimView =>
  viewOfRecord(caller, claim, now, {
    answers: draftOfRecord(claim),
    told: [],
    basis: undefined,
    held: undefined,
    findings: undefined,
  })

/** Its clerk sees the draft as typed, anybody else the latest filing with the sensitive fields masked. */
function viewOfRecord(caller: Caller, claim: ClaimRecord, now: BusinessNow, beside: Beside): ClaimView {
  const { answers, told, basis, held, findings: found } = beside
  const { today, period } = now
  const own = isOwn(caller, claim)
  // Who holds another stage of the claim may read it, and decide nothing (one person, one stage).
  const mayAct = isEmployerRole(caller.role) ? own : held === undefined || held === stageOf(caller.role)
  const draft = own ? answers : lastFiled(claim)
  const findings = own ? (isEditable(claim.status) ? (found ?? findingsOf(claim, draft, today)) : []) : told
  const section = <Name extends SectionName>(name: Name) => {
    const { version, savedAt, savedBy } = claim.sections[name] ?? { version: 0, savedAt: null, savedBy: null }
    const at = savedAt && new Date(savedAt).toISOString()
    return { version, savedAt: at, ...(own ? { savedBy } : {}), data: draft[name] }
  }
  const lastReturn = claim.decisions.findLast((decision) => decision.action === 'return')
  return {
    id: claim.id,
    number: claim.number,
    status: claim.status,
    version: claim.version,
    person: {
      id: claim.insuredPersonId,
      name: claim.person.name,
      sex: claim.person.sex,
      birthOn: claim.person.birthOn,
      ...maskedNumbers(claim.insuredPersonId, claim.person),
    },
    employer: claim.employer && {
      id: claim.employer.id,
      name: claim.employer.name,
      unitNumber: claim.employer.unitNumber,
    },
    components: own ? claim.components : (claim.filings.at(-1)?.content.components ?? []),
    sections: {
      event: section('event'),
      contact: section('contact'),
      stay: section('stay'),
      charges: section('charges'),
      payee: section('payee'),
    },
    findings,
    isComplete: blockers(findings).length === 0,
    totalFen: own ? claim.totalFen : filedTotal(draft),
    period: claim.period && monthOf(claim.period),
    begunPeriod: monthOf(claim.begunPeriod),
    openPeriod: period,
    submission: claim.submission,
    filings: claim.filings.map(({ n, filedAt, contentHash }) => ({ n, filedAt: iso(filedAt), contentHash })),
    returned:
      claim.status === 'returned' && lastReturn
        ? {
            reason: lastReturn.reason ?? '',
            answerOn: lastReturn.answerOn,
            at: iso(lastReturn.at),
            by: roleOfStage(lastReturn.stage),
            pins: lastReturn.pins ?? [],
          }
        : null,
    outcome: outcomeOf(claim),
    notices: claim.notices,
    history: historyOf(claim, caller),
    moves: mayAct ? movesOf(claim, caller, now) : [],
    benefit: claimBenefit(caller, { claim, answers }, basis),
  }
}

const iso = (instant: string) => new Date(instant).toISOString()

const movesOf = (claim: ClaimRecord, caller: Caller, now: BusinessNow) => [
  ...new Set(
    movesFrom(claim, caller.role)
      .map((move) => move.action)
      .filter((action) => offered.includes(action) && isOpenNow[action]?.(claim, caller, now) !== false),
  ),
]

/** What beside the table decides whether a move is open. */
const isOpenNow: Partial<Record<ClaimAction, (claim: ClaimRecord, caller: Caller, now: BusinessNow) => boolean>> = {
  recall: (claim, _caller, now) => isRecallOpen(claim, now),
  close: (claim, _caller, { today }) => isAnswerOverdue(claim, today),
  reopen: (claim, caller) => !hasDecided(claim, caller),
}

function outcomeOf({ outcome, allowedLines }: ClaimRecord): ClaimView['outcome'] {
  const [first] = outcome ?? []
  if (!outcome || !first) return null
  return {
    at: iso(first.at),
    components: outcome.map(({ at: _at, outcome: became, ...one }) => ({
      ...one,
      outcome: became ?? (one.facts === null ? 'grant' : 'refuse'),
    })),
    lines: (allowedLines ?? []).map(({ invoice, line, filedFen, allowedFen, ...why }) => ({
      invoice,
      line,
      filedFen,
      allowedFen,
      reason: adjustmentInWords(why),
    })),
  }
}

/** What the latest filing says, for the benefit that is computed from it: nothing of it is shown. */
function inFull(claim: ClaimRecord): DraftAnswers {
  const filing = claim.filings.at(-1)
  return filing ? filedAnswers(claim, filing) : emptyDraft()
}

/** What the latest filing says, its sensitive answers masked. */
function lastFiled(claim: ClaimRecord): DraftAnswers {
  const filing = claim.filings.at(-1)
  if (!filing) return emptyDraft()
  return filedAnswers(claim, filing, (field, value) => (maskOf[field] ?? maskIdNumber)(value))
}

const maskOf: Record<string, (value: string) => string> = { phone: maskPhone, accountNumber: maskAccount }

/** The total of what was filed: a filing's amounts are numbers. */
export const filedTotal = ({ charges: { totalFen } }: DraftAnswers) => (typeof totalFen === 'number' ? totalFen : null)

const stageRoles: Record<string, Role> = {
  'first-review': 'first-reviewer',
  'second-review': 'second-reviewer',
  approval: 'approver',
}
const roleOfStage = (stage: string): Role => stageRoles[stage] ?? 'first-reviewer'

/**
 * Sends, recalls and decisions in the order they were recorded: a demonstration's clock may stand still. Employers read
 * the agency's stages by their names, not the persons'.
 */
function historyOf(claim: ClaimRecord, caller: Caller): ClaimView['history'] {
  const filings = claim.filings.map(({ filedAt, recordedAt, by, role, content }) => ({
    at: filedAt,
    recordedAt,
    // Only a submission carries the sentence that was certified; a claim that was recalled is submitted again.
    action: content.certification === null ? ('resend' as const) : ('submit' as const),
    by,
    role,
    reason: null,
  }))
  const ownDeeds = claim.ownDeeds.map((deed) => ({ ...deed, reason: null }))
  const decisions = claim.decisions.map(({ at, recordedAt, action, by, stage, reason }) => {
    const role = roleOfStage(stage)
    return { at, recordedAt, action, by: isEmployerRole(caller.role) ? roles[role] : by, role, reason }
  })
  return [...filings, ...ownDeeds, ...decisions]
    .toSorted((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt))
    .map(({ recordedAt: _recordedAt, at, ...deed }) => ({ at: iso(at), ...deed }))
}
