import { type Role, roles } from '@cradle/domain/access'
import type { ClaimAction } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'

/** What was done, as the history says it. */
const deeds: Record<ClaimAction, string> = {
  submit: '申报',
  file: '窗口录入',
  recall: '撤回',
  withdraw: '整批撤回',
  accept: '受理',
  'deem-accepted': '逾期视同受理',
  return: '退回补正',
  agree: '同意',
  'propose-refusal': '拟不予支付',
  'send-back': '退回上一步',
  approve: '核准',
  refuse: '不予支付',
  resend: '补正后重新申报',
  abandon: '放弃申报',
  close: '终止办理',
  reopen: '重新办理',
}

/** An action of the history in words; one this page does not know names itself. */
export const deedOf = (action: string): string => deeds[action as ClaimAction] ?? action

type Deed = ClaimView['history'][number]

/** Who did it: the role, and the name where it says more. */
export function doerOf({ by, role }: Pick<Deed, 'by' | 'role'>): string {
  if (role === 'system') return '系统'
  const title = roles[role satisfies Role]
  return by === title ? title : `${title} ${by}`
}
