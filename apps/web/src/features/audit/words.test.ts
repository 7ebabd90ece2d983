import { auditDeeds } from '@cradle/domain/audit'
import { describe, expect, test } from 'vitest'
import { type DeedGroup, deedGroups, deedsOf, placeInWords, valueInWords } from './words.ts'

describe('what the trail says in words', () => {
  test.each([
    ['/eventOn', '生育或手术日期'],
    ['/invoices/0/lines/11/amountFen', '票据 1 · 明细 12 · 金额'],
    ['/stays/1/ward', '住院 2 · 病区'],
    ['/something-new', 'something-new'],
  ])('%s is %s', (pointer, words) => {
    expect(placeInWords(pointer)).toBe(words)
  })

  test.each([
    ['/totalFen', 312_055, '3,120.55 元'],
    ['/fetuses', 2, '2'],
    ['/spouseGiven', false, '否'],
    ['/phone', { hash: 'a'.repeat(64), key: '12345678' }, '不显示，指纹 aaaaaaaaaaaa'],
    ['status', 'returned', '退回补正'],
    ['problem', 'not-permitted', '您没有办理此项业务的权限'],
    ['problem', 'of another time', 'of another time'],
    ['field', 'phone', '联系电话'],
    ['/ward', undefined, '—'],
  ])('%s %j reads %s', (place, value, words) => {
    expect(valueInWords(place, value)).toBe(words)
  })
})

test('every deed is found by one kind, and every kind finds some', () => {
  const groups = Object.keys(deedGroups) as DeedGroup[]
  for (const deed of Object.keys(auditDeeds))
    expect([deed, groups.filter((group) => deedsOf(group).includes(deed)).length]).toEqual([deed, 1])
  for (const group of groups) expect([group, deedsOf(group).length > 0]).toEqual([group, true])
})
