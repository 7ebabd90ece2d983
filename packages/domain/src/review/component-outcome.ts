import { amountFields, type Breakdown, type RefusalCode } from '../benefit/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { type Component, components } from '../event/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import { adjustmentInWords, basesOf, filedLines, lineInWords, type LineAdjustment } from './adjustment.ts'
import type { Basis } from './adjustment-reasons.ts'

/** What a reduction or refusal rests on, as it is kept and printed. */
export type Grounds = { facts: string; reason: string; bases: Basis[] }

/** What becomes of one component. */
export type ComponentOutcome = {
  component: Component
  filedFen: number
  amountFen: number
  outcome: 'grant' | 'reduce' | 'refuse'
  grounds: Grounds | null
}

/** A refusal of one component by the approver's own word. */
export type RefusedByWord = { component: Component; facts: string; reason: string; article: string }

type Reviewed = {
  components: readonly Component[]
  answers: DraftAnswers
  adjustments: readonly LineAdjustment[]
  /** As computed when it was filed, and of the reviewed amounts. */
  filed: Breakdown | null
  reviewed: Breakdown | null
  refused: readonly RefusedByWord[]
}

/** A component that cannot be decided as asked, and why. */
export type Undecidable = { component: Component; message: string }

/**
 * What becomes of each component of a claim: granted as filed, reduced by the lines and rules of the review, or refused,
 * each reduction and refusal with what it rests on. What cannot be computed, or would go without an article, is
 * undecidable: it wants the approver's own grounds, or a return.
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
    const grounds = { facts: byWord.facts, reason: byWord.reason, bases: [basisOf(byWord.article)] }
    return { component, filedFen, amountFen: 0, outcome: 'refuse', grounds }
  }
  if (!reviewed) return { component, message: `${components[component]}暂不能算出，请写明不予支付的依据或者退回补正` }
  const amountFen = reviewed[amountFields[component]]
  if (amountFen > 0 && amountFen >= filedFen) return { component, filedFen, amountFen, outcome: 'grant', grounds: null }
  const grounds = amountFen > 0 ? reducedBecause(component, given) : nothingBecause(component, given)
  // Nothing was computed of it at the filing either, and no rule refuses it: there is nothing to decide against.
  if (!grounds && filedFen === 0) return { component, filedFen, amountFen, outcome: 'grant', grounds: null }
  if (!grounds)
    return {
      component,
      message: `${components[component]}核定为 ${formatYuan(amountFen)} 元，请写明事实、理由和依据条款`,
    }
  return { component, filedFen, amountFen, outcome: amountFen > 0 ? 'reduce' : 'refuse', grounds }
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

/** Documents and articles as one line: '《社会保险法》第五十四条'. */
export const basesInWords = (bases: readonly Basis[]): string =>
  cut(bases.map(({ title, article }) => `《${title}》${article}`).join('；'), 200)

const cut = (text: string, max: number) => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)
