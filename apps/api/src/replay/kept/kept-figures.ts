import type { BenefitLine, BenefitRefusal, BenefitSnapshot, Breakdown } from '@cradle/domain/benefit'

/** A benefit of an earlier engine as the repository keeps it: its case, its amounts, and each step that led there. */
export type KeptFigures = Omit<BenefitSnapshot, 'result'> & {
  result: Omit<Breakdown, 'ruleSet' | 'lines' | 'refusals'> & {
    ruleSet: Pick<Breakdown['ruleSet'], 'region' | 'version'>
    lines: Pick<BenefitLine, 'code' | 'days' | 'amountFen' | 'formula'>[]
    refusals: Pick<BenefitRefusal, 'code' | 'component'>[]
  }
}
