import type { Breakdown } from '../benefit/breakdown.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import type { CheckLimits } from './check-limits.ts'
import type { Finding } from './finding.ts'

const at = { level: 'flag', section: 'event', pointer: '/eventOn' } as const

/** A22: the months paid are fewer than the rules ask; never said to the clerk as a reason not to file. */
export function* contributionFlags(breakdown: Pick<Breakdown, 'refusals'> | null): Generator<Finding> {
  const sentences = (breakdown?.refusals ?? [])
    .filter(({ code }) => code === 'contribution-months')
    .map(({ message }) => message)
  for (const message of new Set(sentences)) yield { ...at, code: 'A22', message }
}

/** A29: deaths after which the days of leave, and who is paid, are others. */
export function* deathFlags({ event }: DraftAnswers): Generator<Finding> {
  const { kind, newbornDiedOn, motherDiedOn, stillborn, fetuses } = event
  if (kind === 'birth' && newbornDiedOn)
    yield { ...at, code: 'A29', pointer: '/newbornDiedOn', message: `新生儿于 ${newbornDiedOn} 死亡，产假天数可能不同` }
  if (kind === 'birth' && typeof stillborn === 'number' && stillborn > 0)
    yield {
      ...at,
      code: 'A29',
      pointer: '/stillborn',
      message: `胎儿数 ${fetuses ?? ''} 中死胎死产 ${stillborn}，产假天数可能不同`,
    }
  if ((kind === 'birth' || kind === 'termination') && motherDiedOn)
    yield { ...at, code: 'A29', pointer: '/motherDiedOn', message: `产妇于 ${motherDiedOn} 死亡，由继承人领取` }
}

/** A25: the contribution base against the wage declared for tax; silent without the latter, which nobody shares yet. */
export function* declaredWageFlags(
  wages: { baseFen: Fen; declaredFen: Fen } | undefined,
  { limits }: CheckLimits,
): Generator<Finding> {
  const times = limits.declaredWageTimes.is
  if (!wages || wages.baseFen <= wages.declaredFen * times) return
  yield {
    ...at,
    code: 'A25',
    message: `月缴费基数 ${formatYuan(wages.baseFen)} 元，个税申报工资 ${formatYuan(wages.declaredFen)} 元，超过 ${times} 倍`,
  }
}

/** A30: the account is in another name than whoever is to be paid. */
export function* payeeNameFlags(
  { payee }: DraftAnswers,
  { person, employer }: { person: string; employer: string | null },
): Generator<Finding> {
  const holder = payee.holder?.trim()
  const meant = payee.payee === 'insured' ? person : payee.payee === 'employer' ? employer : null
  if (!holder || !meant || holder === meant) return
  yield {
    code: 'A30',
    level: 'flag',
    section: 'payee',
    pointer: '/holder',
    message: `账户户名为“${holder}”，收款人应为“${meant}”`,
  }
}
