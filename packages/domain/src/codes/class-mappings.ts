import type { PlainDate } from '../calendar/index.ts'
import type { FilingClass } from './filing-classes.ts'
import type { PrintedClass } from './printed-classes.ts'

/** Under which class a region files what an invoice prints, from when until when, and who says so. */
export type ClassMapping = {
  /** The region's code as the benefit rules name it; 'national' where no region has its own. */
  region: string
  /** The first day it holds; null where no source names one. */
  validFrom: PlainDate | null
  /** The first day it holds no more. */
  validUntil: PlainDate | null
  printedClass: PrintedClass
  filingClass: FilingClass
  /** 'S' the 2014 filing manual; 'ours' a proposal that the screen marks as one. */
  grade: 'S' | 'ours'
  source: string
}

const manual = '《石家庄市生育保险网上申报操作手册》（2014）'
const respelled = `${manual}同名类别`
const asMedicine = '本系统建议：药品按“西药”归类'
const asMaterials = '本系统建议：材料按“医用材料”归类'
const asCare = '本系统建议：诊疗护理按“治疗”归类'
const none = '手册没有相近类别'

const ofManual = (printedClass: PrintedClass, filingClass: FilingClass, source = manual) =>
  mapping(printedClass, filingClass, 'S', source)
const ofOurs = (printedClass: PrintedClass, filingClass: FilingClass, source: string) =>
  mapping(printedClass, filingClass, 'ours', source)

/**
 * What 石家庄 files each printed class under. The manual of 2014 says it for its ten classes; a national class that is one
 * of them with 费 behind it follows it; for the others the nearest is our proposal.
 */
export const classMappings: readonly ClassMapping[] = [
  ofManual('western-medicine', 'western-a'),
  ofManual('surgery', 'surgery'),
  ofManual('laboratory', 'laboratory'),
  ofManual('examination', 'examination'),
  ofManual('treatment', 'treatment'),
  ofManual('medical-materials', 'treatment'),
  ofManual('costly-medicine', 'western-b'),
  ofManual('other-self-paid', 'other-self-paid'),
  ofManual('bed', 'bed'),
  ofManual('special-examination', 'special-examination'),
  ofManual('bed-fee', 'bed', respelled),
  ofOurs('consultation-fee', 'treatment', asCare),
  ofManual('examination-fee', 'examination', respelled),
  ofManual('laboratory-fee', 'laboratory', respelled),
  ofManual('treatment-fee', 'treatment', respelled),
  ofManual('surgery-fee', 'surgery', respelled),
  ofOurs('nursing-fee', 'treatment', asCare),
  ofOurs('sanitary-materials-fee', 'treatment', asMaterials),
  ofManual('western-medicine-fee', 'western-a', respelled),
  ofOurs('herbal-slices-fee', 'western-a', asMedicine),
  ofOurs('chinese-patent-medicine-fee', 'western-a', asMedicine),
  ofOurs('general-consultation-fee', 'treatment', asCare),
  ofOurs('registration-fee', 'unclassified', none),
  ofOurs('other-fee', 'unclassified', none),
  ofOurs('unlisted', 'unclassified', none),
]

type Where = { region?: string; on?: PlainDate | undefined; mappings?: readonly ClassMapping[] }

/**
 * How a printed class is filed in `region` on a day, the invoice's; without a day, as it is filed last. Undefined for a
 * class that has no mapping there and then.
 */
export function classMappingOf(
  printedClass: string,
  { region = '130100', on, mappings = classMappings }: Where = {},
): ClassMapping | undefined {
  return [...mappings]
    .reverse()
    .find(
      (one) =>
        one.region === region &&
        one.printedClass === printedClass &&
        (on === undefined ||
          ((one.validFrom === null || one.validFrom <= on) && (one.validUntil === null || on < one.validUntil))),
    )
}

/** The class a printed class is filed under: 其他（未归类） for one without a mapping, so that the reviewer sees it. */
export function filingClassOf(printedClass: string, where?: Where): FilingClass {
  return classMappingOf(printedClass, where)?.filingClass ?? 'unclassified'
}

function mapping(
  printedClass: PrintedClass,
  filingClass: FilingClass,
  grade: ClassMapping['grade'],
  source: string,
): ClassMapping {
  return { region: '130100', validFrom: null, validUntil: null, printedClass, filingClass, grade, source }
}
