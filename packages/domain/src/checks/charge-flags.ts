import type { DraftAnswers } from '../claim/index.ts'
import type { Sex } from '../codes/index.ts'
import { fen, formatYuan, total } from '../money/index.ts'
import type { Finding } from './finding.ts'

/** Service items of a bill, by name. No source gives them yet: receipts print classes, not items. */
export type ServiceItems = readonly string[]

const at = { level: 'flag', section: 'charges', pointer: '/invoices' } as const

const linesOf = ({ charges }: DraftAnswers) => (charges.invoices ?? []).flatMap(({ lines }) => lines ?? [])
const sumOf = (draft: DraftAnswers, filed: string) =>
  total(
    linesOf(draft)
      .filter(({ filingClass }) => filingClass === filed)
      .map(({ amountFen }) => fen(typeof amountFen === 'number' ? amountFen : 0)),
  )

/** A16: what the fund does not pay; what no class was found for is told line by line (`unclassifiedLines`). */
export function* notCoveredFlags(draft: DraftAnswers): Generator<Finding> {
  const selfPaid = sumOf(draft, 'other-self-paid')
  if (selfPaid > 0)
    yield {
      ...at,
      code: 'A16',
      message: `其他自费 ${formatYuan(selfPaid)} 元不属于支付范围，不与限额比较`,
    }
}

/** A18: the way of birth against what was charged; with items, against them too. */
export function* methodFlags(draft: DraftAnswers, items?: ServiceItems): Generator<Finding> {
  const { kind, delivery } = draft.event
  if (kind !== 'birth') return
  const lines = linesOf(draft)
  if (delivery === 'caesarean' && lines.length > 0 && !lines.some(({ filingClass }) => filingClass === 'surgery'))
    yield { ...at, code: 'A18', message: '生产方式为剖宫产，费用明细中没有手术费' }
  const sections = (items ?? []).filter((item) => item.includes('剖宫产'))
  if (delivery === 'natural' && sections.length > 0)
    yield { ...at, code: 'A18', message: `生产方式为正常产，费用中有“${sections.join('”“')}”` }
}

const multiple = /双胎|多胎|三胎/

/** A19: the number of children against the items charged; silent without items. */
export function* multipleBirthFlags({ event }: DraftAnswers, items?: ServiceItems): Generator<Finding> {
  if (event.kind !== 'birth' || !items || typeof event.fetuses !== 'number') return
  const charged = items.filter((item) => multiple.test(item))
  if (event.fetuses >= 2 && charged.length === 0)
    yield { ...at, code: 'A19', message: `胎儿数为 ${event.fetuses}，费用中没有双胎或多胎的项目` }
  if (event.fetuses === 1 && charged.length > 0)
    yield { ...at, code: 'A19', message: `胎儿数为 1，费用中有“${charged.join('”“')}”` }
}

/** Items that may not be charged together, and items for one sex: lists that no region has handed over yet. */
export type ItemRules = {
  together: readonly (readonly [one: string, other: string])[]
  sexes: readonly { item: string; sex: Sex }[]
}

/** A31: items charged together that may not be, and items of the other sex; silent without items or lists. */
export function* itemFlags(sex: Sex, items?: ServiceItems, rules?: ItemRules): Generator<Finding> {
  if (!items || !rules) return
  for (const [one, other] of rules.together)
    if (items.includes(one) && items.includes(other))
      yield { ...at, code: 'A31', message: `“${one}”与“${other}”不应同时收费` }
  for (const rule of rules.sexes)
    if (items.includes(rule.item) && rule.sex !== sex)
      yield {
        ...at,
        code: 'A31',
        message: `“${rule.item}”限${rule.sex === 'male' ? '男' : '女'}性，就医人为${sex === 'male' ? '男' : '女'}性`,
      }
}
