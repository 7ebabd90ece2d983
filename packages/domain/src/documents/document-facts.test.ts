import { describe, expect, test } from 'vitest'
import { givenAnswers, givenEvent, givenOperation, givenStay } from '../testing/answers.ts'
import { documentFactsOf } from './document-facts.ts'

const factsOf = (answers: Parameters<typeof documentFactsOf>[0]) => documentFactsOf(answers, '130100')

describe('the facts of a claim', () => {
  test('are its event, its day, where and how', () => {
    expect(factsOf(givenAnswers())).toEqual({
      region: '130100',
      on: '2026-09-18',
      event: 'birth',
      patient: 'self',
      care: 'inpatient',
      delivery: 'caesarean',
      settledDirectly: false,
      outOfRegion: false,
    })
  })

  test('are unknown where nothing stands yet, or only half of it', () => {
    const unknown = { on: null, event: null, care: null, delivery: null, patient: 'self' }
    expect(factsOf({ event: {}, stay: {} })).toMatchObject(unknown)
    expect(factsOf({ event: { kind: 'bi', eventOn: '2026-1' }, stay: { stays: [{}] } })).toMatchObject(unknown)
  })

  test('are of an operation without a delivery', () => {
    expect(factsOf({ event: { ...givenOperation(), delivery: 'natural' }, stay: {} })).toMatchObject({
      event: 'family-planning',
      delivery: null,
    })
  })

  test.each([
    [['inpatient', 'outpatient'], 'inpatient'],
    [['outpatient', 'outpatient'], 'outpatient'],
    [['outpatient', null], null],
  ])('say of stays %j: %s', (kinds, care) => {
    expect(factsOf({ event: {}, stay: { stays: kinds.map((kind) => ({ kind })) } })).toMatchObject({ care })
  })

  test('know the wife, the hospital that settled every stay and the one far away', () => {
    const stay = (more: object) => ({ ...givenStay(), ...more })
    const event = { ...givenEvent(), patient: 'spouse' }
    const far = factsOf({ event, stay: { stays: [stay({ settledDirectly: true, unlisted: true })] } })
    expect(far).toMatchObject({ patient: 'spouse', settledDirectly: true, outOfRegion: true })
    const both = factsOf({ event, stay: { stays: [stay({ settledDirectly: true }), stay({})] } })
    expect(both).toMatchObject({ settledDirectly: false, outOfRegion: false })
  })
})
