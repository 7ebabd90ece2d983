import { eventKinds } from '@cradle/domain/event'
import { type Fen, formatYuan } from '@cradle/domain/money'
import { riskLevels, urgencies } from '@cradle/domain/review'
import { heldOrNot, inWhoseHands, type QueueFilter } from '@cradle/domain/wire'

/** What the queue is narrowed by, a phrase each. Hospital and employer by name where it is known. */
export function filterInWords(filter: QueueFilter, names: { hospital?: string; employer?: string } = {}): string[] {
  const { whose, due, held, risk, kind, hospital, employer, period, amountFrom, amountTo } = filter
  const phrases = [
    whose && whose !== 'all' && inWhoseHands[whose],
    due && urgencies[due],
    held && heldOrNot[held],
    risk && `疑点${riskLevels[risk].name}`,
    kind && eventKinds[kind],
    period && `${period} 期`,
    hospital && (names.hospital ?? `医院 ${hospital}`),
    employer && (names.employer ?? `单位 ${employer}`),
    amountInWords(amountFrom, amountTo),
  ]
  return phrases.filter((phrase) => typeof phrase === 'string')
}

function amountInWords(from: number | undefined, to: number | undefined): string | undefined {
  const yuan = (amount: number) => formatYuan(amount as Fen)
  if (from === undefined) return to === undefined ? undefined : `医疗费不高于 ${yuan(to)} 元`
  return to === undefined ? `医疗费不低于 ${yuan(from)} 元` : `医疗费 ${yuan(from)} 至 ${yuan(to)} 元`
}
