import { auditDeeds } from '@cradle/domain/audit'
import { describe, expect, test } from 'vitest'
import { byPlace, type DeedGroup, deedGroups, deedsOf, placeInWords, valueInWords } from './words.ts'

describe('what the trail says in words', () => {
  test.each([
    ['/eventOn', '生育或手术日期'],
    ['/invoices/0/lines/11/amountFen', '票据 1 · 明细 12 · 金额'],
    ['/stays/1/ward', '住院 2 · 病区'],
    ['/kind', '申报事由'],
    ['/stays/0/kind', '住院 1 · 住院类型'],
    ['/something-new', 'something-new'],
  ])('%s is %s', (pointer, words) => {
    expect(placeInWords(pointer)).toBe(words)
  })

  test.each([
    ['/totalFen', 312_055, '3,120.55 元'],
    ['/fetuses', 2, '2'],
    ['/kind', 'birth', '生育'],
    ['/stays/0/kind', 'inpatient', '住院'],
    ['/claimType', '19', '19 女工生育保险报销'],
    ['/delivery', 'natural', '正常产'],
    ['/operations/0', 'of another time', 'of another time'],
    ['/spouseGiven', false, '否'],
    ['/phone', { hash: 'a'.repeat(64), key: '12345678' }, '不显示，指纹 aaaaaaaaaaaa'],
    ['status', 'returned', '退回补正'],
    ['problem', 'not-permitted', '您没有办理此项业务的权限'],
    ['problem', 'of another time', 'of another time'],
    ['field', 'phone', '联系电话'],
    ['section', 'contact', '联系与配偶'],
    ['at', '2026-11-03T03:00:00.000Z', '2026-11-03 11:00'],
    ['/ward', undefined, '—'],
  ])('%s %j reads %s', (place, value, words) => {
    expect(valueInWords(place, value)).toBe(words)
  })
})

test('answers are told in the order of the form, lists by their numbers', () => {
  const places = ['/totalFen', '/invoices/10/number', '/invoices/2/number', '/invoices/2/code', '/eventOn', '/kind']
  expect([...places].sort(byPlace)).toEqual([
    '/kind',
    '/eventOn',
    '/totalFen',
    '/invoices/2/code',
    '/invoices/2/number',
    '/invoices/10/number',
  ])
})

test('every deed is found by one kind, and every kind finds some', () => {
  const groups = Object.keys(deedGroups) as DeedGroup[]
  for (const deed of Object.keys(auditDeeds))
    expect([deed, groups.filter((group) => deedsOf(group).includes(deed)).length]).toEqual([deed, 1])
  for (const group of groups) expect([group, deedsOf(group).length > 0]).toEqual([group, true])
})
