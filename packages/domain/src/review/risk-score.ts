import type { PlainDate } from '../calendar/index.ts'
import type { Finding } from '../checks/index.ts'

/** How much a check's finding weighs, and why. No source gives weights: all of them are ours. */
type Weight = { readonly is: number; readonly grade: 'ours'; readonly basis: string }

const ours = (is: number, basis: string): Weight => ({ is, grade: 'ours', basis })

/**
 * What each flag weighs. What inspections found fraud by weighs 50 or more; what is merely unusual weighs so little that
 * all of it together stays below any one of those (a test holds it).
 */
const weights = {
  A03: ours(60, '同一票据换号重复申报'),
  A06: ours(70, '两次分娩间隔在医学上不可能'),
  A07: ours(70, '终止妊娠与分娩间隔在医学上不可能'),
  A10: ours(50, '配偶本人参保仍按未就业配偶申报'),
  A13: ours(60, '同一人同时在两处住院'),
  A23: ours(50, '昆明、张家口飞检：突击参保、基数突增、领后停保'),
  A24: ours(50, '昆明 24/30、13/15，大冶 127/189：单位申报人次畸高'),
  A25: ours(60, '大余：缴费基数远高于申报工资'),
  A26: ours(60, '大余：申领人与法定代表人、经办人有关'),
  A30: ours(60, '一个账户收取多人待遇'),
  A11: ours(6, '就医人年龄异常'),
  A14: ours(5, '医院不在目录或不在定点期内'),
  A15: ours(4, '统筹区外就医'),
  A16: ours(2, '含不予支付的费用'),
  A17: ours(8, '费用高于同院同类'),
  A18: ours(6, '生产方式与费用不符'),
  A19: ours(4, '胎儿数与费用不符'),
  A21: ours(4, '生育次数前后不一'),
  A22: ours(2, '缴费月数不足，依规则处理'),
  A28: ours(2, '逾期申报'),
  A29: ours(1, '涉及死亡，天数和收款人需核对'),
  A31: ours(3, '收费项目互斥或限性别'),
} as const satisfies Record<string, Weight>

/** What the weights are from a day on, the newest first. */
const weightsByDay: readonly { from: PlainDate; weights: Readonly<Record<string, Weight>> }[] = [
  { from: '2014-01-01', weights },
]

/** A check without a weight of its own still counts: somebody is to look. */
const UNWEIGHED = 1

export type RiskTerm = { code: string; weight: number; message: string }

/** A filing's risk: the sum of its terms, each shown. `from` says which weights were used. */
export type Risk = { score: number; terms: RiskTerm[]; from: PlainDate }

/**
 * The risk of a filing judged on a day: the weights of the checks that flagged it, each check once however many places it
 * found, the heaviest first. What its clerk was told of does not count: only flags do.
 */
export function riskOf(findings: readonly Finding[], on: PlainDate): Risk {
  const version = weightsByDay.find(({ from }) => from <= on) ?? weightsByDay[0]!
  const flags = findings.filter(({ level }) => level === 'flag')
  const terms = [...new Set(flags.map(({ code }) => code))].map((code) => ({
    code,
    weight: version.weights[code]?.is ?? UNWEIGHED,
    message: flags
      .filter((flag) => flag.code === code)
      .map(({ message }) => message)
      .join('；'),
  }))
  terms.sort((one, other) => other.weight - one.weight || (one.code < other.code ? -1 : 1))
  return { score: terms.reduce((sum, { weight }) => sum + weight, 0), terms, from: version.from }
}
