import { z } from 'zod'
import { accountKinds, codesOf, heirRelations, payeeKinds } from '../codes/index.ts'
import { readBankAccount, readBankCard, readBankCode, readBy, readCreditCode, readIdNumber } from '../identity/index.ts'
import { draftOf } from './draft.ts'
import { choice, onceStanding, requiredText } from './fields.ts'

const fields = {
  /** 收款人. */
  payee: choice(codesOf(payeeKinds), '请选择收款人'),
  /** 与参保人关系, asked of an heir. */
  heirRelation: choice(codesOf(heirRelations), '请选择与参保人的关系').nullish(),
  /** 户名. */
  holder: requiredText(60, '请填写户名'),
  /** The holder's ID number, or the employer's credit code. */
  holderNumber: requiredText(40, '请填写证件号码'),
  /** 账户类型. */
  accountKind: choice(codesOf(accountKinds), '请选择账户类型'),
  /** 银行卡号 or 账号. */
  accountNumber: requiredText(40, '请填写卡号或账号'),
  /** 开户银行. */
  bank: requiredText(60, '请填写开户银行'),
  /** 开户网点, with its 12-digit number in the payment system. */
  branch: requiredText(100, '请填写开户网点'),
  branchCode: requiredText(40, '请填写联行号').pipe(readBy(readBankCode)),
}

const payee = z.object(fields)

/**
 * 收款账户: whose account the benefit is paid to. It may be given later, as nobody edits it for the employer (product.md,
 * The review and the money); once it is begun it must be whole.
 */
export const payeeSection = payee
  .refine(({ payee: kind, heirRelation }) => kind !== 'heir' || heirRelation != null, {
    path: ['heirRelation'],
    message: '请选择与参保人的关系',
    ...onceStanding(payee.pick({ payee: true, heirRelation: true })),
  })
  .superRefine(
    ({ payee: kind, holderNumber }, context) => {
      const read = kind === 'employer' ? readCreditCode(holderNumber) : readIdNumber(holderNumber)
      if (!read.ok) context.addIssue({ code: 'custom', path: ['holderNumber'], message: read.problem })
    },
    onceStanding(payee.pick({ payee: true, holderNumber: true })),
  )
  .superRefine(
    ({ payee: kind, accountKind }, context) => {
      if ((kind === 'employer') === (accountKind === 'corporate')) return
      const message = kind === 'employer' ? '用人单位收款应使用对公账户' : '个人收款应使用银行卡或存折'
      context.addIssue({ code: 'custom', path: ['accountKind'], message })
    },
    onceStanding(payee.pick({ payee: true, accountKind: true })),
  )
  .superRefine(
    ({ accountKind, accountNumber }, context) => {
      const read = accountKind === 'card' ? readBankCard(accountNumber) : readBankAccount(accountNumber)
      if (!read.ok) context.addIssue({ code: 'custom', path: ['accountNumber'], message: read.problem })
    },
    onceStanding(payee.pick({ accountKind: true, accountNumber: true })),
  )

/** The payee as a draft may hold it. */
export const payeeDraft = draftOf(fields)
export type PayeeSection = z.infer<typeof payeeSection>

/** Never kept in clear: they lie encrypted beside the draft and the filing. */
export const payeeSecrets = ['holderNumber', 'accountNumber'] as const satisfies readonly (keyof typeof fields)[]
