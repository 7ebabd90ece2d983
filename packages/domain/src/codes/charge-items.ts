import type { Coded } from './table.ts'

/** med_chrgitm_type 医疗收费项目类别, the national classes of a hospital bill. Grade G (public code tables b.1.05). */
export const chargeItemTypes = [
  { code: '01', name: '床位费' },
  { code: '02', name: '诊察费' },
  { code: '03', name: '检查费' },
  { code: '04', name: '化验费' },
  { code: '05', name: '治疗费' },
  { code: '06', name: '手术费' },
  { code: '07', name: '护理费' },
  { code: '08', name: '卫生材料费' },
  { code: '09', name: '西药费' },
  { code: '10', name: '中药饮片费' },
  { code: '11', name: '中成药费' },
  { code: '12', name: '一般诊疗费' },
  { code: '13', name: '挂号费' },
  { code: '14', name: '其他费' },
] as const satisfies readonly Coded[]

/** chrgitm_lv 收费项目等级. From the public code tables (b.1.05); 04 is an extension seen in single regions. */
export const chargeItemLevels = [
  { code: '01', name: '甲类', local: false },
  { code: '02', name: '乙类', local: false },
  { code: '03', name: '丙类（自费）', local: false },
  { code: '04', name: '可报丙类', local: true },
] as const satisfies readonly (Coded & { local: boolean })[]
