import { expect, test } from 'vitest'
import { claimableKinds } from '../claim/index.ts'
import { componentsOf, type EventKind, eventKinds } from './components.ts'

test.each<[EventKind, string, string[]]>([
  ['birth', 'fund', ['medical', 'prenatal', 'allowance']],
  ['birth', 'wage continues', ['medical', 'prenatal']],
  ['termination', 'fund', ['medical', 'prenatal', 'allowance']],
  ['termination', 'wage continues', ['medical', 'prenatal']],
  ['family-planning', 'fund', ['medical', 'allowance']],
  ['family-planning', 'wage continues', ['medical']],
  ['prenatal', 'fund', ['prenatal']],
  ['prenatal', 'wage continues', ['prenatal']],
])('a claim for a %s, %s, asks for %j', (kind, allowance, asked) => {
  expect(componentsOf(kind, { wageContinues: allowance === 'wage continues' })).toEqual(asked)
})

test('what a clerk may claim for is a kind of event under the same name', () => {
  expect(eventKinds).toMatchObject(claimableKinds)
})
