import type { Stage } from '../claim/index.ts'
import type { EventKind } from '../event/index.ts'

/** A named step of a review. */
export type TaskRule = {
  name: string
  /** What is to be compared. */
  asks: string
  stage: Exclude<Stage, 'entry'>
  /** Who does it: the system says in words what it compared, the person says that they did. */
  by: 'system' | 'person'
  /** Whether the claim goes no further at this stage while it is not done. */
  blocks: boolean
  /** Of a blocking system task that failed: whether a note of the stage's person answers it. */
  answeredByNote?: true
  /** Of which events; absent, of all. */
  kinds?: readonly EventKind[]
  /** Asked only where bills were filed. */
  withCharges?: true
}

/**
 * The tasks of a review, in the order they are done (社会保险经办条例第三十七条: key business is checked step by step). Which
 * papers are compared with what follows from the kind of the event. Ours: no source lists them.
 */
export const reviewTasks = {
  completeness: { name: '完整性', asks: '必交资料是否齐全', stage: 'first-review', by: 'system', blocks: true },
  identity: { name: '身份', asks: '身份证件与参保登记是否一致', stage: 'first-review', by: 'person', blocks: true },
  invoices: {
    name: '票据与明细',
    asks: '明细、票据与总额是否相符',
    stage: 'first-review',
    by: 'system',
    blocks: true,
    withCharges: true,
  },
  bills: {
    name: '票据原件',
    asks: '票据、费用清单与填报的明细是否一致',
    stage: 'first-review',
    by: 'person',
    blocks: true,
    withCharges: true,
  },
  delivery: {
    name: '分娩与资料',
    asks: '出院记录、分娩记录与填报的日期、方式、胎儿数是否一致',
    stage: 'first-review',
    by: 'person',
    blocks: true,
    kinds: ['birth'],
  },
  treatment: {
    name: '手术或检查与资料',
    asks: '诊断证明、病历与填报的日期、方式是否一致',
    stage: 'first-review',
    by: 'person',
    blocks: true,
    kinds: ['termination', 'family-planning', 'prenatal'],
  },
  eligibility: {
    name: '资格',
    asks: '参保状态与缴费月数是否符合规定',
    stage: 'first-review',
    by: 'system',
    blocks: false,
  },
  duplicates: {
    name: '重复',
    asks: '票据、待遇项目和住院是否已在其他申报中出现',
    stage: 'first-review',
    by: 'system',
    blocks: true,
    answeredByNote: true,
  },
  calculation: { name: '计算', asks: '待遇是否能按现行规定算出', stage: 'first-review', by: 'system', blocks: true },
  verification: {
    name: '复核',
    asks: '初审的事实、核减和计算是否成立',
    stage: 'second-review',
    by: 'person',
    blocks: true,
  },
} as const satisfies Record<string, TaskRule>
export type TaskCode = keyof typeof reviewTasks

export const taskCodes = Object.keys(reviewTasks) as [TaskCode, ...TaskCode[]]
