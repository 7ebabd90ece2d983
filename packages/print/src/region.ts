/** What a region decides about every form: its title and its copies. The fields are the form's own. */
export type FormLayout = {
  title: string
  /** 本表一式几份: as many are drawn, each saying which it is. */
  copies: 1 | 2 | 3
}

/** Room for a seal. A company seal measures 40 mm across, an agency's 42 mm. Heights in points. */
export type SealLayout = FormLayout & { sealHeight: number }

/** What a region decides about its 审核表: boxes to seal and sign beside the rest. */
export type ReviewFormLayout = FormLayout & {
  employerSealHeight: number
  /** The three stages of the agency, each with opinion, signature and date. */
  reviews: readonly string[]
  /** Their height: as much as the page leaves, between these. An agency's seal is 42 mm across, 119 points. */
  reviewHeights: { least: number; most: number }
}

/** The forms of one region. */
export type RegionLayout = {
  /** Whose rules and remedies its papers name, and where people ask. */
  agency: { region: string; phone: string }
  'review-form': ReviewFormLayout
  'charge-ledger': SealLayout
  'claim-ledger': SealLayout
  'period-summary': SealLayout
  'allowance-application': SealLayout & { ends: readonly string[] }
  acceptance: SealLayout
  correction: SealLayout
  closing: SealLayout
  refusal: SealLayout
  'partial-refusal': SealLayout
  'benefit-statement': SealLayout
  'spouse-pledge': SealLayout
  'unit-pledge': SealLayout
}
