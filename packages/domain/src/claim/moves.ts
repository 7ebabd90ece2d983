import type { Role } from '../access/index.ts'
import type { ClaimStatus } from './status.ts'

type Move = {
  from: ClaimStatus
  action: string
  to: ClaimStatus
  by: readonly (Role | 'system')[]
  /** A resend leads back to where the claim was returned from, so the table has a row for each. */
  returnedFrom?: 'submitted' | 'later'
}

const employer = ['employer-clerk', 'employer-admin'] as const

/** Every move a claim can make, and whose it is. What is not in the table cannot happen. Source: product.md. */
export const claimMoves = [
  { from: 'draft', action: 'submit', to: 'submitted', by: employer },
  { from: 'draft', action: 'file', to: 'submitted', by: ['counter-clerk'] },
  { from: 'submitted', action: 'recall', to: 'draft', by: employer },
  { from: 'submitted', action: 'withdraw', to: 'draft', by: employer },
  { from: 'submitted', action: 'accept', to: 'accepted', by: ['first-reviewer'] },
  { from: 'submitted', action: 'deem-accepted', to: 'accepted', by: ['system'] },
  { from: 'submitted', action: 'return', to: 'returned', by: ['first-reviewer'] },
  { from: 'accepted', action: 'agree', to: 'first-reviewed', by: ['first-reviewer'] },
  { from: 'accepted', action: 'propose-refusal', to: 'first-reviewed', by: ['first-reviewer'] },
  { from: 'accepted', action: 'return', to: 'returned', by: ['first-reviewer'] },
  { from: 'first-reviewed', action: 'agree', to: 'second-reviewed', by: ['second-reviewer'] },
  { from: 'first-reviewed', action: 'propose-refusal', to: 'second-reviewed', by: ['second-reviewer'] },
  { from: 'first-reviewed', action: 'send-back', to: 'accepted', by: ['second-reviewer'] },
  { from: 'first-reviewed', action: 'return', to: 'returned', by: ['second-reviewer'] },
  { from: 'second-reviewed', action: 'approve', to: 'approved', by: ['approver'] },
  { from: 'second-reviewed', action: 'refuse', to: 'refused', by: ['approver'] },
  { from: 'second-reviewed', action: 'send-back', to: 'first-reviewed', by: ['approver'] },
  { from: 'second-reviewed', action: 'return', to: 'returned', by: ['approver'] },
  // Over the region's limit the first approver's word is an endorsement (会签): another approver completes it.
  { from: 'second-reviewed', action: 'endorse', to: 'second-reviewed', by: ['approver'] },
  // One's own last step, while nobody acted on it.
  { from: 'first-reviewed', action: 'undo', to: 'accepted', by: ['first-reviewer'] },
  { from: 'second-reviewed', action: 'undo', to: 'first-reviewed', by: ['second-reviewer'] },
  { from: 'second-reviewed', action: 'undo', to: 'second-reviewed', by: ['approver'] },
  { from: 'returned', action: 'resend', to: 'submitted', by: employer, returnedFrom: 'submitted' },
  { from: 'returned', action: 'resend', to: 'accepted', by: employer, returnedFrom: 'later' },
  { from: 'returned', action: 'abandon', to: 'abandoned', by: employer },
  { from: 'returned', action: 'close', to: 'closed', by: ['first-reviewer'] },
  { from: 'approved', action: 'reopen', to: 'accepted', by: ['approver'] },
  { from: 'refused', action: 'reopen', to: 'accepted', by: ['approver'] },
] as const satisfies readonly Move[]

export type ClaimAction = (typeof claimMoves)[number]['action']

/** Each action as people name it in buttons and histories. */
export const claimActions: Record<ClaimAction, string> = {
  submit: '申报',
  file: '窗口录入',
  recall: '撤回',
  withdraw: '业务回退',
  accept: '受理',
  'deem-accepted': '逾期视同受理',
  return: '退回补正',
  agree: '同意',
  'propose-refusal': '拟不予支付',
  'send-back': '退回上一步',
  approve: '核准',
  endorse: '会签同意',
  refuse: '不予支付',
  undo: '撤销上一步',
  resend: '重新申报',
  abandon: '放弃申报',
  close: '终止办理',
  reopen: '重新办理',
}

/** Where a claim stands, as far as the table of moves asks. */
export type Standing = { status: ClaimStatus; returnedFrom: ClaimStatus | null }

/** The moves open to `role`: the buttons on the page, and the gate in the API. */
export function movesFrom({ status, returnedFrom }: Standing, role: Role | 'system') {
  const resumed = returnedFrom === 'submitted' ? 'submitted' : 'later'
  return (claimMoves as readonly (Move & { action: ClaimAction })[]).filter(
    (move) =>
      move.from === status &&
      move.by.includes(role) &&
      (move.returnedFrom === undefined || move.returnedFrom === resumed),
  )
}

/** The one move `action` is from here for this role, or undefined where the table has none. */
export const moveFor = (standing: Standing, action: ClaimAction, role: Role | 'system') =>
  movesFrom(standing, role).find((move) => move.action === action)
