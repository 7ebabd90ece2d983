import { z } from 'zod'

/** The numbers that screens mask, as people name them. */
export const revealable = {
  idNumber: '身份证号',
  cardNumber: '医保卡号',
  phone: '联系电话',
  spouseIdNumber: '配偶身份证号',
  holderNumber: '收款人证件号码',
  accountNumber: '收款账号',
} as const
export type Revealable = keyof typeof revealable

/** Which masked number of a claim is to be shown in full. Asking is on record. */
export const revealBody = z.strictObject({
  field: z.enum(Object.keys(revealable) as [Revealable, ...Revealable[]], '请选择要显示的号码'),
})
export type RevealBody = z.infer<typeof revealBody>

export const revealView = z.object({ value: z.string() })
