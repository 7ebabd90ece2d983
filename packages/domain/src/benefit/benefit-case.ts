import { z } from 'zod'
import { day, onceStanding, plainText } from '../claim/fields.ts'
import { codesOf, endsPregnancy, operationKinds } from '../codes/index.ts'
import { components, eventKinds } from '../event/index.ts'
import { insuredKinds, particulars } from './rule-set.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]]

const MAX_FEN = 99_999_999_999

const fen = (sentence = '金额应为整数，单位为分') =>
  z.int(sentence).min(0, '金额不能为负数').max(MAX_FEN, '金额不能超过 999,999,999.99 元')
const count = (max: number, sentence: string) => z.int(sentence).min(0, sentence).max(max, sentence)
const orNone = (amount = fen()) => amount.nullish().transform((given) => given ?? 0)

const event = z.strictObject({
  kind: z.enum(keysOf(eventKinds), '请选择生育、终止妊娠、计划生育手术或产前检查'),
  /** The day of the birth, the termination or the operation. */
  on: day,
  delivery: z.enum(['natural', 'assisted', 'difficult', 'caesarean'], '请选择生产方式').nullish(),
  /** All delivered, alive or not. */
  fetuses: z
    .int('胎儿数应为 1 至 9 的整数')
    .min(1, '胎儿数应为 1 至 9 的整数')
    .max(9, '胎儿数应为 1 至 9 的整数')
    .nullish(),
  birthOrder: z
    .int('生育次数应为 1 至 20 的整数')
    .min(1, '生育次数应为 1 至 20 的整数')
    .max(20, '生育次数应为 1 至 20 的整数')
    .nullish(),
  /** Completed weeks and days of the pregnancy. */
  gestation: z
    .strictObject({
      weeks: count(45, '孕周应为 0 至 45 的整数'),
      days: count(6, '孕周的天数应为 0 至 6 的整数').default(0),
    })
    .nullish(),
  outcome: z
    .strictObject({
      liveBirths: count(9, '活产数应为 0 至 9 的整数'),
      stillbirths: count(9, '死胎死产数应为 0 至 9 的整数').default(0),
    })
    .nullish(),
  /** Complications as certified, each by a code of the caller's. */
  complications: z
    .array(z.string('并发症应为代码').regex(/^[A-Za-z0-9.-]{1,40}$/, '并发症应为代码'))
    .max(20, '并发症最多 20 项')
    .nullish(),
  facts: z
    .array(z.enum(keysOf(particulars), '没有一个地区的规则问到这一情形'))
    .max(10, '情形最多 10 项')
    .nullish(),
  operations: z
    .array(z.enum(codesOf(operationKinds), '没有这一手术方式'))
    .max(10, '手术方式最多 10 项')
    .nullish(),
})

const insured = z.strictObject({
  kind: z.enum(keysOf(insuredKinds), '请选择参保类别').default('employee'),
  sex: z.enum(['female', 'male'], '性别应为 female 或 male').nullish(),
  /** Months paid in all, and without a break, up to the event. Absent, they are not judged. */
  contributionMonths: count(1200, '缴费月数应为 0 至 1200 的整数').nullish(),
  continuousMonths: count(1200, '缴费月数应为 0 至 1200 的整数').nullish(),
  married: z.boolean('应为是或否').nullish(),
  birthOn: day.nullish(),
  /** The employer pays the wage on (civil servants). */
  wageContinues: z.boolean('应为是或否').nullish(),
})

const charged = z.strictObject({
  /** Charged for the event itself. */
  totalFen: fen(),
  /** Of it: what no fund pays (自费, 新生儿, 非生育). */
  notCoveredFen: orNone(),
  /** Charged for prenatal examinations, beside the total. */
  prenatalFen: orNone(),
})
const charges = charged.refine(({ totalFen, notCoveredFen }) => notCoveredFen <= totalFen, {
  path: ['notCoveredFen'],
  message: '不予支付的费用不能超过医疗费总额',
  ...onceStanding(charged),
})

const monthlyBase = z.strictObject({
  numeratorFen: z.int('工资总额应为整数，单位为分').min(0, '工资总额不能为负数'),
  denominator: z.int('月数应为 1 以上的整数').min(1, '月数应为 1 以上的整数').max(1_000_000_000, '月数过大').default(1),
})

const wages = z.strictObject({
  /** Exact until the last step: an annual total over its months is not always a whole fen. */
  monthlyBase: monthlyBase
    .refine(({ numeratorFen, denominator }) => numeratorFen <= MAX_FEN * denominator, {
      path: ['numeratorFen'],
      message: '月缴费基数不能超过 999,999,999.99 元',
      ...onceStanding(monthlyBase),
    })
    .nullish(),
  regionalMonthlyAverageFen: fen().min(1, '全口径月平均工资应大于 0').nullish(),
})

const fields = {
  region: z.string('请填写统筹区代码').regex(/^\d{6}$/, '统筹区代码应为 6 位数字'),
  /** Names a version of the region's rules; absent, the date picks it. */
  version: plainText(40, '规则版本应为文字').nullish(),
  event,
  /** What is asked for; absent, every benefit that the event may have. */
  components: z
    .array(z.enum(keysOf(components), '没有这一待遇项目'))
    .max(3, '待遇项目最多 3 项')
    .nullish(),
  insured: insured.prefault({}),
  hospitalLevel: z.int('医院等级应为 0 至 3').min(0, '医院等级应为 0 至 3').max(3, '医院等级应为 0 至 3').nullish(),
  charges: charges.nullish(),
  /** What earlier claims or a direct settlement of the same event already paid. */
  settledBefore: z.strictObject({ medicalFen: orNone(), prenatalFen: orNone(), allowanceFen: orNone() }).nullish(),
  dischargedOn: day.nullish(),
  acceptedOn: day.nullish(),
  paidOn: day.nullish(),
  wages: wages.nullish(),
}

const shape = z.strictObject(fields)

type Refusal = { path: PropertyKey[]; message: string }
const at = (path: string, message: string): Refusal => ({ path: path.split('/'), message })

/**
 * What happened, who is insured how, what was charged and what was earned: all that a benefit is computed from. What is
 * left out is what is usual; what cannot be is refused in a sentence at its place.
 */
export const benefitCase = shape
  .superRefine(
    ({ event }, context) => {
      for (const { path, message } of impossible(event))
        context.addIssue({ code: 'custom', path: ['event', ...path], message })
    },
    onceStanding(z.object({ event })),
  )
  .superRefine(
    ({ event: { kind, operations }, insured: { sex, kind: insuredKind } }, context) => {
      const refuse = ({ path, message }: Refusal) => context.addIssue({ code: 'custom', path, message })
      for (const operation of operationKinds)
        if (sex && sex !== operation.sex && insuredKind !== 'spouse' && operations?.includes(operation.code))
          refuse(at('event/operations', `${operation.name}与参保人性别不符`))
      if (sex === 'male' && insuredKind !== 'spouse' && kind !== 'family-planning')
        refuse(at('insured/sex', '男性参保人不能作为生育的本人，请选择未就业配偶'))
    },
    onceStanding(z.object({ event, insured: fields.insured })),
  )
  .superRefine((given, context) => {
    for (const { path, message } of outOfOrder(given)) context.addIssue({ code: 'custom', path, message })
  }, onceStanding(shape))

/** What a caller sends, and what it is once read. */
export type BenefitCaseInput = z.input<typeof benefitCase>
export type BenefitCase = z.output<typeof benefitCase>

/** Events that cannot have happened so. */
function impossible({ kind, delivery, fetuses, outcome, operations, gestation }: BenefitCase['event']): Refusal[] {
  const refusals: Refusal[] = []
  const chosen = operations ?? []
  const sexes = new Set(operationKinds.filter(({ code }) => chosen.includes(code)).map(({ sex }) => sex))
  if (kind === 'birth' && !delivery) refusals.push(at('delivery', '请选择生产方式'))
  if (kind !== 'birth' && delivery) refusals.push(at('delivery', `${eventKinds[kind]}没有生产方式`))
  if (kind === 'birth' && outcome && outcome.liveBirths + outcome.stillbirths !== (fetuses ?? 1))
    refusals.push(at('outcome', '活产数与死胎死产数之和应等于胎儿数'))
  if (kind !== 'birth' && (outcome?.liveBirths ?? 0) > 0)
    refusals.push(at('outcome/liveBirths', `${eventKinds[kind]}不能有活产，活产请按生育申报`))
  if (kind === 'family-planning' && chosen.length === 0) refusals.push(at('operations', '请选择手术方式'))
  if (kind === 'prenatal' && chosen.length > 0) refusals.push(at('operations', '产前检查没有手术方式'))
  if (sexes.size > 1 || (sexes.has('male') && kind !== 'family-planning'))
    refusals.push(at('operations', '所选手术不可能由同一人同时接受，请核对'))
  if (!gestation && (kind === 'termination' || endsPregnancy(chosen))) refusals.push(at('gestation', '请填写孕周'))
  if (!gestation && outcome?.liveBirths === 0 && kind === 'birth')
    refusals.push(at('gestation', '没有活产的，请填写孕周'))
  return refusals
}

/** Days that cannot follow each other so. */
function outOfOrder({ event: { on }, insured, dischargedOn, acceptedOn, paidOn }: BenefitCase): Refusal[] {
  const refusals: Refusal[] = []
  if (insured.birthOn && insured.birthOn > on) refusals.push(at('insured/birthOn', '出生日期不能晚于生育或手术日期'))
  if (dischargedOn && dischargedOn < on) refusals.push(at('dischargedOn', '出院日期不能早于生育或手术日期'))
  if (acceptedOn && acceptedOn < on) refusals.push(at('acceptedOn', '受理日期不能早于生育或手术日期'))
  if (paidOn && paidOn < (acceptedOn ?? on)) refusals.push(at('paidOn', '支付日期不能早于受理日期'))
  return refusals
}
