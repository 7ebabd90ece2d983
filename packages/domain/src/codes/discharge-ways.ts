import type { Coded } from './table.ts'

/** dscg_way 离院方式. Grade G. */
export const dischargeWays = [
  { code: '1', name: '医嘱离院' },
  { code: '2', name: '转院' },
  { code: '3', name: '转社区' },
  { code: '4', name: '非医嘱离院' },
  { code: '5', name: '死亡' },
  { code: '9', name: '其他' },
] as const satisfies readonly Coded[]
