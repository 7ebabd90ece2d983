import { expect, test } from 'vitest'
import { givenEvent, givenOperation, givenTermination } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'

const place = 'warn event/gestationWeeks'

test.each([
  ['surgical-abortion', 15, []],
  ['surgical-abortion', 16, [`${place} 人工流产的孕周为 16 周，满 16 周通常为引产`]],
  ['medical-abortion', 16, [`${place} 药物流产的孕周为 16 周，满 16 周通常为引产`]],
  ['labour-induction', 11, [`${place} 引产的孕周为 11 周，不满 12 周通常为流产`]],
  ['labour-induction', 12, []],
  ['labour-induction', 27, []],
  ['labour-induction', 28, [`${place} 引产的孕周为 28 周，满 28 周通常为分娩`]],
  ['miscarriage', 30, []],
  ['ectopic-pregnancy', 6, []],
])('A20: %s at %i weeks: %j', (termination, gestationWeeks, says) => {
  expect(saidBy('A20', { event: givenTermination({ termination, gestationWeeks }) })).toEqual(says)
})

test('A20: so for operations that end a pregnancy, not for a birth, and not while nothing is typed', () => {
  const operations = ['iud-insertion', 'abortion']
  expect(saidBy('A20', { event: givenOperation({ operations, gestationWeeks: 16 }) })).toEqual([
    `${place} 流产术的孕周为 16 周，满 16 周通常为引产`,
  ])
  expect(saidBy('A20', { event: givenOperation({ operations: ['iud-insertion'], gestationWeeks: 40 }) })).toEqual([])
  expect(saidBy('A20', { event: givenEvent({ gestationWeeks: 24 }) })).toEqual([])
  expect(saidBy('A20', { event: givenTermination({ gestationWeeks: '三十' }) })).toEqual([])
})
