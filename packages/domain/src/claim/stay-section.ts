import { z } from 'zod'
import { codesOf, stayKinds } from '../codes/index.ts'
import { readBy, readHospitalCode } from '../identity/index.ts'
import { draftOf } from './draft.ts'
import { choice, day, onceStanding, optionalText, requiredText, whenGiven } from './fields.ts'

const stay = z.object({
  /** 住院类型. */
  kind: choice(codesOf(stayKinds), '请选择住院类型'),
  /** 医院编码, as the directory or the invoice prints it. */
  hospitalCode: requiredText(20, '请选择医院').pipe(readBy(readHospitalCode)),
  /** 医院名称, taken from the directory with the code, so that a printed form never depends on a later directory. */
  hospitalName: requiredText(60, '请填写医院名称'),
  /** 病区. */
  ward: optionalText(40),
  /** 入院日期; of an outpatient visit, the day of it. */
  admittedOn: day,
  /** 出院日期; an outpatient visit has none. */
  dischargedOn: whenGiven(day),
})

const staySchema = stay
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

const fields = {
  stays: z.array(staySchema, '请填写住院或门诊情况').min(1, '请填写住院或门诊情况').max(20, '最多填写 20 次住院'),
}

/** 住院情况: where the insured person was treated and when, as a submission must state it. */
export const staySection = z.object(fields)

/** The stays as a draft may hold them. */
export const stayDraft = draftOf(fields)
export type Stay = z.infer<typeof staySchema>
export type StaySection = z.infer<typeof staySection>
