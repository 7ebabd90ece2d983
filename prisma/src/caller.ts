import { isEmployerRole, type Role } from '@cradle/domain/access'

/** Who asks: one membership of one account, acting for an employer or an agency office. */
export type Caller = {
  membershipId: string
  accountId: string
  /** The natural person behind the account: duties are kept apart by person. */
  holderId: string
  role: Role
  /** As shown in histories and audit events. */
  name: string
  agencyId: string
  /** The employer or agency office acted for. Never optional: a missing scope must not mean every scope. */
  scopeId: string
  requestId: string
}

/** The product itself: sign-in and jobs. */
export type SystemCaller = { role: 'system'; name: '系统'; requestId: string }

export const systemCaller = (requestId: string): SystemCaller => ({ role: 'system', name: '系统', requestId })

/** The database role a caller's statements run under; its policies see only the caller's employer or agency. */
export function databaseRoleOf(
  role: Role | 'system',
): 'cradle_employer' | 'cradle_agency' | 'cradle_auditor' | 'cradle_system' {
  if (role === 'system') return 'cradle_system'
  if (role === 'auditor') return 'cradle_auditor'
  // 系统管理 keeps accounts of agency staff and has no business data: no role for it until that work is in.
  if (role === 'system-admin') throw new Error('a system administrator has no business with the data')
  return isEmployerRole(role) ? 'cradle_employer' : 'cradle_agency'
}
