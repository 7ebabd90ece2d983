import { describe, expect, test } from 'vitest'
import { refusals } from '../testing/answers.ts'
import {
  addMembershipBody,
  addOperatorBody,
  addStaffBody,
  issueUnitAccountBody,
  relativeBody,
  resetBody,
  suspensionBody,
} from './accounts.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const idNumber = '130102198811150015'

describe('adding a person', () => {
  test.each([
    [addOperatorBody, { name: ' 沈立 ', idNumber, username: 'shenli' }],
    [issueUnitAccountBody, { employerId: id, holderName: '沈立', holderIdNumber: idNumber }],
    [addStaffBody, { name: '沈立', idNumber, username: 'shenli', role: 'finance', officeId: id, from: '2026-11-05' }],
    [relativeBody, { idNumber, relation: '配偶' }],
  ])('takes what it must know', (body, given) => {
    expect(body.safeParse(given).success).toBe(true)
  })

  test.each([
    [addOperatorBody, {}, ['name: 请填写姓名', 'idNumber: 请填写此项', 'username: 请输入用户名']],
    [
      addOperatorBody,
      { name: ' ', idNumber: '1', username: 'a' },
      [
        'name: 请填写姓名',
        'idNumber: 身份证号应为 18 位，现在是 1 位',
        'username: 用户名为 4 至 64 个字母、数字或 . _ -',
      ],
    ],
    [relativeBody, { idNumber, relation: '' }, ['relation: 请填写与本人的关系']],
  ])('%# says what is missing', (body, given, says) => {
    expect(refusals(body, given)).toEqual(says)
  })

  test('takes no more than that', () => {
    const given = { name: '沈立', idNumber, username: 'shenli' }
    expect(addOperatorBody.safeParse({ ...given, role: 'approver' }).success).toBe(false)
  })
})

describe('a term of office', () => {
  const term = { role: 'finance', officeId: id, from: '2026-11-05' }

  test.each([{}, { until: '2026-11-06' }])('from that day with %j is one', (more) => {
    expect(addMembershipBody.safeParse({ ...term, ...more }).success).toBe(true)
  })

  test.each([
    [{ until: '2026-11-05' }, '结束日期应晚于开始日期'],
    [{ role: 'employer-admin' }, undefined],
    [{ from: '2026-02-30' }, undefined],
  ])('with %j is none', (more, message) => {
    const { error } = addMembershipBody.safeParse({ ...term, ...more })
    expect(error?.issues).toHaveLength(1)
    expect(message === undefined || error?.issues[0]?.message === message).toBe(true)
  })
})

test('a reset keeps the second factor unless its removal is asked for', () => {
  expect([resetBody.parse(undefined), resetBody.parse({}), resetBody.parse({ removesSecondFactor: true })]).toEqual([
    { removesSecondFactor: false },
    { removesSecondFactor: false },
    { removesSecondFactor: true },
  ])
})

test('a suspension has its reason', () => {
  expect(refusals(suspensionBody, { reason: ' ' })).toEqual(['reason: 请填写停用原因'])
  expect(refusals(suspensionBody, { reason: '长'.repeat(201) })).toEqual(['reason: 最多 200 个字'])
})
