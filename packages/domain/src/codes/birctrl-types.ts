import type { Coded } from './table.ts'

/** birctrl_type 计划生育手术类别. Grade G. Codes 10–12 are extensions seen in single regions, marked `local`. */
export const birctrlTypes = [
  { code: '1', name: '放置宫内节育器', local: false },
  { code: '2', name: '取出宫内节育器', local: false },
  { code: '3', name: '流产术', local: false },
  { code: '4', name: '引产术', local: false },
  { code: '5', name: '绝育手术', local: false },
  { code: '6', name: '绝育复通手术', local: false },
  { code: '7', name: '绝育手术（输精管）', local: false },
  { code: '8', name: '绝育复通手术（输精管）', local: false },
  { code: '9', name: '其他', local: false },
  { code: '10', name: '皮下埋植术', local: true },
  { code: '11', name: '取消皮下埋植术', local: true },
  { code: '12', name: '输卵管结扎术', local: true },
] as const satisfies readonly (Coded & { local: boolean })[]
