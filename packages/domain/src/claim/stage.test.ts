import { expect, test } from 'vitest'
import { type Role, roles } from '../access/index.ts'
import { stageOf, stages } from './stage.ts'

test.each(Object.keys(roles) as Role[])('the stage of %s', (role) => {
  const expected: Partial<Record<Role, string>> = {
    'counter-clerk': 'entry',
    'first-reviewer': 'first-review',
    'second-reviewer': 'second-review',
    approver: 'approval',
  }
  expect(stageOf(role)).toBe(expected[role])
})

test('every stage is held by one role', () => {
  const held = (Object.keys(roles) as Role[]).map(stageOf).filter((stage) => stage !== undefined)
  expect(held).toEqual(Object.keys(stages))
})
