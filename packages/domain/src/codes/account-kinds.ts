import type { Coded, CodeOf } from './table.ts'

/** 账户类型 of the account that a benefit is paid to (product.md, The review and the money). */
export const accountKinds = [
  { code: 'card', name: '银行卡' },
  { code: 'passbook', name: '存折' },
  { code: 'corporate', name: '对公账户' },
] as const satisfies readonly Coded[]

export type AccountKind = CodeOf<typeof accountKinds>

/** 收款人 as a clerk names them; who is paid in the end is decided by the rules on the day of payment. */
export const payeeKinds = [
  { code: 'insured', name: '参保人本人' },
  { code: 'heir', name: '继承人' },
  { code: 'employer', name: '用人单位' },
] as const satisfies readonly Coded[]

export type PayeeKind = CodeOf<typeof payeeKinds>

/** 与参保人关系 of an heir. The order of 民法典 art. 1127: spouse, children and parents, then the others. */
export const heirRelations = [
  { code: 'spouse', name: '配偶' },
  { code: 'child', name: '子女' },
  { code: 'parent', name: '父母' },
  { code: 'other', name: '其他继承人' },
] as const satisfies readonly Coded[]
