/** Roles an account may hold through a membership, with the words the screens use. Source: product.md, People. */
export const roles = {
  'employer-clerk': '单位经办人',
  'employer-admin': '单位管理员',
  'counter-clerk': '窗口经办',
  'first-reviewer': '初审',
  'second-reviewer': '复审',
  approver: '审批',
  finance: '拨付',
  'agency-admin': '业务管理',
  'system-admin': '系统管理',
  auditor: '审计',
} as const

export type Role = keyof typeof roles

/** The roles whose scope is an employer. */
export const employerRoles = ['employer-clerk', 'employer-admin'] as const satisfies readonly Role[]

/** The roles that decide claims, one stage each. */
export const reviewRoles = ['first-reviewer', 'second-reviewer', 'approver'] as const satisfies readonly Role[]

/** The roles of the agency's offices that work on claims, money or the register; 系统管理 has no business data. */
export const agencyRoles = [
  'counter-clerk',
  ...reviewRoles,
  'finance',
  'agency-admin',
] as const satisfies readonly Role[]

export type EmployerRole = (typeof employerRoles)[number]
export type ReviewRole = (typeof reviewRoles)[number]
export type AgencyRole = (typeof agencyRoles)[number]

export const isEmployerRole = (role: Role): role is EmployerRole => employerRoles.some((one) => one === role)
export const isReviewRole = (role: Role): role is ReviewRole => reviewRoles.some((one) => one === role)
export const isAgencyRole = (role: Role): role is AgencyRole => agencyRoles.some((one) => one === role)
