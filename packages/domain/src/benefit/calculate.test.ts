import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operationKinds } from '../codes/index.ts'
import { components } from '../event/index.ts'
import { benefitCase, type BenefitCase, type BenefitCaseInput } from './benefit-case.ts'
import type { Breakdown } from './breakdown.ts'
import { calculateBenefit, calculateUnder } from './calculate.ts'
import { regions } from './regions/index.ts'
import { grades, insuredKinds, isUnpublished, particulars, type RuleSet, type Standard } from './rule-set.ts'
import { ruleSetFor } from './rule-set-for.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[]
const amountOf = { medical: 'medicalFen', prenatal: 'prenatalFen', allowance: 'allowanceFen' } as const
const LARGEST = 99_999_999_999

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 })
const days = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const later = '2036-01-01'
const amounts = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 10_000_00 }),
  fc.integer({ min: 0, max: 99_999_999_99 }),
)
const womens = operationKinds.filter(({ sex }) => sex === 'female').map(({ code }) => code)
const mens = operationKinds.filter(({ sex }) => sex === 'male').map(({ code }) => code)
const together = womens.filter((code) => code !== 'abortion' && code !== 'induction')
const gestation = fc.record({ weeks: fc.integer({ min: 0, max: 45 }), days: fc.integer({ min: 0, max: 6 }) })
const beside = {
  on: days,
  complications: maybe(fc.array(fc.constantFrom('O72.1', 'O14', 'O85'), { maxLength: 3 })),
  facts: maybe(fc.uniqueArray(fc.constantFrom(...keysOf(particulars)))),
}

const births = fc
  .record({
    ...beside,
    kind: fc.constant('birth' as const),
    delivery: fc.constantFrom('natural', 'assisted', 'difficult', 'caesarean'),
    birthOrder: maybe(fc.integer({ min: 1, max: 5 })),
    gestation,
    operations: maybe(fc.uniqueArray(fc.constantFrom(...together), { maxLength: 2 })),
    liveBirths: fc.integer({ min: 0, max: 3 }),
    stillbirths: fc.integer({ min: 0, max: 3 }),
  })
  .filter(({ liveBirths, stillbirths }) => liveBirths + stillbirths > 0)
  .map(({ liveBirths, stillbirths, ...event }) => ({
    ...event,
    fetuses: liveBirths + stillbirths,
    outcome: { liveBirths, stillbirths },
  }))
const terminations = fc.record({
  ...beside,
  kind: fc.constant('termination' as const),
  gestation,
  fetuses: maybe(fc.integer({ min: 1, max: 3 })),
  operations: maybe(fc.uniqueArray(fc.constantFrom(...womens), { maxLength: 3 })),
})
const operations = fc.record({
  ...beside,
  kind: fc.constant('family-planning' as const),
  gestation,
  operations: fc.oneof(
    fc.uniqueArray(fc.constantFrom(...womens), { minLength: 1 }),
    fc.uniqueArray(fc.constantFrom(...mens), { minLength: 1 }),
  ),
})
const examinations = fc.record({ ...beside, kind: fc.constant('prenatal' as const), gestation: orNull(gestation) })

/** Every version of every region that is known, by name: a date would leave some out. */
const versions = regions.flatMap(({ code, versions }) => versions.map(({ version }) => ({ region: code, version })))

const charges = fc
  .record({ totalFen: amounts, prenatalFen: amounts, part: fc.integer({ min: 0, max: 100 }) })
  .map(({ totalFen, prenatalFen, part }) => ({
    totalFen,
    prenatalFen,
    notCoveredFen: Math.floor((totalFen * part) / 100),
  }))
const wages = fc.record({
  monthlyBase: orNull(fc.record({ numeratorFen: amounts, denominator: fc.constantFrom(1, 7, 12, 345) })),
  regionalMonthlyAverageFen: orNull(fc.integer({ min: 1, max: 20_000_00 })),
})

/** Cases of all kinds under all rules, as a caller sends them. */
const inputs = fc
  .record({
    under: fc.constantFrom(...versions),
    event: fc.oneof({ weight: 3, arbitrary: births }, terminations, operations, examinations),
    insured: fc.record(
      {
        kind: fc.oneof(
          { weight: 3, arbitrary: fc.constant('employee' as const) },
          fc.constantFrom(...keysOf(insuredKinds)),
        ),
        contributionMonths: orNull(fc.integer({ min: 0, max: 60 })),
        continuousMonths: orNull(fc.integer({ min: 0, max: 60 })),
        married: fc.boolean(),
        birthOn: fc.constantFrom('1965-02-28', '1990-05-01', '2000-12-31'),
        wageContinues: fc.option(fc.boolean(), { freq: 1 }),
      },
      { requiredKeys: ['kind'] },
    ),
    hospitalLevel: fc.constantFrom(null, 0, 1, 2, 3, 3),
    charges: orNull(charges),
    paidOn: orNull(fc.constantFrom(later)),
    wages: orNull(wages),
  })
  .map(({ under, ...rest }): BenefitCaseInput => ({ ...under, ...rest }))

const cases = inputs.map((given) => benefitCase.parse(given))

/** Nothing stands in the way of any benefit but the rules themselves. */
const eligible = cases.map((given): BenefitCase => ({ ...given, insured: { kind: 'employee' }, hospitalLevel: 3 }))

const always = <Value>(given: fc.Arbitrary<Value>, holds: (value: Value) => void) => {
  fc.assert(
    fc.property(given, (value) => {
      holds(value)
    }),
    { numRuns: 300 },
  )
}

const shuffled = <Item>(items: readonly Item[] | null | undefined, seed: number) =>
  items == null
    ? items
    : [...items.slice(seed % (items.length + 1)), ...items.slice(0, seed % (items.length + 1))].reverse()

const charging = (given: BenefitCase, totalFen: number): BenefitCase => ({
  ...given,
  charges: { totalFen, notCoveredFen: 0, prenatalFen: given.charges?.prenatalFen ?? 0 },
})

const earning = (given: BenefitCase, numeratorFen: number): BenefitCase => ({
  ...given,
  wages: { ...given.wages, monthlyBase: { numeratorFen, denominator: 1 } },
})

const refusedOf = ({ refusals }: Breakdown) => refusals.map(({ component }) => component)

test('the cases tried here are of every version, of every kind, granted and refused', () => {
  const seen = fc.sample(cases, { numRuns: 2000, seed: 1 }).map((given) => ({ given, result: calculateBenefit(given) }))
  const names = new Set(seen.map(({ result: { ruleSet } }) => `${ruleSet.region} ${ruleSet.version}`))
  expect(names.size).toBe(versions.length)
  for (const component of keysOf(components)) {
    expect(seen.some(({ result }) => result[amountOf[component]] > 0)).toBe(true)
    expect(seen.some(({ result }) => refusedOf(result).includes(component))).toBe(true)
  }
  expect(new Set(seen.map(({ given }) => given.event.kind)).size).toBe(4)
})

describe('an amount', () => {
  test('is never negative, and the total is the sum', () => {
    always(cases, (given) => {
      const { medicalFen, prenatalFen, allowanceFen, totalFen } = calculateBenefit(given)
      for (const amount of [medicalFen, prenatalFen, allowanceFen]) expect(amount).toBeGreaterThanOrEqual(0)
      expect(totalFen).toBe(medicalFen + prenatalFen + allowanceFen)
    })
  })

  test('of medical expenses is the charges up to a cap that no charge lifts, or the same whatever was charged', () => {
    always(fc.tuple(eligible, amounts), ([given, totalFen]) => {
      const includesPrenatal = isIncluded(ruleSetFor(given).prenatal)
      const charged = charging(given, totalFen)
      const covered = totalFen + (includesPrenatal ? (charged.charges?.prenatalFen ?? 0) : 0)
      const paid = calculateBenefit(charged).medicalFen
      const most = calculateBenefit(charging(given, LARGEST)).medicalFen
      expect([Math.min(covered, most), most]).toContain(paid)
    })
  })

  test('of medical expenses is never above what the tables of its rules could add up to', () => {
    always(eligible, (given) => {
      const charged = charging(given, LARGEST)
      const { medicalFen, lines } = calculateBenefit(charged)
      if (lines.some(({ formula }) => formula === '按项目支付')) return
      expect(medicalFen).toBeLessThanOrEqual(highestOf(ruleSetFor(given).medical, given.event.fetuses ?? 1))
    })
  })

  test('is never less where more was charged', () => {
    always(fc.tuple(cases, amounts, amounts), ([given, totalFen, more]) => {
      const [less, greater] = [charging(given, totalFen), charging(given, totalFen + more)].map(calculateBenefit)
      expect(greater?.medicalFen).toBeGreaterThanOrEqual(less?.medicalFen ?? 0)
      expect(greater?.prenatalFen).toBe(less?.prenatalFen)
      expect(greater?.allowanceFen).toBe(less?.allowanceFen)
    })
  })

  test('of examinations is never less where they cost more', () => {
    always(fc.tuple(cases, amounts, amounts), ([given, prenatalFen, more]) => {
      const costing = (amount: number) =>
        calculateBenefit({ ...given, charges: { totalFen: 0, notCoveredFen: 0, prenatalFen: amount } })
      expect(costing(prenatalFen + more).prenatalFen).toBeGreaterThanOrEqual(costing(prenatalFen).prenatalFen)
    })
  })

  test('of allowance is never less for a higher base', () => {
    always(fc.tuple(cases, amounts, amounts), ([given, base, more]) => {
      const [less, greater] = [earning(given, base), earning(given, base + more)].map(calculateBenefit)
      expect(greater?.allowanceFen).toBeGreaterThanOrEqual(less?.allowanceFen ?? 0)
      expect(greater?.medicalFen).toBe(less?.medicalFen)
    })
  })

  test('of allowance is never less for more days on the same base', () => {
    always(fc.tuple(eligible, eligible, amounts), ([one, given, base]) => {
      const another = { ...given, region: one.region, version: one.version, wages: one.wages }
      const [first, second] = [earning(one, base), earning(another, base)].map(calculateBenefit)
      if (!first?.allowance || !second?.allowance) return
      const [shorter, longer] = [first, second].sort((a, b) => (a.allowance?.days ?? 0) - (b.allowance?.days ?? 0))
      expect(longer?.allowanceFen).toBeGreaterThanOrEqual(shorter?.allowanceFen ?? 0)
    })
  })

  test('grows neither in days nor in money when a child is missing', () => {
    always(
      eligible.filter(({ event }) => event.kind === 'birth'),
      (given) => {
        const having = (fetuses: number) =>
          calculateBenefit(
            charging(
              { ...given, event: { ...given.event, fetuses, outcome: { liveBirths: fetuses, stillbirths: 0 } } },
              LARGEST,
            ),
          )
        const [one, two] = [having(1), having(2)]
        expect(two.allowance?.days ?? 0).toBeGreaterThanOrEqual(one.allowance?.days ?? 0)
        expect(two.allowanceFen).toBeGreaterThanOrEqual(one.allowanceFen)
        expect(two.medicalFen).toBeGreaterThanOrEqual(one.medicalFen)
      },
    )
  })
})

describe('the same case', () => {
  test('in another order of operations, facts and complications is the same', () => {
    always(fc.tuple(cases, fc.nat(10)), ([given, seed]) => {
      const { operations, facts, complications } = given.event
      const event = {
        ...given.event,
        operations: shuffled(operations, seed),
        facts: shuffled(facts, seed),
        complications: shuffled(complications, seed),
      }
      expect(calculateBenefit({ ...given, event })).toEqual(calculateBenefit(given))
    })
  })

  test('with an operation named twice is the same', () => {
    always(cases, (given) => {
      const { operations } = given.event
      const event = { ...given.event, operations: operations && [...operations, ...operations] }
      expect(calculateBenefit({ ...given, event })).toEqual(calculateBenefit(given))
    })
  })

  test('charged differently for the same covered part is paid the same', () => {
    always(fc.tuple(cases, amounts), ([given, aside]) => {
      const { charges } = given
      if (!charges) return
      const { totalFen, notCoveredFen, prenatalFen } = charges
      const paid = paidFor(given)
      expect(
        paidFor({
          ...given,
          charges: { totalFen: totalFen + aside, notCoveredFen: notCoveredFen + aside, prenatalFen },
        }),
      ).toEqual(paid)
      if (!isIncluded(ruleSetFor(given).prenatal)) return
      const moved = Math.min(aside, totalFen - notCoveredFen)
      expect(
        paidFor({ ...given, charges: { totalFen: totalFen - moved, notCoveredFen, prenatalFen: prenatalFen + moved } }),
      ).toEqual(paid)
    })
  })

  test('calculated twice, or by way of JSON, is the same to the last line', () => {
    always(cases, (given) => {
      const breakdown = calculateBenefit(given)
      expect(calculateBenefit(given)).toStrictEqual(breakdown)
      expect(calculateUnder(ruleSetFor(given), benefitCase.parse(JSON.parse(JSON.stringify(given))))).toStrictEqual(
        breakdown,
      )
      expect(JSON.parse(JSON.stringify(breakdown))).toStrictEqual(breakdown)
    })
  })

  test('is not changed by being calculated', () => {
    always(cases, (given) => {
      const before = JSON.stringify(given)
      calculateBenefit(given)
      expect(JSON.stringify(given)).toBe(before)
    })
  })
})

describe('a benefit that is refused', () => {
  test('is 0, and says why in one sentence with its source', () => {
    always(cases, (given) => {
      const breakdown = calculateBenefit(given)
      expect(new Set(refusedOf(breakdown)).size).toBe(breakdown.refusals.length)
      for (const { component, message, source } of breakdown.refusals) {
        expect(breakdown[amountOf[component]]).toBe(0)
        expect(message).not.toBe('')
        expectSourced(source)
      }
    })
  })

  test('leaves the others as they are', () => {
    always(cases, (given) => {
      const { medicalFen, prenatalFen, allowanceFen } = calculateBenefit(given)
      expect(calculateBenefit({ ...given, wages: null })).toMatchObject({ medicalFen, prenatalFen, allowanceFen: 0 })
      const continuing = { ...given, insured: { ...given.insured, wageContinues: true } }
      expect(calculateBenefit(continuing)).toMatchObject({ medicalFen, prenatalFen, allowanceFen: 0 })
      expect(calculateBenefit({ ...given, charges: null })).toMatchObject({ allowanceFen })
    })
  })
})

describe('what was paid before', () => {
  test('and what is paid now are together what is due, unless more was paid than that', () => {
    const before = fc.record({ medicalFen: amounts, prenatalFen: amounts, allowanceFen: amounts })
    always(fc.tuple(cases, before), ([given, settledBefore]) => {
      const due = calculateBenefit(given)
      const now = calculateBenefit({ ...given, settledBefore })
      for (const field of Object.values(amountOf))
        expect(now[field]).toBe(Math.max(0, due[field] - settledBefore[field]))
      expect(now.allowance).toEqual(due.allowance)
    })
  })

  test('in full leaves nothing', () => {
    always(cases, (given) => {
      const { medicalFen, prenatalFen, allowanceFen } = calculateBenefit(given)
      expect(calculateBenefit({ ...given, settledBefore: { medicalFen, prenatalFen, allowanceFen } }).totalFen).toBe(0)
    })
  })
})

describe('the explanation', () => {
  test('gives every line a name and a source that can carry it', () => {
    always(cases, (given) => {
      for (const { code, label, source } of calculateBenefit(given).lines) {
        expect(code).toMatch(/^(event|medical|prenatal|allowance)\./)
        expect(label).not.toBe('')
        expectSourced(source)
      }
    })
  })

  test('names among the unverified every mark of a line, and of a refusal', () => {
    always(cases, (given) => {
      const { lines, refusals, ruleSet } = calculateBenefit(given)
      const marks = [...lines, ...refusals].flatMap(({ unverified }) => unverified ?? [])
      expect(ruleSet.unverified).toEqual(expect.arrayContaining(marks))
      expect(new Set(ruleSet.unverified).size).toBe(ruleSet.unverified.length)
    })
  })

  test('marks every line that rests on a decision of ours', () => {
    always(cases, (given) => {
      const ours = calculateBenefit(given).lines.filter(({ source }) => source.grade === 'ours')
      expect(ours.filter(({ unverified }) => !unverified)).toEqual([])
    })
  })

  test('adds up: the days of its lines are the days, its amounts less what was paid are the benefit', () => {
    always(cases, (given) => {
      const { lines, allowance, ...amounts } = calculateBenefit(given)
      const parts = lines.filter(({ code, days }) => days !== undefined && code !== 'allowance.days')
      expect(parts.reduce((sum, { days = 0 }) => sum + days, 0)).toBe(allowance?.days ?? 0)
      for (const component of keysOf(components)) {
        const line = lines.find(({ code }) => code === `${component}.amount`)
        expect(amounts[amountOf[component]]).toBe(line?.amountFen ?? 0)
      }
    })
  })
})

function expectSourced({ title, grade }: { title: string; grade: string }) {
  expect(title).not.toBe('')
  expect(Object.keys(grades)).toContain(grade)
  expect(grade).not.toBe('C')
}

function paidFor(given: BenefitCase) {
  const { medicalFen, prenatalFen, allowanceFen, refusals } = calculateBenefit(given)
  return { medicalFen, prenatalFen, allowanceFen, refusals }
}

const isIncluded = (prenatal: RuleSet['prenatal']) =>
  !isUnpublished(prenatal) && 'pays' in prenatal && prenatal.pays === 'included'

/** More than any case could be granted: the highest row with every addition, or every operation at once. */
function highestOf(medical: RuleSet['medical'], fetuses: number): number {
  if (isUnpublished(medical)) return 0
  const most = (standard: Standard | 'by-item' | { unpublished: string } | undefined): number =>
    typeof standard === 'number'
      ? standard
      : Math.max(0, ...Object.values(standard ?? {}).filter((amount) => typeof amount === 'number'))
  const rows = isUnpublished(medical.standards) ? [] : medical.standards
  const each = isUnpublished(medical.operations) ? [] : medical.operations
  const highest = Math.max(0, ...rows.map(({ fen }) => most(fen)))
  let added = 0
  for (const { fen, percent = 0, perExtraChild } of medical.additions)
    added += (most(fen) + Math.ceil((highest * percent) / 100)) * (perExtraChild ? fetuses - 1 : 1)
  return Math.max(
    highest + added,
    each.reduce((sum, { fen }) => sum + most(fen), 0),
  )
}
