import { describe, expect, test } from 'vitest'
import { type BenefitCase, benefitCase } from './benefit-case.ts'
import { changesBetween } from './difference.ts'
import type { RuleSet } from './rule-set.ts'
import { ruleSetFor } from './rule-set-for.ts'
import { rulesText } from './rules-text.ts'
import { type BenefitSnapshot, replay, snapshotOf } from './snapshot.ts'

const birth: BenefitCase = benefitCase.parse({
  region: '130100',
  event: { kind: 'birth', on: '2025-03-10', delivery: 'natural' },
  charges: { totalFen: 412_050 },
  wages: { monthlyBase: { numeratorFen: 730_000 } },
})
const rules = ruleSetFor(birth)
const snapshot = snapshotOf(birth, rulesText)

/** What is kept comes back from JSON as what was kept. */
const stored = (): BenefitSnapshot => JSON.parse(JSON.stringify(snapshot)) as BenefitSnapshot

/** The rules with a day more for every birth, under the same name: a change nobody announced. */
const planted = (): RuleSet => {
  const { allowance } = rules
  if (!('days' in allowance)) throw new Error('the rules have no allowance')
  const days = allowance.days.map((row) => (row.days === 158 ? { ...row, days: 159 } : row))
  return { ...rules, allowance: { ...allowance, days } }
}

describe('a stored benefit, computed anew under its own rules', () => {
  test('is the same to the fen', () => {
    expect(replay(stored(), rulesText)).toEqual({ same: true })
  })

  test('differs once a rule was changed under its name, by how much', () => {
    expect(replay(stored(), rulesText, planted)).toEqual({
      same: false,
      because: 'amounts-differ',
      changes: [{ component: 'allowance', beforeFen: 3_844_667, afterFen: 3_869_000, changeFen: 24_333 }],
    })
  })

  test('is reported where the rules say something else, though the amounts are the same', () => {
    const reworded = () => ({ ...rules, published: { ...rules.published, article: '另一条' } })
    expect(replay(stored(), rulesText, reworded)).toEqual({ same: false, because: 'rules-changed', changes: [] })
  })

  test('is reported where its rules are gone', () => {
    expect(replay(stored(), rulesText, () => undefined)).toEqual({ same: false, because: 'rules-gone', changes: [] })
  })

  test('is reported where the stored amount was altered', () => {
    const altered = { ...stored(), result: { ...stored().result, medicalFen: stored().result.prenatalFen } }
    expect(replay(altered, rulesText)).toMatchObject({
      because: 'amounts-differ',
      changes: [{ component: 'medical', beforeFen: 200_000, afterFen: 350_000 }],
    })
  })
})

describe('what a rule set says', () => {
  test('is one text whatever the order in its file', () => {
    const reordered = Object.fromEntries(Object.entries(rules).reverse()) as RuleSet
    expect(rulesText(reordered)).toBe(rulesText(rules))
  })

  test('is another text when one figure is another', () => {
    expect(rulesText(planted())).not.toBe(rulesText(rules))
  })
})

test('two computations that agree differ in nothing', () => {
  expect(changesBetween(snapshot.result, stored().result)).toEqual([])
})
