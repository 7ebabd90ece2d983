import { amountFields, type Breakdown, chargedFor, type RefusalCode } from '../benefit/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { type Component, components } from '../event/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import {
  adjustmentInWords,
  basesOf,
  filedLines,
  lineInWords,
  type LineAdjustment,
  reviewedAnswers,
} from './adjustment.ts'
import { type Basis, basisInWords } from './adjustment-reasons.ts'

/** What a reduction or refusal rests on, as it is kept and printed. */
export type Grounds = { facts: string; reason: string; bases: Basis[] }

/** What becomes of one component. */
export type ComponentOutcome = {
  component: Component
  filedFen: number
  amountFen: number
  outcome: 'grant' | 'reduce' | 'refuse'
  /** Of a reduction, a refusal, and a grant by word. */
  grounds: Grounds | null
  /** Whether the approver named the amount, because no published standard gives one. */
  isByWord: boolean
}

/** A refusal of one component by the approver's own word. */
export type RefusedByWord = { component: Component; facts: string; reason: string; article: string }

/** A grant of an amount that the approver names, where no standard is published. */
export type GrantedByWord = RefusedByWord & { amountFen: number }

type Reviewed = {
  components: readonly Component[]
  answers: DraftAnswers
  adjustments: readonly LineAdjustment[]
  /** As computed when it was filed, and of the reviewed amounts. */
  filed: Breakdown | null
  reviewed: Breakdown | null
  refused: readonly RefusedByWord[]
  granted?: readonly GrantedByWord[]
}

/**
 * A component that cannot be decided as asked, and why: for want of a word on it, or because the amount that was named
 * cannot be granted.
 */
export type Undecidable = { component: Component; at: 'component' | 'amountFen'; message: string }

/**
 * What becomes of each component of a claim: granted as filed, reduced by the lines and rules of the review, or refused,
 * each reduction and refusal with what it rests on. What cannot be computed, has no published standard, or would go
 * without an article, is undecidable: it wants the approver's own grounds, or a return.
 */
export function outcomesOf(given: Reviewed): { outcomes: ComponentOutcome[]; undecidable: Undecidable[] } {
  const outcomes: ComponentOutcome[] = []
  const undecidable: Undecidable[] = []
  for (const component of given.components) {
    const decided = outcomeOf(component, given)
    if ('message' in decided) undecidable.push(decided)
    else outcomes.push(decided)
  }
  return { outcomes, undecidable }
}

function outcomeOf(component: Component, given: Reviewed): ComponentOutcome | Undecidable {
  const { filed, reviewed, refused } = given
  const filedFen = filed?.[amountFields[component]] ?? 0
  const byWord = refused.find((one) => one.component === component)
  if (byWord) {
    return { component, filedFen, amountFen: 0, outcome: 'refuse', grounds: groundsOf(byWord), isByWord: true }
  }
  const named = given.granted?.find((one) => one.component === component)
  if (named) return grantedByWord(named, given)
  if (!reviewed) return wanting(component, '暂不能算出，请写明不予支付的依据或者退回补正')
  const standard = withoutStandard(component, reviewed)
  if (standard)
    return wanting(component, `没有公布的支付标准（${standard}），请写明核准的金额或者不予支付，并写明事实、理由和依据`)
  if (isLackingData(component, reviewed)) return wanting(component, '暂不能算出，请写明不予支付的依据或者退回补正')
  const amountFen = reviewed[amountFields[component]]
  const asFiled = { component, filedFen, amountFen, outcome: 'grant', grounds: null, isByWord: false } as const
  if (amountFen > 0 && amountFen >= filedFen) return asFiled
  const grounds = amountFen > 0 ? reducedBecause(component, given) : nothingBecause(component, given)
  // Nothing was computed of it at the filing either, and no rule refuses it: there is nothing to decide against.
  if (!grounds && filedFen === 0) return asFiled
  if (!grounds) return wanting(component, `核定为 ${formatYuan(amountFen)} 元，请写明事实、理由和依据条款`)
  return { component, filedFen, amountFen, outcome: amountFen > 0 ? 'reduce' : 'refuse', grounds, isByWord: false }
}

const groundsOf = ({ facts, reason, article }: RefusedByWord): Grounds => ({
  facts,
  reason,
  bases: [basisOf(article)],
})
const wanting = (component: Component, wants: string): Undecidable => ({
  component,
  at: 'component',
  message: `${components[component]}${wants}`,
})

/** The standard of a component that nobody published, in the rule set's words; undefined where there is one. */
const withoutStandard = (component: Component, { refusals }: Breakdown): string | undefined =>
  refusals.find((one) => one.component === component && one.code === 'no-published-rule')?.message

/** What is missing is no reason to refuse (社会保险经办条例第二十条 asks for one): it is asked for by a return. */
const isLackingData = (component: Component, { refusals }: Breakdown): boolean =>
  refusals.some((one) => one.component === component && !lawBehind[one.code])

/** What an approver may grant by word of a component that has no published standard. */
export type OpenToWord = {
  component: Component
  /** The standard that nobody published, in the rule set's words. */
  standard: string
  /** No more than this: what was charged as reviewed; of an allowance what was computed at its filing. Null without either. */
  atMostFen: number | null
}

/** The components of which an approver must say what is paid, because no published standard does. */
export function openToWord(given: Omit<Reviewed, 'refused' | 'granted'>): OpenToWord[] {
  return given.components.flatMap((component) => {
    const standard = given.reviewed && withoutStandard(component, given.reviewed)
    if (!standard) return []
    const filedFen = given.filed?.[amountFields[component]] ?? 0
    const charged = chargedFor(component, reviewedAnswers(given.answers, given.adjustments))
    return [{ component, standard, atMostFen: charged ?? (filedFen > 0 ? filedFen : null) }]
  })
}

/** A grant of the amount that was named, or why it cannot be: there is a standard, or it is more than there can be. */
function grantedByWord(named: GrantedByWord, given: Reviewed): ComponentOutcome | Undecidable {
  const { component, amountFen } = named
  const open = openToWord(given).find((one) => one.component === component)
  if (!open) return wanting(component, '不属于没有公布支付标准的情形，不能另写核准金额')
  if (open.atMostFen !== null && amountFen > open.atMostFen) {
    const bound = component === 'allowance' ? '申报时算得的' : '审核后的费用'
    const message = `${components[component]}核准的金额不能超过${bound} ${formatYuan(open.atMostFen as Fen)} 元`
    return { component, at: 'amountFen', message }
  }
  const filedFen = given.filed?.[amountFields[component]] ?? 0
  const outcome = amountFen < filedFen ? 'reduce' : 'grant'
  return { component, filedFen, amountFen, outcome, grounds: groundsOf(named), isByWord: true }
}

const yuan = (fen: number) => `${formatYuan(fen as Fen)} 元`

/** Less than was filed: the lines that were adjusted, and what else differs from the computation at the filing. */
function reducedBecause(component: Component, given: Reviewed): Grounds | undefined {
  const lines = component === 'allowance' ? [] : adjustedLines(given)
  const { filed, reviewed } = given
  const rule = [...(reviewed?.lines ?? [])].reverse().find(({ code }) => code.startsWith(`${component}.`))
  const bases = [...basesOf(lines.map(({ made }) => made)), ...(rule ? sourceOf(rule.source) : [])].slice(0, 10)
  if (!filed || !reviewed || bases.length === 0) return undefined
  const amounts = `申报时按${yuan(filed[amountFields[component]])}计算，审核按${yuan(reviewed[amountFields[component]])}核定。`
  const differs =
    lines.length > 0 ? lines.map(({ line, made }) => lineInWords(line, made)).join('；') : (rule?.formula ?? '')
  const reason =
    lines.length > 0
      ? [...new Set(lines.map(({ made }) => adjustmentInWords(made)))].join('；')
      : '按审核时的参保登记和规定重新计算'
  return { facts: cut(`${amounts}${differs}`, 1000), reason: cut(reason, 500), bases }
}

/** Nothing at all: a rule that refuses it, or lines of which nothing is left. */
function nothingBecause(component: Component, given: Reviewed): Grounds | undefined {
  const refusal = given.reviewed?.refusals.find((one) => one.component === component)
  if (refusal) {
    const article = refusal.source.article
    const basis = article ? { title: refusal.source.title, article } : lawBehind[refusal.code]
    if (!basis) return undefined
    return {
      facts: `经核对申报资料和参保登记：${refusal.message}。`,
      reason: refusal.message,
      bases: [basis],
    }
  }
  return (given.filed?.[amountFields[component]] ?? 0) > 0 ? reducedBecause(component, given) : undefined
}

const adjustedLines = ({ answers, adjustments }: Reviewed) => {
  const lines = filedLines(answers)
  return adjustments.flatMap((made) => {
    const line = lines.find((one) => one.invoice === made.invoice && one.line === made.line)
    return line ? [{ line, made }] : []
  })
}

const sourceOf = ({ title, article }: { title: string; article?: string }): Basis[] =>
  article ? [{ title: cut(title, 100), article: cut(article, 100) }] : []

/** What the law itself says where a region's rule names no article. What cannot be computed has none: it is no ground. */
const lawBehind: Partial<Record<RefusalCode, Basis>> = {
  'contribution-months': { title: '中华人民共和国社会保险法', article: '第五十四条' },
  'wage-continues': { title: '女职工劳动保护特别规定', article: '第八条' },
  'kind-without-allowance': { title: '中华人民共和国社会保险法', article: '第五十四条' },
  'kind-not-covered': { title: '中华人民共和国社会保险法', article: '第五十四条' },
  'prenatal-with-event': { title: '中华人民共和国社会保险法', article: '第五十五条' },
}

/** '《社会保险法》第五十四条' as document and article; what cannot be told apart stands as both. */
export function basisOf(text: string): Basis {
  const read =
    /^《(.+?)》\s*(.+)$/.exec(text.trim()) ?? /^(.+?)(第[〇零一二三四五六七八九十百千\d]+条.*)$/.exec(text.trim())
  const [title, article] = read ? [read[1]!, read[2]!] : [text, text]
  return { title: cut(title.trim(), 100), article: cut(article.trim(), 100) }
}

/** Documents and articles as one line: '《社会保险法》第五十四条；石医保发〔2020〕5号'. */
export const basesInWords = (bases: readonly Basis[]): string => cut(bases.map(basisInWords).join('；'), 200)

const cut = (text: string, max: number) => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)
