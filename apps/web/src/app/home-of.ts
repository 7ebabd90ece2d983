import { may, type Role } from '@cradle/domain/access'
import { paths } from './paths.ts'

/** Where a role is led to from the product's own address. */
export const homeOf = (role: Role): string => homes.find(([permission]) => may(role, permission))?.[1] ?? paths.home

const homes = [
  ['claims.file', paths.home],
  ['claims.review', paths.review],
  ['audit.read', paths.audit],
  ['unit-accounts.manage', paths.unitAccounts],
  ['staff.manage', paths.staff],
] as const
