import type { medTypes } from './med-types.ts'
import type { Coded, CodeOf } from './table.ts'

/** 住院类型 as a clerk chooses it, each with the national med_type of a maternity stay (grade G). */
export const stayKinds = [
  { code: 'inpatient', name: '住院', medType: '52' },
  { code: 'outpatient', name: '门诊', medType: '51' },
] as const satisfies readonly (Coded & { medType: CodeOf<typeof medTypes> })[]

export type StayKind = CodeOf<typeof stayKinds>
