import { expect, test } from 'vitest'
import { deliveryMethods } from './delivery-methods.ts'
import { matnTypes } from './matn-types.ts'
import { nameOf } from './table.ts'

test.each(deliveryMethods)('$name is reported under its national name', ({ name, matnType }) => {
  expect(nameOf(matnTypes, matnType)).toBe(name)
})
