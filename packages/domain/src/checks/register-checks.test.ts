import { describe, expect, test } from 'vitest'
import type { DraftAnswers } from '../claim/index.ts'
import { operationKinds } from '../codes/index.ts'
import {
  givenAnswers,
  givenCharges,
  givenContact,
  givenEvent,
  givenPrenatalCare,
  givenInvoice,
  givenOperation,
  givenStay,
} from '../testing/answers.ts'
import { levels } from './finding.ts'
import { givenFacts } from '../testing/register-facts.ts'
import type { RegisterFacts } from './check.ts'
import { registerFindings } from './register-checks.ts'

const woman = { sex: 'female', birthOn: '1990-03-07' } as const
const man = { sex: 'male', birthOn: '1988-11-15' } as const

/** What stops a submission; what asks for a reason has tests of its own beside each check. */
const said = (draft: Partial<DraftAnswers> = {}, facts: Partial<RegisterFacts> = {}) =>
  registerFindings(givenAnswers(draft), givenFacts(facts))
    .filter(({ level }) => level === 'block')
    .map(({ code, section, pointer, message }) => `${code} ${section}${pointer} ${message}`)

test('an ordinary claim is not spoken of', () => {
  expect(registerFindings(givenAnswers(), givenFacts())).toEqual([])
})

test('an empty draft is not spoken of', () => {
  const empty = { event: {}, contact: {}, stay: {}, charges: {} }
  expect(said(empty, { insuredOnEvent: undefined })).toEqual([])
})

test('what is arithmetic or form blocks submission, the rest asks for a reason', () => {
  const findings = registerFindings(
    givenAnswers({ event: givenEvent({ eventOn: '2026-11-06' }) }),
    givenFacts({ person: man, insuredOnEvent: false, employer: { registered: false, contributing: false } }),
  )
  expect(findings.map((finding) => `${finding.code} ${levels[finding.level]}`)).toEqual([
    'A33 应改',
    'A33 应改',
    'A33 应改',
    'A08 应改',
    'A12 应改',
    'A12 提示',
  ])
})

describe('A33 says which condition fails', () => {
  const suspended = 'A33 event 单位今日参保状态不是“正常参保”，不能申报'
  const notRegistered = 'A33 event 单位今日不是“登记在册”状态，不能申报'
  const notInsured = 'A33 event/eventOn 2026-09-18 当日该参保人未在本单位参保，请核对日期，或由当时的用人单位申报'

  test.each<[string, Partial<RegisterFacts>, string[]]>([
    ['employer in good standing', { employer: { registered: true, contributing: true } }, []],
    ['employer suspended', { employer: { registered: true, contributing: false } }, [suspended]],
    ['employer not registered', { employer: { registered: false, contributing: true } }, [notRegistered]],
    ['both', { employer: { registered: false, contributing: false } }, [notRegistered, suspended]],
    ['person insured on the event date', { insuredOnEvent: true }, []],
    ['person not insured on the event date', { insuredOnEvent: false }, [notInsured]],
    ['no event date yet', { insuredOnEvent: undefined }, []],
  ])('%s', (_, facts, sentences) => {
    expect(said({}, facts)).toEqual(sentences)
  })
})

describe('A08: 女工生育保险报销 is for women', () => {
  test.each([
    { person: woman, claimType: '19', says: [] },
    { person: woman, claimType: '32', says: [] },
    { person: man, claimType: '32', says: [] },
    { person: man, claimType: null, says: [] },
    { person: man, claimType: '19', says: ['A08 event/claimType 参保人为男性，不能按 19 女工生育保险报销申报'] },
  ])('$person.sex on $claimType: $says', ({ person, claimType, says }) => {
    expect(said({ event: givenEvent({ claimType }) }, { person })).toEqual(says)
  })
})

describe('A09: an operation is possible for one sex', () => {
  const event = (...operations: string[]) => ({ event: givenOperation({ operations }) })

  test.each(operationKinds)('$name', ({ code, name, sex }) => {
    const refusal = [`A09 event/operations ${name}与参保人性别不符`]
    expect(said(event(code), { person: woman })).toEqual(sex === 'female' ? [] : refusal)
    expect(said(event(code), { person: man })).toEqual(sex === 'male' ? [] : refusal)
  })

  test('a woman has no vasectomy, a man no IUD', () => {
    expect(said(event('vasectomy'), { person: woman })).toEqual([
      'A09 event/operations 绝育手术（输精管）与参保人性别不符',
    ])
    expect(said(event('iud-insertion'), { person: man })).toEqual([
      'A09 event/operations 放置宫内节育器与参保人性别不符',
    ])
  })

  test('of several, each is judged', () => {
    expect(said(event('iud-removal', 'vasectomy', 'abortion'), { person: man })).toHaveLength(2)
  })

  test('a code half typed is the section’s matter', () => {
    expect(said(event('vas', ''), { person: woman })).toEqual([])
  })

  test('operations left over from before the kind became prenatal care are not spoken of', () => {
    expect(said({ event: givenPrenatalCare({ operations: ['vasectomy'] }) })).toEqual([])
  })
})

describe('A12: the event', () => {
  const tooLate = 'A12 event/eventOn 生育或手术日期不能晚于今天（2026-11-05）'
  const tooEarly = 'A12 event/eventOn 生育或手术日期早于参保人出生日期'

  test.each([
    ['2026-11-04', []],
    ['2026-11-05', []],
    ['2026-11-06', [tooLate]],
    ['2027-01-01', [tooLate]],
    ['1990-03-07', []],
    ['1990-03-06', [tooEarly]],
    [null, []],
    ['', []],
    ['2026-11', []],
    ['9', []],
    ['2027-02-30', []],
    ['2300-01-01', []],
  ])('on %s: %j', (eventOn, says) => {
    expect(said({ event: givenEvent({ eventOn }) })).toEqual(says)
  })
})

describe('A12: nothing of a stay or a bill lies in the future', () => {
  const stay = (change: object) => ({ stay: { stays: [givenStay(), givenStay(change)] } })
  const bill = (change: object) => ({
    charges: givenCharges({ invoices: [givenInvoice(), givenInvoice({ number: '0026896567', ...change })] }),
  })

  test.each<[string, Partial<DraftAnswers>, string[]]>([
    ['admitted today', stay({ admittedOn: '2026-11-05', dischargedOn: null }), []],
    [
      'admitted tomorrow',
      stay({ admittedOn: '2026-11-06', dischargedOn: null }),
      ['A12 stay/stays/1/admittedOn 入院日期不能晚于今天（2026-11-05）'],
    ],
    ['discharged today', stay({ dischargedOn: '2026-11-05' }), []],
    [
      'discharged tomorrow',
      stay({ dischargedOn: '2026-11-06' }),
      ['A12 stay/stays/1/dischargedOn 出院日期不能晚于今天（2026-11-05）'],
    ],
    ['a visit with a discharge left over', stay({ kind: 'outpatient', dischargedOn: '2026-11-06' }), []],
    [
      'a visit tomorrow',
      stay({ kind: 'outpatient', admittedOn: '2026-11-06' }),
      ['A12 stay/stays/1/admittedOn 入院日期不能晚于今天（2026-11-05）'],
    ],
    ['a half-typed discharge', stay({ dischargedOn: '2026-12' }), []],
    ['issued today', bill({ issuedOn: '2026-11-05' }), []],
    [
      'issued tomorrow',
      bill({ issuedOn: '2026-11-06' }),
      ['A12 charges/invoices/1/issuedOn 开票日期不能晚于今天（2026-11-05）'],
    ],
    ['not said when issued', bill({ issuedOn: null }), []],
  ])('%s', (_, draft, sentences) => {
    expect(said(draft)).toEqual(sentences)
  })
})

describe('A02: a bill names a stay of the claim', () => {
  const refusal = 'A02 charges/invoices/0/stay 票据所属的住院不存在，请重新选择'

  test.each([
    { stays: 1, ordinal: 1, says: [] },
    { stays: 1, ordinal: 2, says: [refusal] },
    { stays: 2, ordinal: 2, says: [] },
    { stays: 0, ordinal: 1, says: [refusal] },
    { stays: 1, ordinal: null, says: [] },
    { stays: 1, ordinal: '二', says: [] },
  ])('the ${ordinal}th of $stays: $says', ({ stays, ordinal, says }) => {
    const draft = {
      stay: { stays: Array.from({ length: stays }, () => givenStay()) },
      charges: givenCharges({ invoices: [givenInvoice({ stay: ordinal })] }),
    }
    expect(said(draft)).toEqual(says)
  })
})

describe('A05: a supplement', () => {
  const supplementOf = '01990000-0000-7000-8000-000000000001'
  const of = (change = {}) => ({ event: givenEvent({ supplementOf, ...change }) })
  const first = { status: 'accepted', kind: 'birth', eventOn: '2026-09-18', isSamePerson: true } as const
  const place = 'A05 event/supplementOf'

  test.each(['submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'returned', 'approved'] as const)(
    'may add to a claim that is %s',
    (status) => {
      expect(said(of(), { first: { ...first, status } })).toEqual([])
    },
  )

  test.each(['draft', 'refused', 'abandoned', 'closed'] as const)('adds nothing to a claim that is %s', (status) => {
    expect(said(of(), { first: { ...first, status } })).toEqual([
      `${place} 要补报的申报单没有在办理或已核准，不能补报，请另行申报`,
    ])
  })

  test('names a claim of the same person', () => {
    const sentence = `${place} 没有找到要补报的申报单，请重新选择`
    expect(said(of(), { first: null })).toEqual([sentence])
    expect(said(of(), { first: { ...first, isSamePerson: false } })).toEqual([sentence])
  })

  test('is about the same event; of prenatal care, about the same pregnancy', () => {
    const sentence = `${place} 补报的事由和日期应与原申报单一致`
    expect(said(of(), { first: { ...first, eventOn: '2026-09-17' } })).toEqual([sentence])
    expect(said(of(), { first: { ...first, kind: 'termination' } })).toEqual([sentence])
    const care = { event: givenPrenatalCare({ supplementOf }) }
    expect(said(care, { first: { ...first, kind: 'prenatal', eventOn: '2026-06-01' } })).toEqual([])
  })
})

describe('a wife who is the patient', () => {
  const event = givenEvent({ patient: 'spouse' })

  test('A08: is no man’s own birth', () => {
    expect(said({ event, contact: givenContact({ spouseIdNumber: '13010219900307002X' }) }, { person: man })).toEqual(
      [],
    )
    expect(said({ event: givenEvent() }, { person: man })).toEqual([
      'A08 event/claimType 参保人为男性，不能按 19 女工生育保险报销申报',
    ])
  })

  test('A09: has the operations of her own sex', () => {
    const contact = givenContact({ spouseIdNumber: '13010219900307002X' })
    const operation = (code: string) => ({ event: givenOperation({ patient: 'spouse', operations: [code] }), contact })
    expect(said(operation('tubal-ligation'), { person: man })).toEqual([])
    expect(said(operation('vasectomy'), { person: man })).toEqual([
      'A09 event/operations 绝育手术（输精管）与配偶性别不符',
    ])
  })
})
