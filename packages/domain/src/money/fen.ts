declare const unit: unique symbol

/** An amount of money in whole fen (分). Branded, so that yuan, counts and unrounded fractions cannot pass for it. */
export type Fen = number & { readonly [unit]: 'fen' }

/** `n` as an amount. Throws RangeError unless `n` is a safe integer: beyond that fen would be lost without a word. */
export function fen(n: number): Fen {
  if (!Number.isSafeInteger(n)) throw new RangeError(`an amount is a safe integer of fen, not ${n}`)
  return n as Fen
}

/** The sum, 0 for nothing. Throws RangeError as soon as a partial sum is no longer exact. */
export function total(amounts: Iterable<Fen>): Fen {
  let sum = fen(0)
  for (const amount of amounts) sum = fen(sum + amount)
  return sum
}

/** `a − b`, negative when `b` is the larger. */
export function difference(a: Fen, b: Fen): Fen {
  return fen(a - b)
}

/**
 * `amount × numerator ÷ denominator`, rounded half up to the fen.
 * Throws RangeError on a negative amount or numerator, a denominator below 1, or anything but safe integers.
 */
export function prorate(amount: Fen, numerator: number, denominator: number): Fen {
  const terms = [amount, numerator, denominator]
  if (!terms.every((term) => Number.isSafeInteger(term) && term >= 0) || denominator === 0) {
    throw new RangeError(`cannot prorate ${amount} by ${numerator} / ${denominator}`)
  }
  const [n, d] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
  return fen(Number((2n * n + d) / (2n * d)))
}
