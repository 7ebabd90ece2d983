import { roles } from '@cradle/domain/access'
import { auditDeeds } from '@cradle/domain/audit'
import { claimStatuses, claimTypeInWords, type SectionName, sections } from '@cradle/domain/claim'
import {
  accountKinds,
  assistanceKinds,
  type Coded,
  deliveryMethods,
  filingClasses,
  heirRelations,
  hospitalLevels,
  nameOf,
  operationKinds,
  payeeKinds,
  printedClasses,
  spouseCoverages,
  stayKinds,
  terminationKinds,
  unemploymentProofs,
} from '@cradle/domain/codes'
import { eventKinds } from '@cradle/domain/event'
import { type Fen, formatYuan } from '@cradle/domain/money'
import { problems } from '@cradle/domain/problem'
import { type Form, forms, revealable } from '@cradle/domain/wire'
import { dateTime } from '#web/lib/format.ts'

/** A code of the trail in words; one that is newer than this page names itself. */
export const wordOf = (words: Record<string, string>, code: string): string => words[code] ?? code

export const deedInWords = (type: string): string => wordOf(auditDeeds, type)

export const roleInWords = (role: string): string => (role === 'system' ? '系统' : wordOf(roles, role))

/** What people search the kinds of deeds by, and the deeds of each. */
export const deedGroups = {
  reveal: {
    name: '查看完整号码',
    of: (type: string) => /^(?:claim\.reveal|claim\.read-form|list\.read|records\.reveal)$/.test(type),
  },
  refuse: { name: '越权操作被拒绝', of: (type: string) => type === 'access.refuse' },
  session: { name: '登录与退出', of: (type: string) => type.startsWith('session.') },
  account: { name: '账户与人员', of: (type: string) => /^(?:account|unit)\./.test(type) },
  draft: { name: '填写申报单', of: (type: string) => /^claim\.(?:begin|draft-save|delete|restore)$/.test(type) },
  decide: {
    name: '申报与审核',
    of: (type: string) =>
      type.startsWith('submission.') ||
      (type.startsWith('claim.') && !/\.(?:begin|draft-save|delete|restore|reveal|read-form|print)$/.test(type)),
  },
  print: { name: '打印与导出', of: (type: string) => /^(?:claim\.print|list\.print|records\.export)$/.test(type) },
  rules: { name: '待遇参数与申报时间', of: (type: string) => /^(?:average|window)\./.test(type) },
  audit: { name: '审计与密钥', of: (type: string) => /^(?:audit|keys|clock)\./.test(type) },
} as const

export type DeedGroup = keyof typeof deedGroups

/** The deeds of a group, as the search names them. */
export const deedsOf = (group: DeedGroup): string[] => Object.keys(auditDeeds).filter(deedGroups[group].of)

const fields: Record<string, string> = {
  kind: '申报事由',
  claimType: '报销类型',
  patient: '就医人',
  supplementOf: '补报的申报单',
  eventOn: '生育或手术日期',
  dueOn: '预产期',
  delivery: '生产方式',
  assistance: '助产方式',
  termination: '终止妊娠方式',
  operations: '手术方式',
  birthOrder: '生育次数',
  fetuses: '胎儿数',
  stillborn: '死胎死产数',
  bornOutside: '院外分娩',
  complication: '并发症',
  newbornDiedOn: '新生儿死亡日期',
  motherDiedOn: '产妇死亡日期',
  gestationWeeks: '孕周',
  address: '联系地址',
  spouseGiven: '填写配偶',
  spouseName: '配偶姓名',
  spouseWorkplace: '配偶单位',
  spouseCoverage: '配偶参保情况',
  unemploymentProof: '未就业证明方式',
  residentPaid: '居民医保已支付',
  residentPaidFen: '居民医保已支付金额',
  permitNumber: '准生证号',
  permitOffice: '办理机构',
  stays: '住院',
  hospitalCode: '医院编码',
  hospitalName: '医院',
  unlisted: '目录中没有的医院',
  hospitalPlace: '医院所在地',
  hospitalLevel: '医院等级',
  purpose: '就诊目的',
  emergency: '急诊',
  ward: '病区',
  admittedOn: '入院日期',
  dischargedOn: '出院日期',
  settledDirectly: '已直接结算',
  settlementNumber: '结算单号',
  settledOn: '结算日期',
  fundPaidFen: '基金支付金额',
  totalFen: '金额合计',
  invoices: '票据',
  stay: '所属住院',
  code: '票据代码',
  number: '号码',
  checkCode: '校验码',
  issuedOn: '开票日期',
  lines: '明细',
  printedClass: '票据类别',
  printedName: '票据上的类别名称',
  replacesCode: '原票据代码',
  replacesNumber: '原票据号码',
  filingClass: '申报类别',
  amountFen: '金额',
  payee: '收款人',
  heirRelation: '与参保人关系',
  holder: '户名',
  accountKind: '账户类型',
  bank: '开户银行',
  branch: '开户网点',
  branchCode: '联行号',
  status: '状态',
  role: '岗位',
  name: '姓名',
  username: '用户名',
  reason: '原因',
  other: '对比的申报',
  opinion: '意见',
  facts: '查明的事实',
  article: '依据',
  answerOn: '答复日期',
  version: '版本',
  at: '业务时间',
  section: '步骤',
  session: '会话',
  form: '表单',
  filing: '第几次申报',
  contentHash: '内容校验值',
  submission: '申报批次',
  period: '所属期',
  claims: '申报单',
  person: '参保人',
  field: '查看的号码',
  conditions: '查询条件',
  format: '文件格式',
  idNumbers: '身份证号',
  records: '记录数',
  method: '请求方法',
  route: '接口',
  problem: '拒绝原因',
  n: '锚定行号',
  hash: '哈希',
  ...revealable,
}

/** What a code is called, by the answer it stands in. */
const tables: Record<string, readonly Coded[]> = {
  delivery: deliveryMethods,
  assistance: assistanceKinds,
  termination: terminationKinds,
  spouseCoverage: spouseCoverages,
  unemploymentProof: unemploymentProofs,
  hospitalLevel: hospitalLevels,
  payee: payeeKinds,
  heirRelation: heirRelations,
  accountKind: accountKinds,
  operations: operationKinds,
  printedClass: printedClasses,
  filingClass: filingClasses,
}

/** In what order answers are told: as the forms ask for them, lists by their numbers. */
export function byPlace(one: string, other: string): number {
  const [ones, others] = [one, other].map((place) => place.split('/').map(rankOf))
  const at = ones!.findIndex((rank, index) => rank !== others![index])
  return at < 0 ? 0 : ones![at]! - (others![at] ?? -1)
}

const order = Object.keys(fields)
const rankOf = (part: string) => (/^\d+$/.test(part) ? Number(part) : order.indexOf(part))

/** Where an answer stands, as people name it: '票据 1 · 明细 2 · 金额' for '/invoices/0/lines/1/amountFen'. */
export function placeInWords(pointer: string): string {
  const named: string[] = []
  for (const part of pointer.split('/').filter((text) => text !== '')) {
    const last = named.length - 1
    if (/^\d+$/.test(part) && last >= 0) named[last] = `${named[last]} ${Number(part) + 1}`
    else named.push(part === 'kind' && last >= 0 ? '住院类型' : wordOf(fields, part))
  }
  return named.join(' · ')
}

/** What a value of the trail says. A sensitive one is a fingerprint: the same one means the same value. */
export function valueInWords(place: string, value: unknown): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number' && place.endsWith('Fen')) return `${formatYuan(value as Fen)} 元`
  if (typeof value === 'object' && 'hash' in value) return `不显示，指纹 ${String(value.hash).slice(0, 12)}`
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const field = place.replaceAll(/\/\d+/g, '').split('/').at(-1) ?? ''
  const table = tables[field]
  if (table) return nameOf(table, text)
  if (field === 'kind') return place === '/kind' ? wordOf(eventKinds, text) : nameOf(stayKinds, text)
  if (field === 'section') return text in sections ? sections[text as SectionName].title : text
  if (field === 'form') return text in forms ? forms[text as Form].name : text
  if (field === 'at') return dateTime(text)
  if (field === 'claimType') return claimTypeInWords(text)
  if (place.endsWith('status')) return wordOf(claimStatuses, text)
  if (place.endsWith('problem')) return text in problems ? problems[text as keyof typeof problems].title : text
  if (place.endsWith('field')) return wordOf(revealable, text)
  return text
}
