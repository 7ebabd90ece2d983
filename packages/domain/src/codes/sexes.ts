import type { Coded } from './table.ts'

/** The sex of a person, in our own words. */
export type Sex = 'female' | 'male'

/** gend 性别, with our own word for it. Grade G; 0 and 9 are remembered from GB/T 2261.1 and have no source yet. */
export const sexes = [
  { code: '0', name: '未知', sex: null },
  { code: '1', name: '男', sex: 'male' },
  { code: '2', name: '女', sex: 'female' },
  { code: '9', name: '未说明', sex: null },
] as const satisfies readonly (Coded & { sex: Sex | null })[]
