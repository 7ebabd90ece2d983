/** A step of a plot: between two amounts of fen, which part of the claims lies there. */
export type Bin = { fromFen: number; toFen: number; share: number }

/**
 * Equally wide steps between the smallest and the largest of `quantiles` (ascending, equally spaced in probability),
 * each with its share of all claims: between two quantiles the claims are taken to lie evenly. Empty where there is no
 * width to divide.
 */
export function binsOf(quantiles: readonly number[], count: number): Bin[] {
  const [least, most] = [quantiles[0], quantiles.at(-1)]
  if (least === undefined || most === undefined || most <= least) return []
  const width = (most - least) / count
  const edges = Array.from({ length: count + 1 }, (_, at) => least + width * at)
  const below = edges.map((edge) => shareBelow(quantiles, edge))
  return edges.slice(1).map((toFen, at) => ({
    fromFen: edges[at]!,
    toFen,
    share: below[at + 1]! - below[at]!,
  }))
}

/** Which part of the claims came to no more than `amount`. */
function shareBelow(quantiles: readonly number[], amount: number): number {
  const steps = quantiles.length - 1
  const above = quantiles.findIndex((quantile) => quantile > amount)
  if (above === -1) return 1
  if (above === 0) return 0
  const [from, to] = [quantiles[above - 1]!, quantiles[above]!]
  return (above - 1 + (amount - from) / (to - from)) / steps
}
