import type { Coded, CodeOf } from './table.ts'

/**
 * How an assisted or difficult birth was helped (助产方式). 胎吸, 产钳 and 臀位 are the forms that 石家庄 and 廊坊 publish
 * as 难产; 其他 is ours, for what the record calls by another name.
 */
export const assistanceKinds = [
  { code: 'vacuum', name: '胎头吸引' },
  { code: 'forceps', name: '产钳' },
  { code: 'breech', name: '臀位助产或牵引' },
  { code: 'other', name: '其他' },
] as const satisfies readonly Coded[]

export type AssistanceKind = CodeOf<typeof assistanceKinds>

/** Whether a way of delivery is one of which the form of help is asked. */
export const isAssisted = (delivery: string | null | undefined): boolean =>
  delivery === 'assisted' || delivery === 'difficult'
