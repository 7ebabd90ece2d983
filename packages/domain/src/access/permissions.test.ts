import { expect, test } from 'vitest'
import { demandsSecondFactor, may, type Permission, permissions } from './permissions.ts'
import { type Role, roles } from './roles.ts'

const everyRole = Object.keys(roles) as Role[]
const everyPermission = Object.keys(permissions) as Permission[]

/** Each role's whole list, so that a right given to one more role is a line changed here on purpose. */
const decided: Record<Role, Permission[]> = {
  'employer-clerk': [
    'claims.file',
    'claims.read',
    'claims.print',
    'persons.find',
    'hospitals.read',
    'sensitive.reveal',
  ],
  'employer-admin': [
    'claims.file',
    'claims.read',
    'claims.print',
    'persons.find',
    'hospitals.read',
    'sensitive.reveal',
    'operators.manage',
    'submissions.confirm',
  ],
  'counter-clerk': [
    'claims.read',
    'claims.print',
    'reviews.read',
    'persons.find',
    'hospitals.read',
    'sensitive.reveal',
    'relatives.declare',
  ],
  'first-reviewer': [
    'claims.read',
    'claims.print',
    'claims.review',
    'reviews.read',
    'reviews.watch',
    'hospitals.read',
    'sensitive.reveal',
    'relatives.declare',
  ],
  'second-reviewer': [
    'claims.read',
    'claims.print',
    'claims.review',
    'reviews.read',
    'reviews.watch',
    'hospitals.read',
    'sensitive.reveal',
    'relatives.declare',
  ],
  approver: [
    'claims.read',
    'claims.print',
    'claims.review',
    'claims.approve',
    'reviews.read',
    'reviews.watch',
    'hospitals.read',
    'sensitive.reveal',
    'relatives.declare',
  ],
  finance: ['claims.read', 'claims.print', 'reviews.read', 'hospitals.read', 'sensitive.reveal', 'relatives.declare'],
  'agency-admin': [
    'claims.read',
    'claims.print',
    'reviews.read',
    'reviews.watch',
    'hospitals.read',
    'sensitive.reveal',
    'averages.fix',
    'windows.keep',
    'unit-accounts.manage',
    'relatives.declare',
  ],
  'system-admin': ['staff.manage'],
  auditor: ['claims.read', 'reviews.read', 'hospitals.read', 'sensitive.reveal', 'audit.read'],
}

test.each(everyRole)('what %s may do', (role) => {
  expect(everyPermission.filter((permission) => may(role, permission))).toEqual(decided[role])
})

test('whoever works for the agency must have a second factor', () => {
  const free = everyRole.filter((role) => !demandsSecondFactor(role))
  expect(free).toEqual(['employer-clerk', 'employer-admin'])
})
