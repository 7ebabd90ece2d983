import type { Coded, CodeOf } from './table.ts'

/**
 * What insures the wife of an insured man whose claim she is the patient of. An employee's insurance of her own shuts
 * the claim (社会保险法第五十四条: 未就业配偶); a resident's insurance may already have paid.
 */
export const spouseCoverages = [
  { code: 'none', name: '没有参加医疗保险' },
  { code: 'resident', name: '参加城乡居民医疗保险' },
  { code: 'employee', name: '参加职工医疗保险' },
] as const satisfies readonly Coded[]

export type SpouseCoverage = CodeOf<typeof spouseCoverages>

/** How her unemployment is shown: 未就业证明 or a signed 承诺书 (冀医保函〔2022〕103号). */
export const unemploymentProofs = [
  { code: 'certificate', name: '未就业证明' },
  { code: 'declaration', name: '未就业承诺书' },
] as const satisfies readonly Coded[]
