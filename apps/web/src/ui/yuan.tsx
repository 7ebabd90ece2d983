import { fen, formatYuan } from '@cradle/domain/money'

/** An amount in yuan: '3,120.55', with `unit` '3,120.55 元'; a dash where there is none. */
export function Yuan({ amount, unit = false }: { amount: number | null | undefined; unit?: boolean }) {
  if (amount === null || amount === undefined) return <span>—</span>
  return <span>{unit ? `${formatYuan(fen(amount))} 元` : formatYuan(fen(amount))}</span>
}
