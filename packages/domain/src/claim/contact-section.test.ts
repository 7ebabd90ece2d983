import { describe, expect, test } from 'vitest'
import { givenContact, refusals } from '../testing/answers.ts'
import { contactSecrets, contactSection } from './contact-section.ts'

const alone = { phone: '13832112345', address: '中山东路 326 号', spouseGiven: false }

test('“无配偶或不提供” needs nothing more', () => {
  expect(refusals(contactSection, alone)).toEqual([])
})

test.each([
  ['spouseIdNumber', '130102'],
  ['spouseName', ' '],
  ['spouseWorkplace', null],
])('“无配偶或不提供” asks nothing of %s %j', (field, value) => {
  expect(refusals(contactSection, { ...alone, [field]: value })).toEqual([])
})

describe('a spouse', () => {
  test('is stated by name and ID number', () => {
    expect(refusals(contactSection, givenContact())).toEqual([])
  })

  test.each([undefined, null, '', '  '])('must be stated (%j)', (none) => {
    expect(refusals(contactSection, givenContact({ spouseName: none, spouseIdNumber: none }))).toEqual([
      'spouseName: 请填写配偶姓名',
      'spouseIdNumber: 请填写配偶身份证号',
    ])
  })

  test.each([
    ['13010219881115001', '身份证号应为 18 位，现在是 17 位'],
    ['130102198811150014', '身份证号末位校验码应为 5，请核对'],
    ['13010219950229002X', '身份证号中的出生日期 1995-02-29 不是真实的日期'],
    ['1'.repeat(41), '最多 40 个字'],
  ])('is not known by the number %s', (spouseIdNumber, sentence) => {
    expect(refusals(contactSection, givenContact({ spouseIdNumber }))).toEqual([`spouseIdNumber: ${sentence}`])
  })

  test.each(['130102 19881115 0015', '13010219900307002x', '130102881115001'])(
    'may be known by %s',
    (spouseIdNumber) => {
      expect(refusals(contactSection, givenContact({ spouseIdNumber }))).toEqual([])
    },
  )
})

describe('the telephone of the insured person', () => {
  test.each(['13832112345', '138 3211 2345', '+86 13832112345', '0311-86012345'])('may be %s', (phone) => {
    expect(refusals(contactSection, givenContact({ phone }))).toEqual([])
  })

  test.each([
    [undefined, '请填写联系电话'],
    [null, '请填写联系电话'],
    [' ', '请填写联系电话'],
    ['138', '电话应为 11 位手机号，或带区号的座机号，如 0311-86012345'],
    ['1'.repeat(31), '最多 30 个字'],
  ])('may not be %j', (phone, sentence) => {
    expect(refusals(contactSection, givenContact({ phone }))).toEqual([`phone: ${sentence}`])
  })
})

test.each(['permitNumber', 'permitOffice', 'spouseWorkplace'])('%s is optional and blank counts as none', (field) => {
  expect(contactSection.parse(givenContact({ [field]: ' ' }))).toMatchObject({ [field]: null })
})

test('everything that can be judged is said at once', () => {
  expect(refusals(contactSection, { phone: '138', spouseGiven: true, spouseIdNumber: '130102' })).toEqual([
    'phone: 电话应为 11 位手机号，或带区号的座机号，如 0311-86012345',
    'address: 请填写联系地址',
    'spouseName: 请填写配偶姓名',
    'spouseIdNumber: 身份证号应为 18 位，现在是 6 位',
  ])
})

test('telephone and ID number are never kept in clear', () => {
  expect(contactSecrets).toEqual(['phone', 'spouseIdNumber'])
})
