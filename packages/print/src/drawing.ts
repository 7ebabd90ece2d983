import type { RegionLayout } from './region.ts'
import { shijiazhuang } from './shijiazhuang.ts'

/** How a form is drawn beside what it says. */
export type Drawing = {
  region?: RegionLayout
  /** Where the product is reached: its QR code leads there. Without it none is drawn. */
  origin?: string
  /** Which copy this is, counted from 1. */
  copy?: number
}

export const regionOf = ({ region }: Drawing): RegionLayout => region ?? shijiazhuang

/** The beginning of a content hash, as paper carries it. */
export const shortHash = (contentHash: string): string => contentHash.slice(0, 12).toUpperCase()

/** Where the QR code of a form leads: to whom may see it, the claim and whether the paper still stands. */
export const linkOf = ({ origin }: Drawing, formNumber: string): string | undefined =>
  origin === undefined ? undefined : `${origin}/q/${formNumber}`
