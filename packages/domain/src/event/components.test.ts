import { expect, test } from 'vitest'
import { type Asking, componentsOf } from './components.ts'

const ordinary: Omit<Asking, 'kind'> = {
  wageContinues: false,
  forSpouse: false,
  hasCharges: true,
  isSupplement: false,
}

test.each<[Asking['kind'], Partial<Asking>, string[]]>([
  ['birth', {}, ['medical', 'prenatal', 'allowance']],
  ['birth', { wageContinues: true }, ['medical', 'prenatal']],
  ['birth', { forSpouse: true }, ['medical', 'prenatal']],
  ['birth', { hasCharges: false }, ['prenatal', 'allowance']],
  ['birth', { isSupplement: true }, ['medical']],
  ['termination', {}, ['medical', 'prenatal', 'allowance']],
  ['termination', { wageContinues: true }, ['medical', 'prenatal']],
  ['family-planning', {}, ['medical', 'allowance']],
  ['family-planning', { wageContinues: true }, ['medical']],
  ['prenatal', {}, ['prenatal']],
  ['prenatal', { isSupplement: true, wageContinues: true }, ['prenatal']],
])('a claim for a %s (%j) asks for %j', (kind, particulars, asked) => {
  expect(componentsOf({ kind, ...ordinary, ...particulars })).toEqual(asked)
})
