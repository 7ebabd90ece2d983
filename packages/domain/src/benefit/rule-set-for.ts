import type { PlainDate } from '../calendar/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import { firstDayOf } from './first-day.ts'
import { regions } from './regions/index.ts'
import type { Region, RuleSet } from './rule-set.ts'

/** No rules answer a case: the place in the case and the sentence that says why. */
export class NoRuleSet extends Error {
  readonly pointer: '/region' | '/version' | '/event/on'
  constructor(pointer: NoRuleSet['pointer'], sentence: string) {
    super(sentence)
    this.name = 'NoRuleSet'
    this.pointer = pointer
  }
}

type Dated = Pick<BenefitCase, 'region' | 'version' | 'dischargedOn' | 'acceptedOn'> & { event: { on: PlainDate } }

/**
 * The version of the region's rules that holds for a case: the one it names, or the one whose days hold the date that the
 * rules go by. Throws NoRuleSet with one sentence for an unknown region or version, and for a day without published rules.
 */
export function ruleSetFor(given: Dated): RuleSet {
  const region = regionsByCode.get(given.region)
  if (!region) throw new NoRuleSet('/region', `没有统筹区 ${given.region} 的规则，现有：${names}`)
  if (given.version != null) return named(region, given.version)
  const rules = region.versions.find((version) => covers(version, dateOf(given, version)))
  if (!rules) throw new NoRuleSet('/event/on', nothingPublished(region, given.event.on))
  return rules
}

const regionsByCode = new Map(regions.map((region) => [region.code, region]))
const names = regions.map(({ code, name }) => `${code} ${name}`).join('、')

/** All versions of a region's rules, or undefined for a region without. */
export const regionOf = (code: string): Region | undefined => regionsByCode.get(code)

function named({ name, versions }: Region, version: string): RuleSet {
  const rules = versions.find((one) => one.version === version)
  if (!rules)
    throw new NoRuleSet(
      '/version',
      `${name}没有名为 ${version} 的规则，现有：${versions.map((one) => one.version).join('、')}`,
    )
  return rules
}

const dateOf = ({ event, dischargedOn, acceptedOn }: Dated, { pickedBy }: RuleSet) =>
  (pickedBy.date === 'discharge' ? dischargedOn : pickedBy.date === 'acceptance' ? acceptedOn : null) ?? event.on

function covers(version: RuleSet, date: string): boolean {
  const first = firstDayOf(version)
  return first !== undefined && first <= date && (version.until === null || date <= version.until)
}

function nothingPublished({ name, versions, holes }: Region, on: string): string {
  const hole = holes.find(({ from, until }) => from <= on && on <= until)
  if (hole) return `${name} ${hole.from} 至 ${hole.until} 的规则没有公布：${hole.because}`
  const first = versions.map(firstDayOf).find((day) => day !== undefined)
  const toName = versions.filter((version) => firstDayOf(version) === undefined).map(({ version }) => version)
  const named = toName.join('、')
  if (first === undefined) return `${name}的规则没有公布施行日期，须指名使用：${named}`
  const naming = named === '' ? '' : `；施行日期没有公布的规则须指名使用：${named}`
  return on < first
    ? `${name}的规则自 ${first} 起，${on} 没有可用的规则${naming}`
    : `${name} ${on} 没有可用的规则${naming}`
}
