import { type Role, roles } from '@cradle/domain/access'
import type { ClaimView } from '@cradle/domain/wire'

type Deed = ClaimView['history'][number]

/** Who did it: the role, and the name where it says more. */
export function doerOf({ by, role }: Pick<Deed, 'by' | 'role'>): string {
  if (role === 'system') return '系统'
  const title = roles[role satisfies Role]
  return by === title ? title : `${title} ${by}`
}
