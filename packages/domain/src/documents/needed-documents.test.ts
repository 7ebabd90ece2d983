import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentFacts } from './document-facts.ts'
import { type DocumentKind, documentKindNames, documentKinds } from './document-kinds.ts'
import { documentsFor, isRequiredForAcceptance, missingDocuments } from './needed-documents.ts'
import { allDocumentRules } from './region-documents.ts'

/** A birth in hospital in 石家庄, its bills to be paid. */
const givenFacts = (change: Partial<DocumentFacts> = {}): DocumentFacts => ({
  region: '130100',
  on: '2026-10-20',
  event: 'birth',
  patient: 'self',
  care: 'inpatient',
  delivery: 'natural',
  settledDirectly: false,
  outOfRegion: false,
  ...change,
})

const kindsOf = (facts: DocumentFacts, need: string) =>
  documentsFor(facts).flatMap((one) => (one.need === need ? [one.kind] : []))
const required = (change?: Partial<DocumentFacts>) => kindsOf(givenFacts(change), 'required').join(' ')
const conditional = (change?: Partial<DocumentFacts>) => kindsOf(givenFacts(change), 'conditional').join(' ')
const optional = (change?: Partial<DocumentFacts>) => kindsOf(givenFacts(change), 'optional').join(' ')

describe('石家庄 requires', () => {
  test.each<[string, Partial<DocumentFacts>, string]>([
    ['of a birth in hospital', {}, 'M01 M02 M03 M05 M11'],
    ['of a caesarean the same', { delivery: 'caesarean' }, 'M01 M02 M03 M05 M11'],
    ['of a birth outside hospital the diagnosis', { care: 'outpatient' }, 'M01 M02 M03 M04 M11'],
    ['of a termination diagnosis and record', { event: 'termination' }, 'M01 M02 M03 M04 M05 M11'],
    ['of an operation in hospital', { event: 'family-planning' }, 'M01 M02 M03 M04 M05 M11'],
    [
      'of an outpatient operation the image',
      { event: 'family-planning', care: 'outpatient' },
      'M01 M02 M03 M04 M08 M11',
    ],
    ['of prenatal care', { event: 'prenatal', care: 'outpatient' }, 'M01 M02 M03 M04 M11'],
    ['of a wife that she has no work', { patient: 'spouse' }, 'M01 M02 M03 M05 M10 M11'],
    ['of a stay settled by the hospital no bill', { settledDirectly: true }, 'M01 M05 M11'],
    ['of what nobody told yet the least', { event: null, care: null, delivery: null, on: null }, 'M01 M02 M03 M11'],
    ['before 2022-09-29 the permit', { on: '2022-09-28' }, 'M01 M02 M03 M05 M09 M11'],
    [
      'and of a difficult birth the record of it',
      { on: '2022-09-28', delivery: 'assisted' },
      'M01 M02 M03 M05 M06 M09 M11',
    ],
    ['but no more from that day', { on: '2022-09-29', delivery: 'assisted' }, 'M01 M02 M03 M05 M11'],
  ])('%s: %j', (_what, change, kinds) => {
    expect(required(change)).toBe(kinds)
  })
})

describe('what is wanted only sometimes', () => {
  test('says when, in words', () => {
    expect(conditional({ delivery: 'caesarean' })).toBe('M04 M06 M12')
    const words = documentsFor(givenFacts({ outOfRegion: true })).map(({ condition }) => condition)
    expect(words).toContain('在外地就医的，写明没有联网结算的原因')
    expect(conditional({ settledDirectly: true })).toBe('M04')
  })

  test('is left to the clerk where it may be on file elsewhere', () => {
    expect(optional()).toBe('M07 M09')
    expect(optional({ event: 'family-planning' })).toBe('')
  })
})

describe('acceptance', () => {
  test('waits for what is required in 石家庄, and in no region whose list is not known', () => {
    expect(isRequiredForAcceptance(givenFacts())).toBe(true)
    expect(isRequiredForAcceptance(givenFacts({ on: '2012-05-05' }))).toBe(true)
    expect(isRequiredForAcceptance(givenFacts({ region: '131000' }))).toBe(false)
  })

  test('asks for nothing that was handed in, nor for what is only wanted sometimes', () => {
    const needed = documentsFor(givenFacts({ delivery: 'caesarean' }))
    expect(missingDocuments(needed, ['M01', 'M05'])).toEqual(['M02', 'M03', 'M11'])
    expect(missingDocuments(needed, ['M01', 'M02', 'M03', 'M05', 'M11'])).toEqual([])
  })
})

const facts = fc.record<DocumentFacts>({
  region: fc.constantFrom('130100', '131000', '000000'),
  on: fc.constantFrom(null, '2010-01-01', '2022-09-28', '2022-09-29', '2026-10-20'),
  event: fc.constantFrom(null, 'birth', 'termination', 'family-planning', 'prenatal'),
  patient: fc.constantFrom('self', 'spouse'),
  care: fc.constantFrom(null, 'inpatient', 'outpatient'),
  delivery: fc.constantFrom(null, 'natural', 'assisted', 'difficult', 'caesarean'),
  settledDirectly: fc.boolean(),
  outOfRegion: fc.boolean(),
})
const given = fc.subarray<DocumentKind>(documentKindNames)

describe('whatever the claim', () => {
  test('each kind is named at most once, in the order of the list, with its source', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        const kinds = documentsFor(facts).map(({ kind }) => kind)
        expect(kinds).toEqual(documentKindNames.filter((kind) => kinds.includes(kind)))
        for (const { need, condition, source } of documentsFor(facts)) {
          expect(condition !== null).toBe(need === 'conditional')
          expect(source.title).not.toBe('')
        }
      }),
    )
  })

  test('who it is and the signed form are always required', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        expect(kindsOf(facts, 'required')).toEqual(expect.arrayContaining(['M01', 'M11']))
      }),
    )
  })

  test('that the wife has no work is asked of a wife, and of nobody else', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        expect(documentsFor(facts).some(({ kind }) => kind === 'M10')).toBe(facts.patient === 'spouse')
      }),
    )
  })

  test('no bill is asked for that the hospital settled', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        const kinds = documentsFor(facts).map(({ kind }) => kind)
        expect(kinds.includes('M02')).toBe(!facts.settledDirectly)
      }),
    )
  })

  test('handing in more never leaves more missing, and everything leaves nothing', () => {
    fc.assert(
      fc.property(facts, given, fc.constantFrom(...documentKindNames), (facts, given, one) => {
        const needed = documentsFor(facts)
        const before = missingDocuments(needed, given)
        expect(before).toEqual(expect.arrayContaining(missingDocuments(needed, [...given, one])))
        expect(missingDocuments(needed, documentKindNames)).toEqual([])
      }),
    )
  })
})

describe('the lists', () => {
  test.each(allDocumentRules)('of $region from $rules.from ask on no ground of ours alone', ({ region, rules }) => {
    const invented = rules.rows.filter(({ need, source }) => need === 'required' && source.grade === 'ours')
    expect(region === null ? [] : invented).toEqual([])
    for (const { kind } of rules.rows) expect(documentKinds[kind].name).toMatch(/\p{Script=Han}/u)
  })

  test('have no row that an earlier one of its kind always takes', () => {
    for (const { rules } of allDocumentRules)
      for (const [at, row] of rules.rows.entries()) {
        const earlier = rules.rows.slice(0, at).filter(({ kind }) => kind === row.kind)
        expect(earlier.filter(({ when }) => Object.keys(when).length === 0)).toEqual([])
      }
  })
})
