import type { Coded } from './table.ts'

/** med_type 医疗类别; a maternity claim is 51, 52 or 53. Grade G, without what single regions added (54, 2106, 9921 …). */
export const medTypes = [
  { code: '11', name: '普通门诊' },
  { code: '12', name: '门诊挂号' },
  { code: '13', name: '急诊' },
  { code: '14', name: '门诊慢特病' },
  { code: '19', name: '意外伤害门诊' },
  { code: '21', name: '普通住院' },
  { code: '22', name: '外伤住院' },
  { code: '23', name: '转外诊治住院' },
  { code: '24', name: '急诊转住院' },
  { code: '25', name: '异地住院' },
  { code: '26', name: '单病种住院' },
  { code: '28', name: '日间手术' },
  { code: '41', name: '定点药店购药' },
  { code: '51', name: '生育门诊' },
  { code: '52', name: '生育住院' },
  { code: '53', name: '计划生育手术费' },
  { code: '71', name: '家庭病床' },
] as const satisfies readonly Coded[]
