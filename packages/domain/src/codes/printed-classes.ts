import type { FilingClass } from './filing-classes.ts'
import type { Coded, CodeOf } from './table.ts'

type PrintedRow = Coded & {
  /** 申报类别: the class it is filed under. */
  filingClass: FilingClass
  /** Whose `filingClass` is: 'manual' the 2014 filing manual's, 'ours' a proposal that the screen marks as one. */
  grade: 'manual' | 'ours'
  /** The key that chooses it: 1 to 9 and 0 in the order of the manual. */
  digit: string | null
}

const classesOfTheManual = [
  { code: 'western-medicine', name: '西药', filingClass: 'western-a', grade: 'manual', digit: '1' },
  { code: 'surgery', name: '手术', filingClass: 'surgery', grade: 'manual', digit: '2' },
  { code: 'laboratory', name: '化验', filingClass: 'laboratory', grade: 'manual', digit: '3' },
  { code: 'examination', name: '检查', filingClass: 'examination', grade: 'manual', digit: '4' },
  { code: 'treatment', name: '治疗', filingClass: 'treatment', grade: 'manual', digit: '5' },
  { code: 'medical-materials', name: '医用材料', filingClass: 'treatment', grade: 'manual', digit: '6' },
  { code: 'costly-medicine', name: '贵药品', filingClass: 'western-b', grade: 'manual', digit: '7' },
  { code: 'other-self-paid', name: '其他自费', filingClass: 'other-self-paid', grade: 'manual', digit: '8' },
  { code: 'bed', name: '床位', filingClass: 'bed', grade: 'manual', digit: '9' },
  { code: 'special-examination', name: '特检', filingClass: 'special-examination', grade: 'manual', digit: '0' },
] as const satisfies readonly PrintedRow[]

// A national class that is a class of the manual with 费 behind it is filed as the manual says. For the others we
// propose the nearest: medicines as 西药 is, materials as 医用材料 is, care as 治疗; 挂号费 and 其他费 have no near one.
const nationalClasses = [
  { code: 'bed-fee', name: '床位费', filingClass: 'bed', grade: 'manual', digit: null },
  { code: 'consultation-fee', name: '诊察费', filingClass: 'treatment', grade: 'ours', digit: null },
  { code: 'examination-fee', name: '检查费', filingClass: 'examination', grade: 'manual', digit: null },
  { code: 'laboratory-fee', name: '化验费', filingClass: 'laboratory', grade: 'manual', digit: null },
  { code: 'treatment-fee', name: '治疗费', filingClass: 'treatment', grade: 'manual', digit: null },
  { code: 'surgery-fee', name: '手术费', filingClass: 'surgery', grade: 'manual', digit: null },
  { code: 'nursing-fee', name: '护理费', filingClass: 'treatment', grade: 'ours', digit: null },
  { code: 'sanitary-materials-fee', name: '卫生材料费', filingClass: 'treatment', grade: 'ours', digit: null },
  { code: 'western-medicine-fee', name: '西药费', filingClass: 'western-a', grade: 'manual', digit: null },
  { code: 'herbal-slices-fee', name: '中药饮片费', filingClass: 'western-a', grade: 'ours', digit: null },
  { code: 'chinese-patent-medicine-fee', name: '中成药费', filingClass: 'western-a', grade: 'ours', digit: null },
  { code: 'general-consultation-fee', name: '一般诊疗费', filingClass: 'treatment', grade: 'ours', digit: null },
  { code: 'registration-fee', name: '挂号费', filingClass: 'unclassified', grade: 'ours', digit: null },
  { code: 'other-fee', name: '其他费', filingClass: 'unclassified', grade: 'ours', digit: null },
] as const satisfies readonly PrintedRow[]

/**
 * 票据类别, the classes a receipt prints: the ten of the 2014 filing manual (grade S) and the fourteen national ones
 * (grade G, names and order of `chargeItemTypes`), each with the class it is filed under.
 */
export const printedClasses = [...classesOfTheManual, ...nationalClasses] as const

export type PrintedClass = CodeOf<typeof printedClasses>

/** The class a printed class is filed under: 其他（未归类） for one the table lacks, so that the reviewer sees it. */
export function filingClassOf(printedClass: string): FilingClass {
  return printedClasses.find(({ code }) => code === printedClass)?.filingClass ?? 'unclassified'
}
