import { z } from 'zod'
import { codesOf, spouseCoverages, unemploymentProofs } from '../codes/index.ts'
import { readBy, readIdNumber, readPhone } from '../identity/index.ts'
import { draftOf } from './draft.ts'
import { amountFen, choice, onceStanding, optionalText, requiredText } from './fields.ts'

const fields = {
  /** 联系电话 of the insured person. */
  phone: requiredText(30, '请填写联系电话').pipe(readBy(readPhone)),
  /** 联系地址. */
  address: requiredText(100, '请填写联系地址'),
  /** Whether a spouse is stated; “无配偶或不提供” needs no reason. */
  spouseGiven: z.boolean({ error: '请选择是否填写配偶' }),
  spouseName: optionalText(60),
  spouseIdNumber: optionalText(40),
  /** 配偶单位或就业情况. */
  spouseWorkplace: optionalText(100),
  /** Of a wife who is the patient: what insures her, and how her unemployment is shown. */
  spouseCoverage: choice(codesOf(spouseCoverages), '请选择配偶的参保情况').nullish(),
  unemploymentProof: choice(codesOf(unemploymentProofs), '请选择未就业的证明方式').nullish(),
  /** Whether her own resident insurance already paid, and how much. */
  residentPaid: z.boolean('应为是或否').nullish(),
  residentPaidFen: amountFen('请填写居民医保已支付金额').nullish(),
  /** 准生证号 and 办理机构: prefilled where the permit is on file, optional since 2022-09-29 in 石家庄. */
  permitNumber: optionalText(50),
  permitOffice: optionalText(100),
}

const contact = z.object(fields)

/** 联系与配偶: how to reach the insured person, the spouse, and the birth permit. */
export const contactSection = contact
  .refine(({ spouseGiven, spouseName }) => !spouseGiven || Boolean(spouseName), {
    path: ['spouseName'],
    message: '请填写配偶姓名',
    ...onceStanding(contact.pick({ spouseGiven: true, spouseName: true })),
  })
  .superRefine(
    ({ spouseGiven, spouseIdNumber }, context) => {
      if (!spouseGiven) return
      const read = spouseIdNumber ? readIdNumber(spouseIdNumber) : { ok: false as const, problem: '请填写配偶身份证号' }
      if (!read.ok) context.addIssue({ code: 'custom', path: ['spouseIdNumber'], message: read.problem })
    },
    onceStanding(contact.pick({ spouseGiven: true, spouseIdNumber: true })),
  )

/** The contact as a draft may hold it. */
export const contactDraft = draftOf(fields)
export type ContactSection = z.infer<typeof contactSection>

/** The fields of this section that are never kept in clear: they lie encrypted beside the draft and the filing. */
export const contactSecrets = ['phone', 'spouseIdNumber'] as const satisfies readonly (keyof typeof fields)[]
