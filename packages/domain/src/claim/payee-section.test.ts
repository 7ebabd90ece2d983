import { describe, expect, test } from 'vitest'
import { givenPayee, refusals } from '../testing/answers.ts'
import { payeeSection } from './payee-section.ts'

const said = (change: Parameters<typeof givenPayee>[0]) => refusals(payeeSection, givenPayee(change))
const employer = {
  payee: 'employer',
  holder: '石家庄华辰机械制造有限公司',
  holderNumber: '91130100MA0000000Y',
  accountKind: 'corporate',
  accountNumber: '0402021409300012345',
}

describe('the account a benefit is paid to', () => {
  test.each([
    ['the insured person’s card', {}],
    ['her passbook', { accountKind: 'passbook', accountNumber: '0402021409' }],
    ['an heir’s', { payee: 'heir', heirRelation: 'child' }],
    ['the employer’s', employer],
  ])('may be %s', (_whose, change) => {
    expect(said(change)).toEqual([])
  })

  test.each([
    [{ payee: 'heir' }, ['heirRelation: 请选择与参保人的关系']],
    [{ holderNumber: '130102199003070021' }, ['holderNumber: 身份证号末位校验码应为 X，请核对']],
    [{ ...employer, holderNumber: '91130100MA0000000X' }, ['holderNumber: 统一社会信用代码末位校验码应为 Y，请核对']],
    [
      { ...employer, accountKind: 'card', accountNumber: '6217000010000000003' },
      ['accountKind: 用人单位收款应使用对公账户'],
    ],
    [{ accountKind: 'corporate' }, ['accountKind: 个人收款应使用银行卡或存折']],
    [{ accountNumber: '62170000' }, ['accountNumber: 银行卡号应为 13 至 19 位，现在是 8 位']],
    [{ branchCode: '10512' }, ['branchCode: 联行号应为 12 位，现在是 5 位']],
  ])('%j: %j', (change, says) => {
    expect(said(change)).toEqual(says)
  })

  test('whose card fails its check digit is accepted: some genuine cards do', () => {
    expect(said({ accountNumber: '6217000010000000004' })).toEqual([])
  })

  test('must be whole once it is begun', () => {
    expect(refusals(payeeSection, { holder: '李晓雯' })).toEqual([
      'payee: 请选择收款人',
      'holderNumber: 请填写证件号码',
      'accountKind: 请选择账户类型',
      'accountNumber: 请填写卡号或账号',
      'bank: 请填写开户银行',
      'branch: 请填写开户网点',
      'branchCode: 请填写联行号',
    ])
  })
})
