import type { matnTypes } from './matn-types.ts'
import type { Coded, CodeOf } from './table.ts'

type MatnType = CodeOf<typeof matnTypes>

/**
 * 终止妊娠方式 as a clerk chooses it, each with the matn_type it is reported under (grade G): `nationalType` is the one
 * that every region knows, `matnType` the local extension that says more, where there is one. 自然流产, 人工流产 and
 * 药物流产 apart are ours: the papers tell them apart, and so do some regions' standards.
 */
export const terminationKinds = [
  { code: 'miscarriage', name: '自然流产', matnType: '5', nationalType: '5' },
  { code: 'surgical-abortion', name: '人工流产', matnType: '5', nationalType: '5' },
  { code: 'medical-abortion', name: '药物流产', matnType: '5', nationalType: '5' },
  { code: 'labour-induction', name: '引产', matnType: '6', nationalType: '6' },
  { code: 'ectopic-pregnancy', name: '宫外孕', matnType: '10', nationalType: '9' },
] as const satisfies readonly (Coded & { matnType: MatnType; nationalType: MatnType })[]

export type TerminationKind = CodeOf<typeof terminationKinds>
