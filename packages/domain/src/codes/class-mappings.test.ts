import { describe, expect, test } from 'vitest'
import { type ClassMapping, classMappingOf, classMappings, filingClassOf } from './class-mappings.ts'
import { filingClasses } from './filing-classes.ts'
import { printedClasses } from './printed-classes.ts'
import { codesOf, nameOf } from './table.ts'

const codeNamed = (name: string) => printedClasses.find((printed) => printed.name === name)?.code ?? name
const filedAs = (name: string) => nameOf(filingClasses, filingClassOf(codeNamed(name)))

describe('in 石家庄', () => {
  test('every printed class is filed under exactly one class, with its source', () => {
    expect(classMappings.map((mapping) => mapping.printedClass)).toEqual(codesOf(printedClasses))
    for (const { source } of classMappings) expect(source).not.toBe('')
  })

  test.each([
    ['西药', '西药甲类'],
    ['贵药品', '西药乙类'],
    ['医用材料', '治疗'],
    ['手术', '手术'],
    ['化验', '化验'],
    ['检查', '检查'],
    ['治疗', '治疗'],
    ['其他自费', '其他自费'],
    ['床位', '床位'],
    ['特检', '特检'],
    ['床位费', '床位'],
    ['检查费', '检查'],
    ['化验费', '化验'],
    ['治疗费', '治疗'],
    ['手术费', '手术'],
    ['西药费', '西药甲类'],
  ])('%s is filed as %s on the manual’s authority', (printed, filed) => {
    expect(filedAs(printed)).toBe(filed)
    expect(classMappingOf(codeNamed(printed))?.grade).toBe('S')
  })

  test.each([
    ['诊察费', '治疗'],
    ['护理费', '治疗'],
    ['卫生材料费', '治疗'],
    ['中药饮片费', '西药甲类'],
    ['中成药费', '西药甲类'],
    ['一般诊疗费', '治疗'],
    ['挂号费', '其他（未归类）'],
    ['其他费', '其他（未归类）'],
    ['不在表中', '其他（未归类）'],
  ])('%s is filed, by our proposal, as %s', (printed, filed) => {
    expect(filedAs(printed)).toBe(filed)
    expect(classMappingOf(codeNamed(printed))?.grade).toBe('ours')
  })

  test.each(['', 'heating-fee', '西药'])('a class the table lacks, “%s”, is left unclassified', (printedClass) => {
    expect(filingClassOf(printedClass)).toBe('unclassified')
  })
})

describe('a mapping', () => {
  const base: ClassMapping = {
    region: '130100',
    validFrom: null,
    validUntil: '2027-01-01',
    printedClass: 'nursing-fee',
    filingClass: 'treatment',
    grade: 'ours',
    source: '…',
  }
  const mappings = [base, { ...base, validFrom: '2027-01-01', validUntil: null, filingClass: 'bed' as const }]

  test.each([
    ['2026-12-31', 'treatment'],
    ['2027-01-01', 'bed'],
    [undefined, 'bed'],
  ])('holds from its first day until its last; on %s it is %s', (on, filed) => {
    expect(filingClassOf('nursing-fee', { on, mappings })).toBe(filed)
  })

  test('holds in its region alone', () => {
    expect(filingClassOf('nursing-fee', { region: '131000', mappings })).toBe('unclassified')
  })
})
