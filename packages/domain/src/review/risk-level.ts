/** How the screens divide scores; the least score of each. Ours. */
export const riskLevels = {
  high: { name: '高', from: 50 },
  some: { name: '低', from: 1 },
  none: { name: '无', from: 0 },
} as const
export type RiskLevel = keyof typeof riskLevels

export const riskLevelOf = (score: number): RiskLevel =>
  score >= riskLevels.high.from ? 'high' : score >= riskLevels.some.from ? 'some' : 'none'
