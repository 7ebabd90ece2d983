import { checkRegion } from '../check-rule-set.ts'
import type { Region } from '../rule-set.ts'
import { shijiazhuang } from './shijiazhuang.ts'

/** Every region whose rules are known. A region is checked when it is loaded; one that fails stops the product. */
export const regions: readonly Region[] = [shijiazhuang].map(checkRegion)
