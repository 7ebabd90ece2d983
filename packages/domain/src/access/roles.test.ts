import { expect, test } from 'vitest'
import { isAgencyRole, isEmployerRole, isReviewRole, type Role, roles } from './roles.ts'

test.each<{ role: Role; is: string[] }>([
  { role: 'employer-clerk', is: ['employer'] },
  { role: 'employer-admin', is: ['employer'] },
  { role: 'counter-clerk', is: ['agency'] },
  { role: 'first-reviewer', is: ['review', 'agency'] },
  { role: 'second-reviewer', is: ['review', 'agency'] },
  { role: 'approver', is: ['review', 'agency'] },
  { role: 'finance', is: ['agency'] },
  { role: 'agency-admin', is: ['agency'] },
  { role: 'system-admin', is: [] },
  { role: 'auditor', is: [] },
])('$role is of: $is', ({ role, is }) => {
  const kinds = [isEmployerRole(role) && 'employer', isReviewRole(role) && 'review', isAgencyRole(role) && 'agency']
  expect(kinds.filter(Boolean)).toEqual(is)
})

test('the roles are those of the product, each with its own word', () => {
  expect(roles).toEqual({
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
  })
})
