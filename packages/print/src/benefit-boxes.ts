import { operationKinds } from '@cradle/domain/codes'
import { fen, formatYuan, prorate, yuanInCapitals } from '@cradle/domain/money'
import type { ClaimFormData } from '@cradle/domain/wire'

type Benefit = NonNullable<ClaimFormData['benefit']>

const yuan = (amount: number) => formatYuan(fen(amount))

/** Days of leave in the boxes of the manual: what every birth has, and what is added for difficulty, number, other reasons. */
export function daysOf(benefit: Benefit | null) {
  const days = { 基础天数: 0, 难产天数: 0, 多胎天数: 0, 延长天数: 0 }
  for (const { code, days: counted } of benefit?.lines ?? []) {
    if (counted === undefined || code === 'allowance.days' || !code.startsWith('allowance.days.')) continue
    days[boxOf(code)] += counted
  }
  const hasNone = Object.values(days).every((counted) => counted === 0)
  const shown = Object.entries(days).map(([box, counted]) => [box, hasNone ? '—' : `${counted} 天`])
  return Object.fromEntries(shown) as Record<keyof typeof days, string>
}

/** An operation has days of its own, as a birth has. */
const operations: string[] = operationKinds.map(({ code }) => code)

function boxOf(code: string): '基础天数' | '难产天数' | '多胎天数' | '延长天数' {
  if (code.endsWith('.caesarean') || code.endsWith('.assisted')) return '难产天数'
  if (code.endsWith('.extra-children')) return '多胎天数'
  const [event = ''] = code.replace('allowance.days.', '').split('.')
  return ['birth', 'termination', ...operations].includes(event) ? '基础天数' : '延长天数'
}

const nothing = {
  cap: '',
  actual: '',
  medical: '',
  prenatal: '',
  base: '',
  daily: '',
  allowance: '',
  total: '',
  inCapitals: '',
}

/** The amounts in the boxes of 核准, once the claim is decided. */
export function grantedIn({ decided, benefit, totalFen }: ClaimFormData) {
  if (!decided) return { isDecided: false, ...nothing }
  const base = benefit?.allowance?.monthlyBaseFen ?? null
  return {
    isDecided: true,
    cap: capOf(benefit),
    actual: totalFen === null ? '—' : yuan(totalFen),
    medical: yuan(decided.medicalFen),
    prenatal: yuan(decided.prenatalFen),
    base: base === null ? '—' : yuan(base),
    daily: dailyRateOf(benefit),
    allowance: yuan(decided.allowanceFen),
    total: yuan(decided.totalFen),
    inCapitals: yuanInCapitals(fen(decided.totalFen)),
  }
}

/** The base by the day, to the fen; the amount itself is computed from the exact one unless the rules say otherwise. */
export function dailyRateOf(benefit: Benefit | null): string {
  const base = benefit?.allowance?.monthlyBaseFen
  const formula = benefit?.lines.find(({ code }) => code === 'allowance.amount')?.formula
  const divisor = divisorIn(formula)
  if (base === undefined || base === null || divisor === undefined) return '—'
  return yuan(prorate(fen(base), 100, Math.round(Number(divisor) * 100)))
}

/** What the month is divided by in '9196800.00 ÷ 1124 ÷ 30 × 15': the last, for a base may be an average itself. */
export const divisorIn = (formula: string | undefined): string | undefined =>
  /÷ (\d+(?:\.\d+)?) × \d+$/.exec(formula ?? '')?.[1]

/** 医疗费标准: the cap or lump sum that the medical amount was measured by. */
function capOf(benefit: Benefit | null): string {
  const others = ['medical.charges', 'medical.amount', 'medical.eligible']
  const cap = benefit?.lines.find(
    ({ code, amountFen }) => code.startsWith('medical.') && amountFen !== undefined && !others.includes(code),
  )
  return cap?.amountFen === undefined ? '—' : yuan(cap.amountFen)
}
