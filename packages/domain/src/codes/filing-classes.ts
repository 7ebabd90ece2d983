import type { chargeItemLevels, chargeItemTypes } from './charge-items.ts'
import type { Coded, CodeOf } from './table.ts'

type NationalClass = {
  chargeItemType: CodeOf<typeof chargeItemTypes>
  chargeItemLevel: CodeOf<typeof chargeItemLevels> | null
}

/**
 * 申报类别, the classes a fee is filed under: those of the 2014 filing manual (grade S) and 其他（未归类）, which is ours.
 * The national type and level beside each are the proposal of 6.5; null where a class has no level of its own.
 */
export const filingClasses = [
  { code: 'western-a', name: '西药甲类', chargeItemType: '09', chargeItemLevel: '01' },
  { code: 'western-b', name: '西药乙类', chargeItemType: '09', chargeItemLevel: '02' },
  { code: 'surgery', name: '手术', chargeItemType: '06', chargeItemLevel: null },
  { code: 'laboratory', name: '化验', chargeItemType: '04', chargeItemLevel: null },
  { code: 'examination', name: '检查', chargeItemType: '03', chargeItemLevel: null },
  { code: 'treatment', name: '治疗', chargeItemType: '05', chargeItemLevel: null },
  { code: 'bed', name: '床位', chargeItemType: '01', chargeItemLevel: null },
  { code: 'special-examination', name: '特检', chargeItemType: '03', chargeItemLevel: null },
  { code: 'other-self-paid', name: '其他自费', chargeItemType: '14', chargeItemLevel: '03' },
  { code: 'unclassified', name: '其他（未归类）', chargeItemType: '14', chargeItemLevel: null },
] as const satisfies readonly (Coded & NationalClass)[]

export type FilingClass = CodeOf<typeof filingClasses>
