import { expect, test } from 'vitest'
import { medTypes } from './med-types.ts'
import { stayKinds } from './stay-kinds.ts'
import { nameOf } from './table.ts'

test.each(stayKinds)('$name is its maternity category', ({ name, medType }) => {
  expect(nameOf(medTypes, medType)).toBe(`生育${name}`)
})
