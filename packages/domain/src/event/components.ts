/** What one claim may ask for: the components of a maternity event's benefit. 社会保险法第五十四条. */
export const components = { medical: '生育医疗费', prenatal: '产前检查费', allowance: '生育津贴' } as const

export type Component = keyof typeof components

/** The kinds of maternity event. */
export const eventKinds = {
  birth: '生育',
  termination: '终止妊娠',
  'family-planning': '计划生育手术',
  prenatal: '产前检查',
} as const

export type EventKind = keyof typeof eventKinds

/** What of a claim decides which components it may ask for. */
export type Asking = {
  kind: EventKind
  /** The employer's wages go on during leave (civil servants). */
  wageContinues: boolean
  /** The patient is the insured man's wife. */
  forSpouse: boolean
  /** There are charges to be paid: false where every stay was settled at the hospital, or there was none. */
  hasCharges: boolean
  /** The claim adds a bill to one filed before. */
  isSupplement: boolean
}

/**
 * The components a claim asks for. Where wages go on the allowance is not asked: the wage stands in its place
 * (社会保险法第五十六条 and the regional rule). A wife without employment has no allowance (第五十四条). What the hospital
 * settled is not asked again, and a supplement asks only for what its bills are about.
 */
export function componentsOf({ kind, wageContinues, forSpouse, hasCharges, isSupplement }: Asking): Component[] {
  if (kind === 'prenatal') return ['prenatal']
  if (isSupplement) return ['medical']
  const asked: Component[] = hasCharges ? ['medical'] : []
  if (kind !== 'family-planning') asked.push('prenatal')
  if (!wageContinues && !forSpouse) asked.push('allowance')
  return asked
}
