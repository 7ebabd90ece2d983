import { describe, expect, test } from 'vitest'
import { ageOn } from '../calendar/index.ts'
import { givenAnswers, givenContact, givenEvent, givenOperation } from '../testing/answers.ts'
import { givenFacts, saidBy } from '../testing/register-facts.ts'
import { mothersAgeFlags } from './mothers-age.ts'

const event = givenEvent({ eventOn: '2026-09-18' })
const bornOn = (birthOn: string) => ({ person: { sex: 'female', birthOn } as const })

describe('A11: a mother of 16 to 49', () => {
  const warned = (birthOn: string) => saidBy('A11', { event }, bornOn(birthOn))

  test.each([
    ['2010-09-18', []],
    ['2010-09-19', ['warn event/eventOn 产妇在 2026-09-18 为 15 周岁，不在 16 至 49 周岁之间']],
    ['1976-09-19', []],
    ['1976-09-18', ['warn event/eventOn 产妇在 2026-09-18 为 50 周岁，不在 16 至 49 周岁之间']],
  ])('born on %s: %j', (birthOn, says) => {
    expect(warned(birthOn)).toEqual(says)
  })

  test('is the wife where she is the patient', () => {
    const contact = givenContact({ spouseIdNumber: '13010219900307002X' })
    const forSpouse = { event: givenEvent({ patient: 'spouse' }), contact }
    expect(saidBy('A11', forSpouse, { person: { sex: 'male', birthOn: '1960-01-01' } })).toEqual([])
  })

  test('an operation is not about a mother', () => {
    expect(saidBy('A11', { event: givenOperation() }, bornOn('1960-01-01'))).toEqual([])
  })
})

describe('A11: beyond 14 and 60 the reviewer is told', () => {
  test.each([
    ['2012-09-18', 0],
    ['2012-09-19', 1],
    ['1965-09-19', 0],
    ['1965-09-18', 1],
  ])('born on %s: %i', (birthOn, times) => {
    expect([...mothersAgeFlags(givenAnswers({ event }), givenFacts(bornOn(birthOn)))]).toHaveLength(times)
    expect(times === 1).toBe(ageOn(birthOn, '2026-09-18') < 14 || ageOn(birthOn, '2026-09-18') > 60)
  })
})
