import { addDays, isPlainDate } from '../calendar/index.ts'
import { firstDayOf } from './first-day.ts'
import { grades, openQuestions, type Region, type RuleSet } from './rule-set.ts'

/**
 * Checks a region's rules as they are loaded and hands them on: versions do not overlap, every time between them is
 * declared as a hole, every figure has a source that can carry it, no open question is unanswered. Throws an Error that
 * lists everything wrong, so that whoever adds a region reads all of it at once.
 */
export function checkRegion(region: Region): Region {
  const faults = [...timeFaults(region), ...region.versions.flatMap((rules) => faultsOf(region, rules))]
  if (faults.length > 0) throw new Error(`rules of ${region.code} ${region.name}:\n${faults.join('\n')}`)
  return region
}

/** What is wrong with one version by itself. */
export function faultsOf(region: Pick<Region, 'code' | 'name'>, rules: RuleSet): string[] {
  const faults: string[] = []
  const say = (fault: string) => faults.push(`${rules.version}: ${fault}`)
  if (!/^\d{6}$/.test(region.code) || rules.region !== region.code || rules.name !== region.name)
    say('names another region')
  for (const day of [rules.from, rules.until, rules.heldSince])
    if (day != null && day !== 'unknown' && !isPlainDate(day)) say(`${day} is no date`)
  if (rules.from === 'unknown' && rules.unverified.length === 0) say('a beginning that is unknown must be marked')
  if (rules.heldSince && (rules.from !== 'unknown' || !rules.until))
    say('heldSince is for an unknown beginning with a published end')
  for (const question of keysOf(openQuestions))
    if (!rules.answers[question]?.answer) say(`leaves ${question} unanswered`)
  for (const fault of sourceFaults({ source: rules.published, unverified: rules.unverified[0] }, '/published'))
    say(fault)
  faults.push(...figureFaults(rules, '').map((fault) => `${rules.version}: ${fault}`))
  return faults
}

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[]

function timeFaults({ versions, holes }: Region): string[] {
  const faults: string[] = []
  const ids = versions.map(({ version }) => version)
  if (new Set(ids).size !== ids.length) faults.push('two versions have one name')
  for (const day of holes.flatMap(({ from, until }) => [from, until]))
    if (!isPlainDate(day)) faults.push(`${day} of a hole is no date`)
  const spans = versions
    .flatMap((rules) => {
      const from = firstDayOf(rules)
      return from === undefined ? [] : [{ name: rules.version, from, until: rules.until }]
    })
    .concat(holes.map(({ from, until }) => ({ name: `hole ${from}`, from, until })))
    .filter(({ from, until }) => isPlainDate(from) && (until === null || isPlainDate(until)))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
  spans.forEach((span, index) => {
    const next = spans[index + 1]
    if (span.until !== null && span.until < span.from) faults.push(`${span.name} ends before it begins`)
    if (!next) return
    if (span.until === null || span.until >= next.from) faults.push(`${span.name} and ${next.name} overlap`)
    else if (addDays(span.until, 1) !== next.from)
      faults.push(`nothing is said of the days between ${span.name} and ${next.name}`)
  })
  return faults
}

const figures = new Set([
  'fen',
  'percent',
  'days',
  'months',
  'floorPercent',
  'ceilingPercent',
  'medical',
  'prenatal',
  'allowance',
])

/** Figures without a source, figures that cannot be, sources that cannot carry one; each with its place. */
function figureFaults(node: unknown, place: string): string[] {
  if (Array.isArray(node)) return node.flatMap((one, index) => figureFaults(one, `${place}/${index}`))
  if (typeof node !== 'object' || node === null) return []
  const rule = node as Record<string, unknown>
  const faults: string[] = []
  const holdsFigure = Object.entries(rule).some(([name, value]) => figures.has(name) && isFigure(value))
  if (holdsFigure && !('source' in rule)) faults.push(`${place} has no source`)
  for (const [name, value] of Object.entries(rule))
    if (
      figures.has(name) &&
      isFigure(value) &&
      amountsOf(value).some((amount) => !Number.isSafeInteger(amount) || amount < 0)
    )
      faults.push(`${place}/${name} is no whole amount`)
  if ('source' in rule) faults.push(...sourceFaults(rule, place))
  return faults.concat(
    Object.entries(rule).flatMap(([name, value]) => (name === 'source' ? [] : figureFaults(value, `${place}/${name}`))),
  )
}

const isFigure = (value: unknown) =>
  typeof value === 'number' ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'number') &&
    Object.keys(value).length > 0)
const amountsOf = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : Object.values(value as Record<string, number>)

function sourceFaults({ source, unverified }: Record<string, unknown>, place: string): string[] {
  const { title, grade } = source as { title?: unknown; grade?: unknown }
  if (typeof title !== 'string' || title === '' || typeof grade !== 'string' || !Object.hasOwn(grades, grade))
    return [`${place} has a source without title or grade`]
  if (grade === 'C') return [`${place} rests on grade C alone: say it is unpublished instead`]
  if (grade === 'ours' && typeof unverified !== 'string') return [`${place} is ours and must be marked`]
  return []
}
