import { z } from 'zod'
import { codesOf, hospitalLevels, stayKinds } from '../codes/index.ts'
import { readBy, readHospitalCode } from '../identity/index.ts'
import { draftOf } from './draft.ts'
import { amountFen, choice, day, onceStanding, optionalText, requiredText, whenGiven } from './fields.ts'

const stay = z.object({
  /** 住院类型. */
  kind: choice(codesOf(stayKinds), '请选择住院类型'),
  /** What an outpatient visit of a birth or termination was for; absent, for the event itself. */
  purpose: choice(['event', 'prenatal'], '请选择就诊目的').nullish(),
  /** 急诊: an emergency may lead to any hospital. */
  emergency: z.boolean('应为是或否').nullish(),
  /** The hospital is not in the directory (another region): its name, place and level are typed. */
  unlisted: z.boolean('应为是或否').nullish(),
  /** 医院编码, as the directory or the invoice prints it; of an unlisted hospital as far as it is known. */
  hospitalCode: whenGiven(readBy(readHospitalCode)),
  /** 医院名称, taken from the directory with the code, so that a printed form never depends on a later directory. */
  hospitalName: requiredText(60, '请填写医院名称'),
  /** 所在地 of an unlisted hospital: province, city and county in words. */
  hospitalPlace: optionalText(60),
  /** 医院等级 of an unlisted hospital. */
  hospitalLevel: choice(codesOf(hospitalLevels), '请选择医院等级').nullish(),
  /** 病区. */
  ward: optionalText(40),
  /** 入院日期; of an outpatient visit, the day of it. */
  admittedOn: day,
  /** 出院日期; an outpatient visit has none. */
  dischargedOn: whenGiven(day),
  /** 直接结算: the hospital settled this stay with the fund, so that it has no invoice here. */
  settledDirectly: z.boolean('应为是或否').nullish(),
  /** 结算单号, 结算日期 and what the fund paid, as the hospital's settlement prints them. */
  settlementNumber: optionalText(60),
  settledOn: whenGiven(day),
  fundPaidFen: amountFen('请填写基金支付金额').nullish(),
})

/** What is asked of a stay that the hospital settled. */
const ofSettlement = {
  settlementNumber: '请填写结算单号',
  settledOn: '请填写结算日期',
  fundPaidFen: '请填写基金支付金额',
} as const
/** What is asked of a hospital that the directory does not know. */
const ofUnlisted = { hospitalPlace: '请填写医院所在地', hospitalLevel: '请选择医院等级' } as const

const staySchema = stay
  .superRefine(
    ({ unlisted, hospitalCode }, context) => {
      if (!unlisted && !hospitalCode)
        context.addIssue({ code: 'custom', path: ['hospitalCode'], message: '请选择医院' })
    },
    onceStanding(stay.pick({ unlisted: true, hospitalCode: true })),
  )
  .superRefine(
    (told, context) => {
      const asked = { ...(told.unlisted ? ofUnlisted : {}), ...(told.settledDirectly ? ofSettlement : {}) }
      for (const [field, message] of Object.entries(asked))
        if (told[field as keyof typeof told] == null) context.addIssue({ code: 'custom', path: [field], message })
    },
    onceStanding(stay.pick({ unlisted: true, settledDirectly: true })),
  )
  .refine(({ kind, dischargedOn }) => kind === 'outpatient' || Boolean(dischargedOn), {
    path: ['dischargedOn'],
    message: '请填写出院日期',
    ...onceStanding(stay.pick({ kind: true, dischargedOn: true })),
  })
  .refine((stay) => stay.kind === 'outpatient' || !stay.dischargedOn || stay.admittedOn <= stay.dischargedOn, {
    path: ['dischargedOn'],
    message: '出院日期不能早于入院日期',
    ...onceStanding(stay.pick({ kind: true, admittedOn: true, dischargedOn: true })),
  })
  .refine((stay) => !stay.settledDirectly || !stay.settledOn || stay.settledOn >= stay.admittedOn, {
    path: ['settledOn'],
    message: '结算日期不能早于入院或就诊日期',
    ...onceStanding(stay.pick({ settledDirectly: true, settledOn: true, admittedOn: true })),
  })

const fields = {
  stays: z.array(staySchema, '请填写住院或门诊情况').min(1, '请填写住院或门诊情况').max(20, '最多填写 20 次住院'),
}

/** 住院情况: where the patient was treated and when, as a submission must state it. */
export const staySection = z.object(fields)

/** The stays as a draft may hold them. */
export const stayDraft = draftOf(fields)
export type Stay = z.infer<typeof staySchema>
export type StaySection = z.infer<typeof staySection>
