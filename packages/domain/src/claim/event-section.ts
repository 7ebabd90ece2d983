import { z } from 'zod'
import { claimTypes, codesOf, deliveryMethods, endsPregnancy, operationKinds } from '../codes/index.ts'
import { draftOf } from './draft.ts'
import { choice, day, onceStanding, wholeNumber } from './fields.ts'

/** The kinds of event a clerk may begin a claim for. */
export const claimableKinds = { birth: '生育', 'family-planning': '计划生育手术' } as const

const fields = {
  kind: choice(Object.keys(claimableKinds) as ['birth', 'family-planning'], '请选择申报事由'),
  /** 报销类型: 19 女工生育保险报销, 32 职工计划生育手术报销. */
  claimType: choice(codesOf(claimTypes), '请选择报销类型'),
  /** 生育或手术日期: the day of delivery, or of the operation. */
  eventOn: day,
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
  /** 孕周, completed weeks: of a birth, and of an operation that ends a pregnancy. */
  gestationWeeks: wholeNumber(1, 45, '孕周应为 1 至 45 的整数').nullish(),
}

const event = z.object(fields)

/** What each kind of event must state beside its date, with the sentence to show while it is empty. */
const asked = {
  birth: {
    delivery: '请选择生产方式',
    birthOrder: '请填写生育次数',
    fetuses: '请填写胎儿数',
    gestationWeeks: '请填写孕周',
  },
  'family-planning': { operations: '请选择手术方式' },
} as const satisfies Record<keyof typeof claimableKinds, { [Field in keyof typeof fields]?: string }>

/** 报销类型 follows from what happened. */
const claimTypeOf = {
  birth: { code: '19', otherwise: '生育应选择报销类型 19 女工生育保险报销' },
  'family-planning': { code: '32', otherwise: '计划生育手术应选择报销类型 32 职工计划生育手术报销' },
} as const

/** 参保人与事由: what happened and when, as a submission must state it. */
export const eventSection = event
  .superRefine(
    ({ kind, claimType }, context) => {
      const { code, otherwise } = claimTypeOf[kind]
      if (claimType !== code) context.addIssue({ code: 'custom', path: ['claimType'], message: otherwise })
    },
    onceStanding(event.pick({ kind: true, claimType: true })),
  )
  .superRefine(
    (event, context) => {
      for (const [field, message] of Object.entries(asked[event.kind])) {
        const answer = event[field as keyof typeof event]
        if (answer == null || (Array.isArray(answer) && answer.length === 0))
          context.addIssue({ code: 'custom', path: [field], message })
      }
    },
    onceStanding(event.pick({ kind: true })),
  )

  .refine(
    ({ kind, operations, gestationWeeks }) =>
      kind === 'birth' || !endsPregnancy(operations ?? []) || gestationWeeks != null,
    {
      path: ['gestationWeeks'],
      message: '请填写孕周',
      ...onceStanding(event.pick({ kind: true, operations: true, gestationWeeks: true })),
    },
  )

/** The event as a draft may hold it. */
export const eventDraft = draftOf(fields)
export type EventSection = z.infer<typeof eventSection>
