/** The states of a claim, with the words the screens and forms use. */
export const claimStatuses = {
  draft: '未申报',
  submitted: '已申报',
  accepted: '已受理',
  'first-reviewed': '初审通过',
  'second-reviewed': '复审通过',
  approved: '已核准',
  refused: '不予支付',
  returned: '退回补正',
  abandoned: '已放弃',
  closed: '已终止办理',
} as const

export type ClaimStatus = keyof typeof claimStatuses

/** The states in which the employer may change what the claim says. */
export const isEditable = (status: ClaimStatus): boolean => status === 'draft' || status === 'returned'

/** The states of a claim to which forgotten bills may be added (补报): sent, and neither given up nor refused. */
export const isSupplementable = (status: ClaimStatus): boolean =>
  !(['draft', 'refused', 'abandoned', 'closed'] as ClaimStatus[]).includes(status)
