import { describe, expect, test } from 'vitest'
import { isEmployerRole, type Role, roles } from '../access/index.ts'
import { claimMoves, moveFor, movesFrom } from './moves.ts'
import { type Stage, stageOf } from './stage.ts'
import { type ClaimStatus, claimStatuses } from './status.ts'

const statuses = Object.keys(claimStatuses) as ClaimStatus[]
const actors = [...(Object.keys(roles) as Role[]), 'system' as const]
const sorted = (lines: readonly string[]) => [...lines].sort()

/** product.md, “States and moves”, “The month” and “People”, sentence by sentence: `from –action→ to: who`. */
const saidByTheProduct = [
  // draft → submitted → accepted → first-reviewed → second-reviewed → approved
  'draft –submit→ submitted: employer-clerk',
  'draft –submit→ submitted: employer-admin',
  'submitted –accept→ accepted: first-reviewer',
  'accepted –agree→ first-reviewed: first-reviewer',
  'first-reviewed –agree→ second-reviewed: second-reviewer',
  'second-reviewed –approve→ approved: approver',
  // Amounts above a limit need two approvers; one's own step is taken back while nobody acted on it.
  'second-reviewed –endorse→ second-reviewed: approver',
  'first-reviewed –undo→ accepted: first-reviewer',
  'second-reviewed –undo→ first-reviewed: second-reviewer',
  'second-reviewed –undo→ second-reviewed: approver',
  // Recall leads back to draft; the whole submission may be withdrawn while none of it is accepted.
  'submitted –recall→ draft: employer-clerk',
  'submitted –recall→ draft: employer-admin',
  'submitted –withdraw→ draft: employer-clerk',
  'submitted –withdraw→ draft: employer-admin',
  // A return from submitted is resent to submitted, a later one to accepted.
  'returned –resend→ submitted: employer-clerk',
  'returned –resend→ submitted: employer-admin',
  'returned –resend→ accepted: employer-clerk',
  'returned –resend→ accepted: employer-admin',
  // Five working days of silence move submitted to accepted (by: system).
  'submitted –deem-accepted→ accepted: system',
  // A counter clerk's `file` leads from draft to submitted without a submission.
  'draft –file→ submitted: counter-clerk',
  // Any of the three stages may return to the employer; the first reviewer accepts and then reviews.
  'submitted –return→ returned: first-reviewer',
  'accepted –return→ returned: first-reviewer',
  'first-reviewed –return→ returned: second-reviewer',
  'second-reviewed –return→ returned: approver',
  // Second reviewer and approver may send back one step.
  'first-reviewed –send-back→ accepted: second-reviewer',
  'second-reviewed –send-back→ first-reviewed: approver',
  // First and second propose, only the approver refuses.
  'accepted –propose-refusal→ first-reviewed: first-reviewer',
  'first-reviewed –propose-refusal→ second-reviewed: second-reviewer',
  'second-reviewed –refuse→ refused: approver',
  // The employer may abandon a returned claim, or the agency close it by written notice.
  'returned –abandon→ abandoned: employer-clerk',
  'returned –abandon→ abandoned: employer-admin',
  'returned –close→ closed: first-reviewer',
  // Reopening leads to accepted; a refused or approved claim is reopened only by a recorded decision.
  'approved –reopen→ accepted: approver',
  'refused –reopen→ accepted: approver',
]

test('the moves are those of the product, and nothing else', () => {
  const inTheTable = claimMoves.flatMap(({ from, action, to, by }) =>
    by.map((role) => `${from} –${action}→ ${to}: ${role}`),
  )
  expect(sorted(inTheTable)).toEqual(sorted(saidByTheProduct))
})

describe('what is open', () => {
  const employer = { submit: ['submit'], submitted: ['recall', 'withdraw'], returned: ['resend', 'abandon'] }
  const open: Record<string, Partial<Record<ClaimStatus, string[]>>> = {
    'employer-clerk': { draft: employer.submit, submitted: employer.submitted, returned: employer.returned },
    'employer-admin': { draft: employer.submit, submitted: employer.submitted, returned: employer.returned },
    'counter-clerk': { draft: ['file'] },
    'first-reviewer': {
      submitted: ['accept', 'return'],
      accepted: ['agree', 'propose-refusal', 'return'],
      'first-reviewed': ['undo'],
      returned: ['close'],
    },
    'second-reviewer': {
      'first-reviewed': ['agree', 'propose-refusal', 'send-back', 'return'],
      'second-reviewed': ['undo'],
    },
    approver: {
      'second-reviewed': ['approve', 'refuse', 'send-back', 'return', 'endorse', 'undo'],
      approved: ['reopen'],
      refused: ['reopen'],
    },
    system: { submitted: ['deem-accepted'] },
  }

  test.each(
    actors.flatMap((role) => statuses.map((status) => ({ role, status, actions: open[role]?.[status] ?? [] }))),
  )('to $role in $status: $actions', ({ role, status, actions }) => {
    const returnedFrom = status === 'returned' ? 'submitted' : null
    expect(movesFrom({ status, returnedFrom }, role).map((move) => move.action)).toEqual(actions)
  })
})

describe('a resend leads back to where the return came from', () => {
  test.each([
    { returnedFrom: 'submitted', to: 'submitted' },
    { returnedFrom: 'accepted', to: 'accepted' },
    { returnedFrom: 'first-reviewed', to: 'accepted' },
    { returnedFrom: 'second-reviewed', to: 'accepted' },
  ] as const)('returned from $returnedFrom it is sent to $to', ({ returnedFrom, to }) => {
    for (const role of ['employer-clerk', 'employer-admin'] as const) {
      const resends = movesFrom({ status: 'returned', returnedFrom }, role).filter((move) => move.action === 'resend')
      expect(resends.map((move) => move.to)).toEqual([to])
    }
  })

  test('every return is answered by one resend', () => {
    for (const { from } of claimMoves.filter((move) => move.action === 'return')) {
      expect(moveFor({ status: 'returned', returnedFrom: from }, 'resend', 'employer-clerk')).toBeDefined()
    }
  })
})

test('every status but abandoned and closed can be left', () => {
  const left = new Set<ClaimStatus>(claimMoves.map((move) => move.from))
  expect(statuses.filter((status) => !left.has(status))).toEqual(['abandoned', 'closed'])
})

test('every status but draft is reached from a draft', () => {
  const reached = new Set<ClaimStatus>(['draft'])
  for (const status of reached) for (const { from, to } of claimMoves) if (from === status) reached.add(to)
  expect(sorted([...reached])).toEqual(sorted(statuses))
})

describe('no role has a move outside its stage', () => {
  /** Where each stage works; an employer works before the review and on what is returned to it. */
  const statusesOf: Record<Stage | 'employer' | 'nobody', ClaimStatus[]> = {
    employer: ['draft', 'submitted', 'returned'],
    entry: ['draft'],
    'first-review': ['submitted', 'accepted', 'first-reviewed', 'returned'],
    'second-review': ['first-reviewed', 'second-reviewed'],
    approval: ['second-reviewed', 'approved', 'refused'],
    nobody: [],
  }

  test.each(Object.keys(roles) as Role[])('%s', (role) => {
    const moving = statuses.filter((status) => movesFrom({ status, returnedFrom: 'accepted' }, role).length > 0)
    expect(moving).toEqual(statusesOf[stageOf(role) ?? (isEmployerRole(role) ? 'employer' : 'nobody')])
  })
})

describe('one move', () => {
  const second = { status: 'second-reviewed', returnedFrom: null } as const

  test('is found for whose it is', () => {
    expect(moveFor(second, 'approve', 'approver')).toMatchObject({ from: 'second-reviewed', to: 'approved' })
  })

  test.each([
    ['approve', 'second-reviewer'],
    ['agree', 'approver'],
    ['recall', 'employer-clerk'],
    ['refuse', 'auditor'],
    ['approve', 'agency-admin'],
    ['approve', 'finance'],
    ['deem-accepted', 'system'],
  ] as const)('%s is not there for %s', (action, role) => {
    expect(moveFor(second, action, role)).toBeUndefined()
  })
})
