import { describe, expect, test } from 'vitest'
import {
  assistanceKinds,
  claimTypes,
  deliveryMethods,
  endsPregnancy,
  isAssisted,
  operationKinds,
  terminationKinds,
} from '../codes/index.ts'
import { givenEvent, givenOperation, givenPrenatalCare, givenTermination, refusals } from '../testing/answers.ts'
import { eventSection, isAskedOfEvent } from './event-section.ts'

const notAsked = [null, undefined]

describe('a birth', () => {
  test.each(deliveryMethods)('may be $name', ({ code }) => {
    const help = isAssisted(code) ? { assistance: 'breech' } : {}
    expect(refusals(eventSection, givenEvent({ delivery: code, ...help }))).toEqual([])
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
      'gestationWeeks: 请填写孕周',
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

describe('an assisted or difficult birth', () => {
  test.each(assistanceKinds)('tells how it was helped: $name', ({ code }) => {
    for (const delivery of ['assisted', 'difficult'])
      expect(refusals(eventSection, givenEvent({ delivery, assistance: code }))).toEqual([])
  })

  test.each(['assisted', 'difficult'])('(%s) must tell it', (delivery) => {
    expect(refusals(eventSection, givenEvent({ delivery }))).toEqual(['assistance: 请选择助产方式'])
  })
})

describe('children who did not live', () => {
  test.each([
    [{ stillborn: 1 }, []],
    [{ stillborn: 2 }, ['stillborn: 死胎死产数不能多于胎儿数']],
    [{ stillborn: 0, newbornDiedOn: '2026-09-18' }, []],
    [{ newbornDiedOn: '2026-09-17' }, ['newbornDiedOn: 新生儿死亡日期不能早于生育日期']],
    [{ stillborn: 1, newbornDiedOn: '2026-09-18' }, ['newbornDiedOn: 没有活产，不填写新生儿死亡日期']],
    [{ fetuses: 2, stillborn: 1, newbornDiedOn: '2026-09-18' }, []],
    [{ motherDiedOn: '2026-09-18' }, []],
    [{ motherDiedOn: '2026-09-17' }, ['motherDiedOn: 产妇死亡日期不能早于生育或终止妊娠的日期']],
  ])('%j: %j', (change, says) => {
    expect(refusals(eventSection, givenEvent(change))).toEqual(says)
  })
})

describe('a termination', () => {
  test.each(terminationKinds)('may be $name', ({ code }) => {
    expect(refusals(eventSection, givenTermination({ termination: code }))).toEqual([])
  })

  test('must tell how and in which week', () => {
    expect(refusals(eventSection, { kind: 'termination', claimType: '19', eventOn: '2026-09-18' })).toEqual([
      'termination: 请选择终止妊娠方式',
      'gestationWeeks: 请填写孕周',
    ])
  })

  test('may go with an operation', () => {
    expect(refusals(eventSection, givenTermination({ operations: ['iud-insertion'] }))).toEqual([])
  })
})

test('prenatal care tells the pregnancy by the day the child is due', () => {
  expect(refusals(eventSection, givenPrenatalCare())).toEqual([])
  expect(refusals(eventSection, givenPrenatalCare({ dueOn: null }))).toEqual(['dueOn: 请填写预产期'])
})

test.each([
  ['delivery', givenEvent(), true],
  ['delivery', givenTermination(), false],
  ['assistance', givenEvent(), false],
  ['assistance', givenEvent({ delivery: 'difficult' }), true],
  ['gestationWeeks', givenOperation(), false],
  ['gestationWeeks', givenOperation({ operations: ['abortion'] }), true],
  ['operations', givenPrenatalCare(), false],
  ['dueOn', givenPrenatalCare(), true],
  ['termination', {}, false],
  ['eventOn', {}, true],
] as const)('%s is asked of %j: %s', (field, event, asked) => {
  expect(isAskedOfEvent(field, event)).toBe(asked)
})
