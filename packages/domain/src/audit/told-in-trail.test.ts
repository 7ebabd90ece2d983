import { expect, test } from 'vitest'
import { isToldInTrail } from './told-in-trail.ts'

test.each([
  ['event', 'eventOn', true],
  ['contact', 'phone', false],
  ['contact', 'spouseIdNumber', false],
  ['contact', 'spouseName', false],
  ['contact', 'spouseWorkplace', false],
  ['contact', 'address', false],
  ['contact', 'permitNumber', true],
  ['charges', 'invoices', true],
] as const)('%s %s is told as it is: %s', (section, field, told) => {
  expect(isToldInTrail(section, field)).toBe(told)
})
