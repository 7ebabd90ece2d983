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

/**
 * The components a claim of this kind asks for. Where the employer's wages go on (civil servants), the allowance is
 * not asked: the wage stands in its place (社会保险法第五十六条 and the regional rule).
 */
export function componentsOf(kind: EventKind, { wageContinues }: { wageContinues: boolean }): Component[] {
  if (kind === 'prenatal') return ['prenatal']
  const medical: Component[] = kind === 'family-planning' ? ['medical'] : ['medical', 'prenatal']
  return wageContinues ? medical : [...medical, 'allowance']
}
