import type { matnTypes } from './matn-types.ts'
import type { Coded, CodeOf } from './table.ts'

/** 生产方式 as a clerk chooses it, each with the national matn_type it is reported under (grade G). */
export const deliveryMethods = [
  { code: 'natural', name: '正常产', matnType: '1' },
  { code: 'assisted', name: '助娩产', matnType: '2' },
  { code: 'difficult', name: '难产', matnType: '4' },
  { code: 'caesarean', name: '剖宫产', matnType: '3' },
] as const satisfies readonly (Coded & { matnType: CodeOf<typeof matnTypes> })[]

export type DeliveryMethod = CodeOf<typeof deliveryMethods>
