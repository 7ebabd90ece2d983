import type { Coded } from './table.ts'

/** hosp_lv 医院等级, with the level as a number for standards that go by it (0: no level). Public code tables. */
export const hospitalLevels = [
  { code: '01', name: '三级特等', level: 3 },
  { code: '02', name: '三级甲等', level: 3 },
  { code: '03', name: '三级乙等', level: 3 },
  { code: '04', name: '三级丙等', level: 3 },
  { code: '05', name: '二级甲等', level: 2 },
  { code: '06', name: '二级乙等', level: 2 },
  { code: '07', name: '二级丙等', level: 2 },
  { code: '08', name: '一级甲等', level: 1 },
  { code: '09', name: '一级乙等', level: 1 },
  { code: '10', name: '一级丙等', level: 1 },
  { code: '11', name: '无等级', level: 0 },
  { code: '12', name: '三级无等', level: 3 },
  { code: '13', name: '二级无等', level: 2 },
  { code: '14', name: '一级无等', level: 1 },
] as const satisfies readonly (Coded & { level: 0 | 1 | 2 | 3 })[]
