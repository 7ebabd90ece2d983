import { agencyRoles, employerRoles, isEmployerRole, reviewRoles, type Role } from './roles.ts'

const withBusiness = [...employerRoles, ...agencyRoles, 'auditor'] as const

/**
 * Who may do what: the one table behind the API's routes and the page's navigation and buttons. What is not in a row is
 * refused; which rows of data each sees is decided behind it, by row-level security.
 */
export const permissions = {
  'claims.file': employerRoles,
  'claims.read': withBusiness,
  'claims.print': [...employerRoles, ...agencyRoles],
  'claims.review': reviewRoles,
  'claims.approve': ['approver'],
  'reviews.read': [...agencyRoles, 'auditor'],
  'reviews.watch': [...reviewRoles, 'agency-admin'],
  'persons.find': [...employerRoles, 'counter-clerk'],
  'hospitals.read': withBusiness,
  'sensitive.reveal': withBusiness,
  'averages.fix': ['agency-admin'],
  'windows.keep': ['agency-admin'],
  'operators.manage': ['employer-admin'],
  'submissions.confirm': ['employer-admin'],
  'unit-accounts.manage': ['agency-admin'],
  'staff.manage': ['system-admin'],
  'relatives.declare': agencyRoles,
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether `role` may do what `permission` names. */
export const may = (role: Role, permission: Permission): boolean => permissions[permission].some((one) => one === role)

/** Whether who holds `role` must have a second factor: everybody who works for the agency. */
export const demandsSecondFactor = (role: Role): boolean => !isEmployerRole(role)
