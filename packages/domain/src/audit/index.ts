import { claimActions, type ClaimAction } from '../claim/index.ts'

const moves = Object.fromEntries(
  Object.entries(claimActions).map(([action, name]) => [`claim.${action}`, name]),
) as Record<`claim.${ClaimAction}`, string>

/** Every deed the audit trail records, as its readers name it. */
export const auditDeeds = {
  'session.begin': '登录',
  'session.refuse': '登录被拒绝',
  'session.end': '退出登录',
  'session.token-reused': '登录凭据被重复使用，已强制退出',
  'clock.set': '修改业务日期',
  'claim.begin': '新建申报',
  'claim.draft-save': '保存草稿',
  'claim.delete': '删除草稿',
  'claim.read-form': '查看完整号码（审核表）',
  'claim.print': '打印',
  'submission.submit': '提交申报批次',
  'submission.rejoin': '重新并入申报批次',
  'average.fix': '核定全口径月平均工资',
  ...moves,
} as const

export type AuditDeed = keyof typeof auditDeeds

/** What a deed was done to. */
export const auditSubjects = {
  account: '账户',
  claim: '申报单',
  submission: '申报批次',
  clock: '业务时钟',
  average: '全口径月平均工资',
} as const

export type AuditSubject = keyof typeof auditSubjects
