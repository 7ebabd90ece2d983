import { type Role, roles } from '@cradle/domain/access'
import type { ClaimView } from '@cradle/domain/wire'

/** Whether the claim waits for who reads it: more than taking one's own decision back, or up again what was decided. */
export const isToBeDone = ({ moves }: Pick<ClaimView, 'moves'>) =>
  moves.some((move) => move !== 'undo' && move !== 'reopen')

type Deed = ClaimView['history'][number]

/** Who did it: the role, and the name where it says more. */
export function doerOf({ by, role }: Pick<Deed, 'by' | 'role'>): string {
  if (role === 'system') return '系统'
  const title = roles[role satisfies Role]
  return by === title ? title : `${title} ${by}`
}
