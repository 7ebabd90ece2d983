import { fen, formatYuan } from '@cradle/domain/money'

/** An amount in yuan: '3,120.55'; a dash where there is none. */
export function Yuan({ amount }: { amount: number | null | undefined }) {
  return <span className="yuan">{amount === null || amount === undefined ? '—' : formatYuan(fen(amount))}</span>
}
