import { describe, expect, test } from 'vitest'
import { givenAnswers, givenContact, givenEvent, givenPayee, givenStay } from '../testing/answers.ts'
import { missingFrom } from './missing-from.ts'

const said = (change: Parameters<typeof givenAnswers>[0]) =>
  missingFrom(givenAnswers(change)).map(({ section, pointer, message }) => `${section}${pointer} ${message}`)

describe('a wife who is the patient', () => {
  const event = givenEvent({ patient: 'spouse' })

  test('must be stated, with what insures her', () => {
    const contact = givenContact({ spouseGiven: false, spouseName: null, spouseIdNumber: null })
    expect(said({ event, contact })).toEqual([
      'contact/spouseGiven 配偶是就医人，请填写配偶信息',
      'contact/spouseCoverage 请选择配偶的参保情况',
      'contact/unemploymentProof 请选择未就业的证明方式',
    ])
  })

  test.each([
    [{ spouseCoverage: 'none' }, []],
    [{ spouseCoverage: 'resident' }, ['contact/residentPaid 请选择居民医保是否已经支付']],
    [{ spouseCoverage: 'resident', residentPaid: false }, []],
    [{ spouseCoverage: 'resident', residentPaid: true }, ['contact/residentPaidFen 请填写居民医保已支付金额']],
    [{ spouseCoverage: 'resident', residentPaid: true, residentPaidFen: 0 }, []],
  ])('insured as %j is asked %j', (insurance, asked) => {
    expect(said({ event, contact: givenContact({ unemploymentProof: 'declaration', ...insurance }) })).toEqual(asked)
  })
})

describe('a mother who died', () => {
  const event = givenEvent({ motherDiedOn: '2026-09-20' })

  test('needs an account at once', () => {
    expect(said({ event })).toContain('payee/payee 请选择收款人')
  })

  test('is paid through an heir', () => {
    expect(said({ event, payee: givenPayee() })).toEqual(['payee/payee 产妇已去世，收款人应为继承人'])
    expect(said({ event, payee: givenPayee({ payee: 'heir', heirRelation: 'child' }) })).toEqual([])
  })
})

test('a supplement is about bills', () => {
  const stay = {
    stays: [givenStay({ settledDirectly: true, settlementNumber: 'J1', settledOn: '2026-09-22', fundPaidFen: 100 })],
  }
  const event = givenEvent({ supplementOf: '01990000-0000-7000-8000-000000000001' })
  expect(said({ event, stay, charges: {} })).toEqual(['charges/invoices 补报应填写遗漏的票据'])
  expect(said({ event })).toEqual([])
})
