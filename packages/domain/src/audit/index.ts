import { claimActions, type ClaimAction } from '../claim/index.ts'

export * from './changes.ts'
export * from './told-in-trail.ts'

const moves = Object.fromEntries(
  Object.entries(claimActions).map(([action, name]) => [`claim.${action}`, name]),
) as Record<`claim.${ClaimAction}`, string>

/** Every deed the audit trail records, as its readers name it. */
export const auditDeeds = {
  'session.begin': '登录',
  'session.refuse': '登录被拒绝',
  'session.end': '退出登录',
  'session.end-all': '退出所有设备',
  'session.act-under': '切换办理单位',
  'session.token-reused': '登录凭据被重复使用，已强制退出',
  'account.issue': '开通账户',
  'account.activate': '激活账户',
  'account.refuse-activation': '激活被拒绝',
  'account.reset': '重置账户',
  'account.suspend': '停用账户',
  'account.restore': '恢复账户',
  'account.rebind': '账户换绑人员',
  'account.hand-over': '移交经办人的申报',
  'account.change-password': '修改密码',
  'account.refuse-reset': '自助重置密码被拒绝',
  'account.second-factor-set': '启用动态口令',
  'account.second-factor-removed': '停用动态口令',
  'account.add-role': '增加岗位',
  'account.end-role': '终止岗位',
  'account.suspend-work': '停用经办人',
  'account.restore-work': '恢复经办人',
  'unit.commitment-letter': '上传承诺书',
  'account.declare-relative': '申报应回避的亲属',
  'account.withdraw-relative': '撤回亲属申报',
  'claim.hand-over': '移交申报',
  'clock.set': '修改业务日期',
  'claim.begin': '新建申报',
  'claim.draft-save': '保存草稿',
  'claim.finding-reason': '说明提示的原因',
  'claim.not-duplicate': '认定不是重复',
  'claim.delete': '删除草稿',
  'claim.restore': '恢复草稿',
  'claim.add-document': '上传资料',
  'claim.remove-document': '移除资料',
  'claim.restore-document': '恢复资料',
  'claim.turn-document': '旋转资料',
  'claim.open-documents': '查看资料',
  'claim.purge-documents': '清除已删除草稿的资料',
  'claim.read-form': '查看完整号码（表单）',
  'claim.reveal': '查看完整号码',
  'claim.print': '打印',
  'list.read': '查看完整号码（明细表、汇总表）',
  'list.print': '打印明细表、汇总表、承诺书',
  'submission.submit': '提交申报批次',
  'submission.rejoin': '重新并入申报批次',
  'submission.withdraw': '整批回退',
  'submission.propose': '提交确认',
  'submission.decline': '不予确认',
  'submission.nil-return': '零申报',
  'unit.submission-rule': '设定申报是否须确认',
  'window.move': '调整申报时间',
  'window.reopen': '为单位重新开放申报',
  'window.end-reopening': '提前结束重新开放',
  'records.export': '导出申报明细',
  'records.reveal': '查看完整号码（导出）',
  'average.fix': '核定全口径月平均工资',
  'access.refuse': '越权操作被拒绝',
  'audit.search': '按身份证号检索审计记录',
  'audit.export': '导出审计记录',
  'audit.anchor': '锚定各链末条',
  'keys.rotate': '轮换密钥',
  ...moves,
} as const

export type AuditDeed = keyof typeof auditDeeds

/** What a deed was done to. */
export const auditSubjects = {
  account: '账户',
  unit: '单位',
  claim: '申报单',
  submission: '申报批次',
  list: '明细表与汇总表',
  records: '申报明细',
  clock: '业务时钟',
  average: '全口径月平均工资',
  window: '申报时间',
  access: '访问',
  audit: '审计记录',
  keys: '密钥',
} as const

export type AuditSubject = keyof typeof auditSubjects

/** What was done to a row of the trail behind the product's back, as its verification names it. */
export const chainFaults = {
  altered: '内容被改动',
  removed: '记录被删除',
  inserted: '记录被插入',
  're-ordered': '记录次序被调换',
  'head-mismatch': '链首登记被替换',
  rewritten: '与锚定不符，此前的记录被整体改写',
} as const

export type ChainFaultName = keyof typeof chainFaults

/** What was done to a line of the anchors. */
export const anchorFaults = {
  altered: '内容或签名不符',
  removed: '前一行被删除或次序被调换',
  'cut-off': '审计记录登记过的这一行已不在锚定文件中',
} as const

export type AnchorFaultName = keyof typeof anchorFaults
