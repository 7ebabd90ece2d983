import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { claimTypes, codesOf, deliveryMethods, operationKinds } from '../codes/index.ts'
import { choice, wholeNumber } from './fields.ts'
import { draftOf } from './draft.ts'

/** The kinds of event a clerk may begin a claim for. */
export const claimableKinds = { birth: '生育', 'family-planning': '计划生育手术' } as const

const fields = {
  kind: choice(Object.keys(claimableKinds) as ['birth', 'family-planning'], '请选择申报事由'),
  /** 报销类型: 19 女工生育保险报销, 32 职工计划生育手术报销. */
  claimType: choice(codesOf(claimTypes), '请选择报销类型'),
  /** 生育或手术日期: the day of delivery, or of the operation. */
  eventOn: plainDate,
  /** 生产方式, asked of a birth. */
  delivery: choice(codesOf(deliveryMethods), '请选择生产方式').nullish(),
  /** 手术方式, asked of family-planning operations; several may be done at once. */
  operations: z
    .array(choice(codesOf(operationKinds), '请选择手术方式'))
    .max(10, '手术方式最多选择 10 项')
    .nullish(),
  /** 生育次数, this birth included. */
  birthOrder: wholeNumber(1, 20, '生育次数应为 1 至 20 的整数').nullish(),
  /** 胎儿数: all delivered, alive or not. */
  fetuses: wholeNumber(1, 9, '胎儿数应为 1 至 9 的整数').nullish(),
  /** 孕周, completed weeks. */
  gestationWeeks: wholeNumber(1, 45, '孕周应为 1 至 45 的整数').nullish(),
}

/** 参保人与事由: what happened and when, as a submission must state it. */
export const eventSection = z.object(fields).superRefine((event, context) => {
  const require = (field: keyof typeof fields, message: string) => {
    const value = event[field]
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
      context.addIssue({ code: 'custom', path: [field], message })
  }
  if (event.kind === 'birth') {
    require('delivery', '请选择生产方式')
    require('birthOrder', '请填写生育次数')
    require('fetuses', '请填写胎儿数')
    require('gestationWeeks', '请填写孕周')
    if (event.claimType !== '19')
      context.addIssue({ code: 'custom', path: ['claimType'], message: '生育应选择报销类型 19 女工生育保险报销' })
  } else {
    require('operations', '请选择手术方式')
    if (event.claimType !== '32')
      context.addIssue({
        code: 'custom',
        path: ['claimType'],
        message: '计划生育手术应选择报销类型 32 职工计划生育手术报销',
      })
  }
})

/** The event as a draft may hold it. */
export const eventDraft = draftOf(fields)
export type EventSection = z.infer<typeof eventSection>
