import type { birctrlTypes } from './birctrl-types.ts'
import type { Sex } from './sexes.ts'
import type { Coded, CodeOf } from './table.ts'

type BirctrlType = CodeOf<typeof birctrlTypes>

/**
 * 计划生育手术 as a clerk chooses it, each with the sex it is possible for (sex limits of the service items, 6.10).
 * `birctrlType` is the closest code, `nationalType` the one to report where local codes are unknown: 输卵管结扎术 is
 * 绝育手术 there; 皮下埋植 as 其他 is ours.
 */
export const operationKinds = [
  { code: 'iud-insertion', name: '放置宫内节育器', birctrlType: '1', nationalType: '1', sex: 'female' },
  { code: 'iud-removal', name: '取出宫内节育器', birctrlType: '2', nationalType: '2', sex: 'female' },
  { code: 'abortion', name: '流产术', birctrlType: '3', nationalType: '3', sex: 'female' },
  { code: 'induction', name: '引产术', birctrlType: '4', nationalType: '4', sex: 'female' },
  { code: 'tubal-ligation', name: '输卵管结扎术', birctrlType: '12', nationalType: '5', sex: 'female' },
  { code: 'tubal-reversal', name: '绝育复通手术', birctrlType: '6', nationalType: '6', sex: 'female' },
  { code: 'vasectomy', name: '绝育手术（输精管）', birctrlType: '7', nationalType: '7', sex: 'male' },
  { code: 'vasectomy-reversal', name: '绝育复通手术（输精管）', birctrlType: '8', nationalType: '8', sex: 'male' },
  { code: 'implant-insertion', name: '皮下埋植术', birctrlType: '10', nationalType: '9', sex: 'female' },
  { code: 'implant-removal', name: '取消皮下埋植术', birctrlType: '11', nationalType: '9', sex: 'female' },
] as const satisfies readonly (Coded & { birctrlType: BirctrlType; nationalType: BirctrlType; sex: Sex })[]

export type OperationKind = CodeOf<typeof operationKinds>

/** Whether operations end a pregnancy: 流产术 and 引产术 are told, and paid, by its weeks. */
export const endsPregnancy = (operations: readonly string[]): boolean =>
  operations.includes('abortion') || operations.includes('induction')
