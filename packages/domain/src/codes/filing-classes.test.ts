import { expect, test } from 'vitest'
import { chargeItemLevels, chargeItemTypes } from './charge-items.ts'
import { filingClasses } from './filing-classes.ts'
import { nameOf } from './table.ts'

test.each([
  ['western-a', '西药费', '甲类'],
  ['western-b', '西药费', '乙类'],
  ['surgery', '手术费', undefined],
  ['laboratory', '化验费', undefined],
  ['examination', '检查费', undefined],
  ['treatment', '治疗费', undefined],
  ['bed', '床位费', undefined],
  ['special-examination', '检查费', undefined],
  ['other-self-paid', '其他费', '丙类（自费）'],
  ['unclassified', '其他费', undefined],
])('%s is nationally %s, level %s', (code, type, level) => {
  const row = filingClasses.find((filingClass) => filingClass.code === code)
  expect(nameOf(chargeItemTypes, row?.chargeItemType ?? '')).toBe(type)
  expect(row?.chargeItemLevel ? nameOf(chargeItemLevels, row.chargeItemLevel) : undefined).toBe(level)
})
