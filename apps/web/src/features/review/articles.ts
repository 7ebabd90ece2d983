import { regionOf } from '@cradle/domain/benefit'
import { adjustmentReasons } from '@cradle/domain/review'
import type { ClaimView } from '@cradle/domain/wire'

/** Refusals of the agency's procedure rest on this, whatever the rules of the benefit. */
const procedure = '《社会保险经办条例》第二十条'

/**
 * What a refusal of this claim may rest on, each document with its article as it is printed: first what the engine
 * itself refused by, then what the amounts were computed by, then the reasons of reductions.
 */
export function articlesFor({ benefit }: ClaimView): string[] {
  const breakdown = benefit.breakdown ?? benefit.filed?.breakdown
  const used = [...(breakdown?.refusals ?? []), ...(breakdown?.lines ?? [])].map(({ source }) => source)
  const region = breakdown && regionOf(breakdown.ruleSet.region)
  const published = region?.versions.find(({ version }) => version === breakdown?.ruleSet.version)?.published
  const reasons = Object.values(adjustmentReasons).map(({ basis }) => basis)
  const all = [...used, ...(published ? [published] : []), ...reasons].map(inWords)
  return [...new Set([...all, procedure])]
}

/** 《石家庄市生育保险办法》第十条. */
const inWords = ({ title, article }: { title: string; article?: string | undefined }): string =>
  `${title.includes('《') ? title : `《${title}》`}${article ?? ''}`
