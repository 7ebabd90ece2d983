import { z } from 'zod'
import {
  assistanceKinds,
  claimTypes,
  type ClaimType,
  codesOf,
  deliveryMethods,
  endsPregnancy,
  isAssisted,
  operationKinds,
  terminationKinds,
} from '../codes/index.ts'
import { type EventKind, eventKinds } from '../event/index.ts'
import { draftOf } from './draft.ts'
import { choice, day, onceStanding, optionalText, whenGiven, wholeNumber } from './fields.ts'

/** 就医人: whose event it is. A man claims for his wife, who is insured nowhere as an employee. */
export const patients = { self: '参保人本人', spouse: '参保人的未就业配偶' } as const

const fields = {
  kind: choice(Object.keys(eventKinds) as [EventKind, ...EventKind[]], '请选择申报事由'),
  /** 报销类型: 19 女工生育保险报销, 32 职工计划生育手术报销. */
  claimType: choice(codesOf(claimTypes), '请选择报销类型'),
  /** Absent, the insured person is the patient. */
  patient: choice(Object.keys(patients) as ['self', 'spouse'], '请选择就医人').nullish(),
  /** 补报: the claim of this employer whose forgotten bills are filed. */
  supplementOf: optionalText(36),
  /** 生育或手术日期: the day of delivery, termination or operation; of prenatal care, of the last examination claimed. */
  eventOn: day,
  /** 预产期: asked of prenatal care, whose claims belong together by pregnancy. */
  dueOn: whenGiven(day),
  /** 生产方式, asked of a birth. */
  delivery: choice(codesOf(deliveryMethods), '请选择生产方式').nullish(),
  /** 助产方式, asked of an assisted or difficult birth. */
  assistance: choice(codesOf(assistanceKinds), '请选择助产方式').nullish(),
  /** 终止妊娠方式. */
  termination: choice(codesOf(terminationKinds), '请选择终止妊娠方式').nullish(),
  /** 手术方式, asked of family-planning operations and of those done together with a termination or birth. */
  operations: z
    .array(choice(codesOf(operationKinds), '请选择手术方式'))
    .max(10, '手术方式最多选择 10 项')
    .nullish(),
  /** 生育次数, this birth included. */
  birthOrder: wholeNumber(1, 20, '生育次数应为 1 至 20 的整数').nullish(),
  /** 胎儿数: all delivered, alive or not. */
  fetuses: wholeNumber(1, 9, '胎儿数应为 1 至 9 的整数').nullish(),
  /** 死胎死产数, of them; none unless told. */
  stillborn: wholeNumber(0, 9, '死胎死产数应为 0 至 9 的整数').nullish(),
  /** 孕周, completed weeks: of a birth, a termination, an operation that ends a pregnancy. */
  gestationWeeks: wholeNumber(1, 45, '孕周应为 1 至 45 的整数').nullish(),
  /** 院外分娩: born outside every hospital, so that there need be no stay. */
  bornOutside: z.boolean('应为是或否').nullish(),
  /** 并发症, as the record certifies it; none unless told. */
  complication: optionalText(100),
  /** 新生儿死亡日期, after a live birth. */
  newbornDiedOn: whenGiven(day),
  /** 产妇死亡日期: an heir then claims what she was owed. */
  motherDiedOn: whenGiven(day),
}

const event = z.object(fields)
type Event = z.infer<typeof event>
type Field = keyof typeof fields

/** What each kind of event must state beside its date, with the sentence to show while it is empty. */
const demanded = {
  birth: {
    delivery: '请选择生产方式',
    birthOrder: '请填写生育次数',
    fetuses: '请填写胎儿数',
    gestationWeeks: '请填写孕周',
  },
  termination: { termination: '请选择终止妊娠方式', gestationWeeks: '请填写孕周' },
  'family-planning': { operations: '请选择手术方式' },
  prenatal: { dueOn: '请填写预产期' },
} as const satisfies Record<EventKind, { [Name in Field]?: string }>

/** What a kind may state beside that. */
const offered = {
  birth: ['operations', 'stillborn', 'bornOutside', 'complication', 'newbornDiedOn', 'motherDiedOn'],
  termination: ['operations', 'complication', 'motherDiedOn'],
  'family-planning': ['complication'],
  prenatal: [],
} as const satisfies Record<EventKind, readonly Field[]>

/** Fields that only some answers bring up, whatever the kind. */
const broughtUp: { [Name in Field]?: (event: Answered) => boolean } = {
  assistance: ({ kind, delivery }) => kind === 'birth' && isAssisted(delivery),
  gestationWeeks: ({ kind, operations }) => kind === 'family-planning' && endsPregnancy(operations ?? []),
}

type Answered = { [Name in Field]?: unknown } & {
  kind?: string | null | undefined
  delivery?: string | null | undefined
  operations?: readonly string[] | null | undefined
}

/** Which fields of what happened are asked, as far as it is told; the others' answers are neither shown nor judged. */
export function isAskedOfEvent(field: Field, told: Answered): boolean {
  if (['kind', 'claimType', 'eventOn', 'patient', 'supplementOf'].includes(field)) return true
  const kind = told.kind as EventKind | null | undefined
  if (!kind || !(kind in demanded)) return false
  return (
    field in demanded[kind] ||
    (offered[kind] as readonly Field[]).includes(field) ||
    (broughtUp[field]?.(told) ?? false)
  )
}

/** 报销类型 follows from what happened: 19 covers matn_type, 32 birctrl_type (domain notes 6.2). */
export const claimTypeOf = {
  birth: '19',
  termination: '19',
  'family-planning': '32',
  prenatal: '19',
} as const satisfies Record<EventKind, ClaimType>

const otherwise = {
  '19': '应选择报销类型 19 女工生育保险报销',
  '32': '应选择报销类型 32 职工计划生育手术报销',
} as const satisfies Record<ClaimType, string>

/** What is missing of an event beside its fields' own shapes. */
function* lacking(told: Event): Generator<{ path: Field; message: string }> {
  const absent = (field: Field) => {
    const answer = told[field]
    return answer == null || (Array.isArray(answer) && answer.length === 0)
  }
  for (const [field, message] of Object.entries(demanded[told.kind]) as [Field, string][])
    if (absent(field)) yield { path: field, message }
  if (isAskedOfEvent('assistance', told) && absent('assistance'))
    yield { path: 'assistance', message: '请选择助产方式' }
  if (told.kind === 'family-planning' && isAskedOfEvent('gestationWeeks', told) && absent('gestationWeeks'))
    yield { path: 'gestationWeeks', message: '请填写孕周' }
}

/** Deaths that cannot have been so. */
function* impossible({ kind, eventOn, fetuses, stillborn, newbornDiedOn, motherDiedOn }: Event) {
  if (kind === 'birth' && stillborn != null && fetuses != null && stillborn > fetuses)
    yield { path: 'stillborn' as const, message: '死胎死产数不能多于胎儿数' }
  if (kind === 'birth' && newbornDiedOn && stillborn != null && fetuses != null && stillborn >= fetuses)
    yield { path: 'newbornDiedOn' as const, message: '没有活产，不填写新生儿死亡日期' }
  if (kind === 'birth' && newbornDiedOn && newbornDiedOn < eventOn)
    yield { path: 'newbornDiedOn' as const, message: '新生儿死亡日期不能早于生育日期' }
  if ((kind === 'birth' || kind === 'termination') && motherDiedOn && motherDiedOn < eventOn)
    yield { path: 'motherDiedOn' as const, message: '产妇死亡日期不能早于生育或终止妊娠的日期' }
}

/** 参保人与事由: what happened and when, as a submission must state it. */
export const eventSection = event
  .superRefine(
    ({ kind, claimType }, context) => {
      const code = claimTypeOf[kind]
      if (claimType !== code)
        context.addIssue({ code: 'custom', path: ['claimType'], message: `${eventKinds[kind]}${otherwise[code]}` })
    },
    onceStanding(event.pick({ kind: true, claimType: true })),
  )
  .superRefine(
    (told, context) => {
      for (const { path, message } of lacking(told)) context.addIssue({ code: 'custom', path: [path], message })
    },
    onceStanding(event.pick({ kind: true })),
  )
  .superRefine(
    (told, context) => {
      for (const { path, message } of impossible(told)) context.addIssue({ code: 'custom', path: [path], message })
    },
    onceStanding(
      event.pick({
        kind: true,
        eventOn: true,
        fetuses: true,
        stillborn: true,
        newbornDiedOn: true,
        motherDiedOn: true,
      }),
    ),
  )

/** The event as a draft may hold it. */
export const eventDraft = draftOf(fields)
export type EventSection = z.infer<typeof eventSection>
