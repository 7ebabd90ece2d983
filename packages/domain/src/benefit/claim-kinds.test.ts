import { expect, test } from 'vitest'
import { claimKinds } from './claim-kinds.ts'

const withPrenatal = ['birth', 'termination', 'family-planning', 'prenatal']

test.each([
  ['石家庄, whose lump sum comes with the birth', '130100', withPrenatal.slice(0, 3)],
  ['北京, which pays examinations by period', '110000', withPrenatal],
  ['a region without rules', '999999', withPrenatal],
])('%s (%s) takes claims for %j', (_place, region, kinds) => {
  expect(claimKinds(region)).toEqual(kinds)
})
