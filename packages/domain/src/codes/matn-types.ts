import type { Coded } from './table.ts'

/** matn_type 生育类别. Grade G; there is no code 8. Codes 10–13 are extensions seen in single regions, marked `local`. */
export const matnTypes = [
  { code: '1', name: '正常产', local: false },
  { code: '2', name: '助娩产', local: false },
  { code: '3', name: '剖宫产', local: false },
  { code: '4', name: '难产', local: false },
  { code: '5', name: '流产', local: false },
  { code: '6', name: '引产', local: false },
  { code: '7', name: '产前检查', local: false },
  { code: '9', name: '其他', local: false },
  { code: '10', name: '宫外孕', local: true },
  { code: '11', name: '遗传基因检测', local: true },
  { code: '12', name: '四个月以上流产', local: true },
  { code: '13', name: '四个月以下流产', local: true },
] as const satisfies readonly (Coded & { local: boolean })[]
