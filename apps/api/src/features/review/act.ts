import { randomUUIDv7 } from 'node:crypto'
import { addDays, type PlainDate } from '@cradle/domain/calendar'
import type { ClaimAction, Stage } from '@cradle/domain/claim'
import type { Component } from '@cradle/domain/event'
import { Problem } from '@cradle/domain/problem'
import {
  acceptanceNotice,
  approvalLimitFor,
  approversNeeded,
  basisOf,
  blockingTasks,
  closingNotice,
  type ComponentOutcome,
  correctionNotice,
  noticeRulesFor,
  noticesOfOutcome,
  type RefusedByWord,
  type Unnumbered,
} from '@cradle/domain/review'
import type { DecisionBody, Pin, ReopeningGround } from '@cradle/domain/wire'
import type { ClaimRecord } from '#api/claim/claim-record.ts'
import { isBy, standingEndorsements } from '#api/claim/earlier-decisions.ts'
import type { BusinessNow } from '#api/lib/clock.ts'
import { headingOf, remediesOf } from '#api/notices/issue-notices.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { grantedIn, type JudgedReview, outcomesIn } from './judged-review.ts'
import type { ReviewRecord } from './review-record.ts'

/** What a decision says beside its action, whatever the action. */
type Said = {
  opinion?: string | undefined
  facts?: string
  reason?: string
  article?: string
  answerOn?: PlainDate
  pins?: Pin[]
  ground?: ReopeningGround
  documentNumber?: string
  documentOn?: PlainDate
}

/** One reviewer's act on a claim, ready to be written. */
export type Act = {
  id: string
  claim: ClaimRecord
  stage: Exclude<Stage, 'entry'>
  action: ClaimAction
  said: Said
  /** What becomes of each component, where the act says. */
  outcomes: ComponentOutcome[] | null
  judged: JudgedReview
  /** The papers it gives out. */
  papers: Unnumbered[]
}

type Given = {
  claim: ClaimRecord
  record: ReviewRecord
  judged: JudgedReview
  stage: Exclude<Stage, 'entry'>
  caller: SignedIn
  now: BusinessNow
}

/** What `body` asks for as an act, or the refusal that says why it cannot be done. */
export function actOf(body: DecisionBody, given: Given): Act {
  const { claim, record, judged, now } = given
  const plain = (said: Said, papers: Unnumbered[] = []) => actWith(given, { action: body.action, said, papers })
  switch (body.action) {
    case 'accept':
      return plain({}, [
        acceptanceNotice(headingOf(claim, now.today), claim.regionCode, {
          acceptedOn: now.today,
          documents: record.documents,
        }),
      ])
    case 'agree':
      refuseOpenTasks(given)
      return plain({ opinion: body.opinion })
    case 'return': {
      const { reason, pins = [] } = body
      const answerOn = body.answerOn ?? addDays(now.today, noticeRulesFor(claim.regionCode).answerDays)
      // What is missing before acceptance is told once and completely, in writing (行政许可法第三十二条).
      const isFirst = claim.status === 'submitted' && claim.notices.every(({ kind }) => kind !== 'correction')
      const told = { answers: judged.answers, reason, pins, answerOn }
      const papers = isFirst ? [correctionNotice(headingOf(claim, now.today), claim.regionCode, told)] : []
      return plain({ reason, answerOn, ...(pins.length > 0 ? { pins } : {}) }, papers)
    }
    case 'send-back':
      return plain({ reason: body.reason })
    case 'propose-refusal':
      return plain(groundsOf(body))
    case 'close': {
      const { facts, reason, article } = body
      const grounds = { facts, reason, bases: [basisOf(article)] }
      const closing = { closedOn: now.today, grounds, remedies: remediesOf(claim) }
      return plain(groundsOf(body), [closingNotice(headingOf(claim, now.today), closing)])
    }
    case 'reopen': {
      const { ground, documentNumber, documentOn, reason } = body
      return plain({ ground, documentNumber, documentOn, reason })
    }
    case 'undo':
      return plain({})
    case 'refuse': {
      const refused = claim.filings.at(-1)!.content.components.map((component) => ({ component, ...groundsOf(body) }))
      const { outcomes } = outcomesIn(claim, judged, refused)
      return { ...actWith(given, { action: 'refuse', said: groundsOf(body), outcomes }), papers: told(given, outcomes) }
    }
    case 'approve':
      return approval(given, body)
  }
}

const groundsOf = ({ facts, reason, article }: { facts: string; reason: string; article: string }) => ({
  facts,
  reason,
  article,
})

type Part = Pick<Act, 'action' | 'said'> & Partial<Pick<Act, 'papers' | 'outcomes'>>
const actWith = ({ claim, stage, judged }: Given, { action, said, papers = [], outcomes = null }: Part): Act => ({
  id: randomUUIDv7(),
  claim,
  stage,
  action,
  said,
  outcomes,
  judged,
  papers,
})

const told = ({ claim, judged, now }: Given, outcomes: ComponentOutcome[]) =>
  noticesOfOutcome(headingOf(claim, now.today), {
    outcomes,
    answers: judged.answers,
    adjustments: judged.adjustments,
    breakdown: judged.breakdown,
    remedies: remediesOf(claim),
  })

/** An approval; over the region's limit the first approver's is an endorsement, which another completes as it stands. */
function approval(given: Given, body: Extract<DecisionBody, { action: 'approve' }>): Act {
  refuseOpenTasks(given)
  const { claim, record, judged, caller, now } = given
  const outcomes = decidable(given, body.components ?? [])
  const said = { opinion: body.opinion }
  const limit = approvalLimitFor(claim.regionCode, now.today)
  if (approversNeeded(grantedIn(outcomes), limit) === 2) {
    const endorsed = standingEndorsements(claim.decisions)
    if (endorsed.some((one) => isBy(one, caller))) throw new Problem('second-approver-needed')
    if (endorsed.length === 0) return actWith(given, { action: 'endorse', said, outcomes })
    const differs = outcomes.some(
      ({ component, amountFen }) => record.endorsed.find((one) => one.component === component)?.amountFen !== amountFen,
    )
    if (differs) throw undecided([{ pointer: '/components', message: '与会签同意的核定不一致，请退回上一步' }])
  }
  return { ...actWith(given, { action: 'approve', said, outcomes, papers: told(given, outcomes) }), judged }
}

/** What becomes of each component as asked; throws, each at its place, where one cannot be decided so. */
function decidable(given: Given, asked: readonly Asked[]): ComponentOutcome[] {
  const { claim, judged } = given
  const all = claim.filings.at(-1)!.content.components
  const strange = asked.flatMap(({ component }, index) =>
    all.includes(component)
      ? []
      : [{ pointer: `/components/${index}/component`, message: '这份申报没有申请这个待遇项目' }],
  )
  if (strange.length > 0) throw undecided(strange)
  const refused: RefusedByWord[] = asked.filter((one) => one.outcome === 'refuse')
  const { outcomes, undecidable } = outcomesIn(claim, judged, refused)
  if (undecidable.length > 0)
    throw undecided(undecidable.map(({ component, message }) => ({ pointer: `/components/${component}`, message })))
  if (outcomes.every(({ outcome }) => outcome === 'refuse'))
    throw undecided([{ pointer: '/components', message: '全部待遇项目都不予支付的，请办理“不予支付”' }])
  return outcomes
}

type Asked = { component: Component; outcome: 'grant' } | ({ outcome: 'refuse' } & RefusedByWord)
const undecided = (errors: { pointer: string; message: string }[]) =>
  new Problem(
    'components-undecided',
    errors.map((error) => ({ code: 'component', ...error })),
  )

/** Refuses to let a claim go further while a task of this stage or an earlier one is open. */
function refuseOpenTasks({ judged, stage }: Given): void {
  const open = blockingTasks(judged.tasks, stage)
  if (open.length === 0) return
  throw new Problem(
    'tasks-open',
    open.map(({ code, rule, compared }) => ({
      pointer: `/tasks/${code}`,
      code: 'task-open',
      message: compared ? `“${rule.name}”没有通过：${compared}` : `请先完成“${rule.name}”：${rule.asks}`,
    })),
  )
}
