import {
  type BenefitChange,
  calculateUnder,
  changesBetween,
  type HashOf,
  regionOf,
  replay,
  type RuleSet,
} from '@cradle/domain/benefit'
import type { KeptBenefit } from '#api/claim/kept-benefit.ts'

/** What a pass says of one stored benefit: nothing to report, or why it differs and by how much. */
export type Verdict = { because: Reason; changes: BenefitChange[] } | undefined
export type Judge = (benefit: KeptBenefit) => Verdict

/** Why a benefit differs, as a report names it. */
export const reasons = {
  'rules-gone': '规则版本已不存在',
  'rules-changed': '规则内容已改变，金额未变',
  'amounts-differ': '金额不一致',
  draft: '按草案金额不同',
  'average-fixed': '全口径月平均工资公布后不同',
} as const
export type Reason = keyof typeof reasons

/** Proves each benefit under its own rules. */
export const proving =
  (hashOf: HashOf): Judge =>
  (benefit) => {
    const replayed = replay(benefit, hashOf)
    return replayed.same ? undefined : replayed
  }

/** What each case would come to under rules that are not law yet. */
export const underDraft =
  (draft: RuleSet): Judge =>
  ({ given, result }) =>
    differing('draft', changesBetween(result, calculateUnder(draft, given)))

/** 全口径月平均工资 by region and year, in fen. */
export type Averages = ReadonlyMap<string, number>
export const averageKey = (region: string, year: number) => `${region} ${year}`

/** What provisional benefits come to with the averages that were fixed since: 补支 where positive, 追回 where negative. */
export const withAverages =
  (averages: Averages): Judge =>
  ({ given, result, basis: { wageBase } }) => {
    if ('missing' in wageBase || wageBase.provisional === null || !given.wages) return undefined
    const average = averages.get(averageKey(given.region, Number(given.event.on.slice(0, 4)) - 1))
    const rules = regionOf(given.region)?.versions.find(({ version }) => version === result.ruleSet.version)
    if (average === undefined || !rules) return undefined
    const settled = { ...given, wages: { ...given.wages, regionalMonthlyAverageFen: average } }
    return differing('average-fixed', changesBetween(result, calculateUnder(rules, settled)))
  }

const differing = (because: Reason, changes: BenefitChange[]): Verdict =>
  changes.length > 0 ? { because, changes } : undefined
