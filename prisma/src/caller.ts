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
  /** The session asked in, which must still stand. Absent where the product itself files: its demonstration, its tests. */
  sessionId?: string
}

/** The product itself: sign-in and jobs, and what it keeps for somebody signed in. */
export type SystemCaller = { role: 'system'; name: '系统'; requestId: string; onBehalfOf?: Caller }

export const systemCaller = (requestId: string): SystemCaller => ({ role: 'system', name: '系统', requestId })

/** The product at work on what nobody may read for themselves, such as one's own password: the caller's session stands. */
export const systemFor = (caller: Caller): SystemCaller => ({ ...systemCaller(caller.requestId), onBehalfOf: caller })

/** Whose deed something is: the person signed in, or the product's own. */
export const actorOf = (caller: Caller | SystemCaller): Caller | SystemCaller =>
  caller.role === 'system' ? (caller.onBehalfOf ?? caller) : caller

/** The roles a request may become. */
export const databaseRoles = [
  'cradle_employer',
  'cradle_agency',
  'cradle_auditor',
  'cradle_system',
  'cradle_admin',
] as const
export type DatabaseRole = (typeof databaseRoles)[number]

/** The database role a caller's statements run under; its policies see only the caller's employer or agency. */
export function databaseRoleOf(role: Role | 'system'): DatabaseRole {
  if (role === 'system') return 'cradle_system'
  if (role === 'auditor') return 'cradle_auditor'
  // 系统管理 keeps accounts of agency staff and sees no business data.
  if (role === 'system-admin') return 'cradle_admin'
  return isEmployerRole(role) ? 'cradle_employer' : 'cradle_agency'
}
