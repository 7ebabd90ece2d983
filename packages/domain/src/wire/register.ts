import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { plainText } from '../claim/fields.ts'
import { id } from './shared.ts'

/** Exactly one number: an ID number (18 digits, or 15 of old) or an insurance-card number. */
export const lookupBody = z
  .strictObject({
    idNumber: z.string().max(40, '身份证号过长').optional(),
    cardNumber: z.string().max(40, '医保卡号过长').optional(),
  })
  .refine((body) => (body.idNumber === undefined) !== (body.cardNumber === undefined), {
    path: ['idNumber'],
    message: '请填写身份证号或医保卡号',
  })
export type LookupBody = z.infer<typeof lookupBody>

/** A person who is or was insured with the acting employer. */
export const personView = z.object({
  id,
  name: z.string(),
  sex: z.enum(['female', 'male']),
  birthOn: plainDate,
  idNumberMasked: z.string(),
  cardNumberMasked: z.string().nullable(),
  /** 准生证 on file, the newest first. */
  permits: z.array(z.object({ number: z.string(), office: z.string(), issuedOn: plainDate })),
  /** The spells of insurance with the acting employer; `until` is absent while it lasts. */
  spells: z.array(z.object({ from: plainDate, until: plainDate.nullable() })),
  insuredToday: z.boolean(),
})
export type PersonView = z.infer<typeof personView>

export const hospitalsQuery = z.object({ q: plainText(60).default('') })

export const hospitalView = z.object({
  code: z.string(),
  name: z.string(),
  localCode: z.string().nullable(),
  level: z.int().min(0).max(3),
  regionCode: z.string(),
  wards: z.array(z.string()),
})
export type HospitalView = z.infer<typeof hospitalView>
export const hospitalList = z.object({ items: z.array(hospitalView), nextCursor: z.null() })
