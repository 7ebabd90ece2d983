import { describe, expect, test } from 'vitest'
import { chargeItemTypes } from './charge-items.ts'
import { filingClasses } from './filing-classes.ts'
import { filingClassOf, printedClasses } from './printed-classes.ts'
import { nameOf } from './table.ts'

const ofTheManual = printedClasses.filter((printed) => printed.digit !== null)
const national = printedClasses.filter((printed) => printed.digit === null)
const filedAs = (name: string) => {
  const printed = printedClasses.find((row) => row.name === name)
  return printed && nameOf(filingClasses, filingClassOf(printed.code))
}

describe('the classes of the manual', () => {
  test('are ten, in its order, on the digit keys from 1 to 0', () => {
    expect(ofTheManual.map((printed) => printed.name).join('、')).toBe(
      '西药、手术、化验、检查、治疗、医用材料、贵药品、其他自费、床位、特检',
    )
    expect(ofTheManual.map((printed) => printed.digit).join('')).toBe('1234567890')
  })

  test.each([
    ['西药', '西药甲类'],
    ['贵药品', '西药乙类'],
    ['医用材料', '治疗'],
  ])('%s is filed as %s', (printed, filed) => {
    expect(filedAs(printed)).toBe(filed)
  })

  test.each(['手术', '化验', '检查', '治疗', '其他自费', '床位', '特检'])('%s is filed as itself', (name) => {
    expect(filedAs(name)).toBe(name)
  })

  test('are all filed on its authority', () => {
    expect(ofTheManual.filter((printed) => printed.grade !== 'manual')).toEqual([])
  })
})

describe('the national classes', () => {
  test('are the fourteen types of a hospital bill, in their order and under their names', () => {
    expect(national.map((printed) => printed.name)).toEqual(chargeItemTypes.map((type) => type.name))
  })

  test('are filed on the authority of the manual exactly where it has the class by another spelling', () => {
    const respelled = new Set(ofTheManual.map((printed) => `${printed.name}费`))
    expect(national.filter((printed) => printed.grade === 'manual')).toEqual(
      national.filter((printed) => respelled.has(printed.name)),
    )
  })

  test.each(national.filter((printed) => printed.grade === 'manual'))(
    '$name is filed as the manual’s class',
    ({ name }) => {
      expect(filedAs(name)).toBe(filedAs(name.replace(/费$/, '')))
    },
  )

  test.each([
    ['诊察费', '治疗'],
    ['护理费', '治疗'],
    ['卫生材料费', '治疗'],
    ['中药饮片费', '西药甲类'],
    ['中成药费', '西药甲类'],
    ['一般诊疗费', '治疗'],
    ['挂号费', '其他（未归类）'],
    ['其他费', '其他（未归类）'],
  ])('%s is filed, by our proposal, as %s', (printed, filed) => {
    expect(filedAs(printed)).toBe(filed)
  })
})

test.each(['', 'heating-fee', '西药'])('a class the table lacks, “%s”, is left unclassified', (printedClass) => {
  expect(filingClassOf(printedClass)).toBe('unclassified')
})
