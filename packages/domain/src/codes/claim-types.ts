import type { CodeOf, Coded } from './table.ts'

/** 报销类型 in the words of the 2014 filing manual (grade S), which names these two; the full list is unknown. */
export const claimTypes = [
  { code: '19', name: '女工生育保险报销' },
  { code: '32', name: '职工计划生育手术报销' },
] as const satisfies readonly Coded[]

export type ClaimType = CodeOf<typeof claimTypes>
