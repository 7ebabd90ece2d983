import { checkRegion } from '../check-rule-set.ts'
import type { Region } from '../rule-set.ts'
import { baoding } from './baoding.ts'
import { beijing } from './beijing.ts'
import { cangzhou } from './cangzhou.ts'
import { fujian } from './fujian.ts'
import { henan } from './henan.ts'
import { jinan } from './jinan.ts'
import { langfang } from './langfang.ts'
import { shanghai } from './shanghai.ts'
import { shenyang } from './shenyang.ts'
import { shijiazhuang } from './shijiazhuang.ts'
import { taiyuan } from './taiyuan.ts'
import { tianjin } from './tianjin.ts'

/** Every region whose rules are known. A region is checked when it is loaded; one that fails stops the product. */
export const regions: readonly Region[] = [
  shijiazhuang,
  langfang,
  cangzhou,
  baoding,
  beijing,
  tianjin,
  shenyang,
  taiyuan,
  jinan,
  henan,
  shanghai,
  fujian,
].map(checkRegion)
