import type { RuleSet } from './rule-set.ts'

const texts = new WeakMap<RuleSet, string>()

/** Everything a rule set says, as one text whatever the order in its file: what its hash is taken over. */
export function rulesText(rules: RuleSet): string {
  const known = texts.get(rules)
  if (known !== undefined) return known
  const text = JSON.stringify(rules, (_name, node: unknown) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([one], [other]) => (one < other ? -1 : 1)))
      : node,
  )
  texts.set(rules, text)
  return text
}
