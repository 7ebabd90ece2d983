import { describe, expect, test } from 'vitest'
import { claimTypes, deliveryMethods, endsPregnancy, operationKinds } from '../codes/index.ts'
import { givenEvent, givenOperation, refusals } from '../testing/answers.ts'
import { claimableKinds, eventSection } from './event-section.ts'

const notAsked = [null, undefined]

describe('a birth', () => {
  test.each(deliveryMethods)('may be $name', ({ code }) => {
    expect(refusals(eventSection, givenEvent({ delivery: code }))).toEqual([])
  })

  test('must state everything about it', () => {
    expect(refusals(eventSection, { kind: 'birth', claimType: '19', eventOn: '2026-09-18' })).toEqual([
      'delivery: 请选择生产方式',
      'birthOrder: 请填写生育次数',
      'fetuses: 请填写胎儿数',
      'gestationWeeks: 请填写孕周',
    ])
  })

  test.each(notAsked)('is not asked for an operation (%j)', (operations) => {
    expect(refusals(eventSection, givenEvent({ operations }))).toEqual([])
  })

  test.each([
    ['birthOrder', 0, '生育次数应为 1 至 20 的整数'],
    ['birthOrder', 21, '生育次数应为 1 至 20 的整数'],
    ['fetuses', 0, '胎儿数应为 1 至 9 的整数'],
    ['fetuses', 10, '胎儿数应为 1 至 9 的整数'],
    ['fetuses', 1.5, '胎儿数应为 1 至 9 的整数'],
    ['fetuses', '两', '胎儿数应为 1 至 9 的整数'],
    ['gestationWeeks', 0, '孕周应为 1 至 45 的整数'],
    ['gestationWeeks', 46, '孕周应为 1 至 45 的整数'],
    ['delivery', 'home', '请选择生产方式'],
    ['delivery', null, '请选择生产方式'],
    ['eventOn', '1995-02-29', '1995-02-29 不是真实的日期'],
  ])('with %s %j is refused', (field, value, sentence) => {
    expect(refusals(eventSection, givenEvent({ [field]: value }))).toEqual([`${field}: ${sentence}`])
  })

  test.each([
    ['birthOrder', 1],
    ['birthOrder', 20],
    ['fetuses', 9],
    ['gestationWeeks', 1],
    ['gestationWeeks', 45],
  ])('with %s %j is accepted', (field, value) => {
    expect(refusals(eventSection, givenEvent({ [field]: value }))).toEqual([])
  })
})

describe('a family-planning operation', () => {
  test.each(operationKinds)('may be $name', ({ code }) => {
    const weeks = endsPregnancy([code]) ? { gestationWeeks: 10 } : {}
    expect(refusals(eventSection, givenOperation({ operations: [code], ...weeks }))).toEqual([])
  })

  test('may be several at once', () => {
    expect(refusals(eventSection, givenOperation({ operations: ['iud-removal', 'tubal-ligation'] }))).toEqual([])
  })

  test.each(['abortion', 'induction'])('that ends a pregnancy (%s) tells its weeks', (operation) => {
    expect(refusals(eventSection, givenOperation({ operations: ['iud-insertion', operation] }))).toEqual([
      'gestationWeeks: 请填写孕周',
    ])
  })

  test.each([null, undefined, []])('must be named (%j)', (operations) => {
    expect(refusals(eventSection, givenOperation({ operations }))).toEqual(['operations: 请选择手术方式'])
  })

  test('must be one of the table', () => {
    expect(refusals(eventSection, givenOperation({ operations: ['abortion', 'appendectomy'] }))).toEqual([
      'operations.1: 请选择手术方式',
    ])
  })

  test.each(notAsked)('is not asked for anything about a birth (%j)', (none) => {
    const event = givenOperation({ delivery: none, birthOrder: none, fetuses: none, gestationWeeks: none })
    expect(refusals(eventSection, event)).toEqual([])
  })
})

test.each([
  { kind: 'birth', claimType: '19', says: [] },
  { kind: 'birth', claimType: '32', says: ['claimType: 生育应选择报销类型 19 女工生育保险报销'] },
  { kind: 'birth', claimType: null, says: ['claimType: 请选择报销类型'] },
  { kind: 'birth', claimType: '52', says: ['claimType: 请选择报销类型'] },
  { kind: 'family-planning', claimType: '32', says: [] },
  {
    kind: 'family-planning',
    claimType: '19',
    says: ['claimType: 计划生育手术应选择报销类型 32 职工计划生育手术报销'],
  },
])('claim type $claimType for $kind: $says', ({ kind, claimType, says }) => {
  const event = kind === 'birth' ? givenEvent({ claimType }) : givenOperation({ claimType })
  expect(refusals(eventSection, event)).toEqual(says)
})

test('the sentence about a claim type names it as the table does', () => {
  const said = [givenEvent({ claimType: '32' }), givenOperation({ claimType: '19' })].flatMap((event) =>
    refusals(eventSection, event),
  )
  expect(said.map((sentence, index) => sentence.endsWith(claimTypes[index]!.name))).toEqual([true, true])
})

test('everything that can be judged is said at once', () => {
  expect(refusals(eventSection, { kind: 'birth', claimType: '32', eventOn: '2026-9', fetuses: 0 })).toEqual([
    'eventOn: 日期应写作年-月-日，如 2025-11-05',
    'fetuses: 胎儿数应为 1 至 9 的整数',
    'claimType: 生育应选择报销类型 19 女工生育保险报销',
    'delivery: 请选择生产方式',
    'birthOrder: 请填写生育次数',
    'gestationWeeks: 请填写孕周',
  ])
})

test('what depends on the kind waits for it', () => {
  expect(refusals(eventSection, {})).toEqual([
    'kind: 请选择申报事由',
    'claimType: 请选择报销类型',
    'eventOn: 请填写日期',
  ])
})

test('a clerk may begin a claim for a birth or an operation', () => {
  expect(claimableKinds).toEqual({ birth: '生育', 'family-planning': '计划生育手术' })
})
