import type { Role } from '../access/index.ts'

/**
 * The stages of a claim of which one person holds at most one, for the claim's whole life
 * (社会保险经办条例第三十七条; product.md, States and moves). Recording papers at the counter is one too.
 */
export const stages = {
  entry: '窗口录入',
  'first-review': '初审',
  'second-review': '复审',
  approval: '审批',
} as const

export type Stage = keyof typeof stages

const stageByRole: Partial<Record<Role, Stage>> = {
  'counter-clerk': 'entry',
  'first-reviewer': 'first-review',
  'second-reviewer': 'second-review',
  approver: 'approval',
}

/** The stage a role holds by acting on a claim; employers' staff hold none. */
export const stageOf = (role: Role): Stage | undefined => stageByRole[role]
