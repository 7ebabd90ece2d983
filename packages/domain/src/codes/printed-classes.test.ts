import { describe, expect, test } from 'vitest'
import { chargeItemLevels, chargeItemTypes } from './charge-items.ts'
import { printedClassesByInitials, printedClasses, printedClassNamed } from './printed-classes.ts'
import { nameOf } from './table.ts'

const ofTheManual = printedClasses.filter((printed) => printed.digit !== null)
const national = printedClasses.filter((printed) => printed.digit === null && printed.code !== 'unlisted')
const names = (codes: readonly string[]) => codes.map((code) => nameOf(printedClasses, code))

describe('the classes of the manual', () => {
  test('are ten, in its order, on the digit keys from 1 to 0', () => {
    expect(ofTheManual.map((printed) => printed.name).join('、')).toBe(
      '西药、手术、化验、检查、治疗、医用材料、贵药品、其他自费、床位、特检',
    )
    expect(ofTheManual.map((printed) => printed.digit).join('')).toBe('1234567890')
  })

  test.each([
    ['西药', '西药费', '甲类'],
    ['手术', '手术费', undefined],
    ['化验', '化验费', undefined],
    ['检查', '检查费', undefined],
    ['治疗', '治疗费', undefined],
    ['医用材料', '卫生材料费', undefined],
    ['贵药品', '西药费', '乙类'],
    ['其他自费', '其他费', '丙类（自费）'],
    ['床位', '床位费', undefined],
    ['特检', '检查费', undefined],
  ])('%s is nationally, by its content, %s, level %s', (name, type, level) => {
    const printed = printedClasses.find((row) => row.name === name)
    expect(nameOf(chargeItemTypes, printed?.chargeItemType ?? '')).toBe(type)
    expect(printed?.chargeItemLevel ? nameOf(chargeItemLevels, printed.chargeItemLevel) : undefined).toBe(level)
  })
})

describe('the national classes', () => {
  test('are the fourteen types of a hospital bill, in their order and under their names', () => {
    expect(national.map((printed) => printed.name)).toEqual(chargeItemTypes.map((type) => type.name))
  })

  test('are each the type of their own name', () => {
    for (const { name, chargeItemType } of national) expect(nameOf(chargeItemTypes, chargeItemType)).toBe(name)
  })
})

describe('a class is found by the initials of its pinyin', () => {
  test.each([
    ['x', ['西药', '西药费']],
    ['xyf', ['西药费']],
    ['YY', ['医用材料']],
    ['z', ['治疗', '诊察费', '治疗费', '中药饮片费', '中成药费']],
    ['zy', ['中药饮片费']],
    ['q', ['其他自费', '其他费']],
    ['', []],
    ['v', []],
  ])('“%s” begins %j', (letters, found) => {
    expect(names(printedClassesByInitials(letters))).toEqual(found)
  })

  test('each by its own', () => {
    for (const { code, initials } of printedClasses) expect(printedClassesByInitials(initials)[0]).toBe(code)
  })
})

describe('a class is found by the name an invoice gives it', () => {
  test.each([
    ['西药', '西药'],
    ['西药费', '西药费'],
    [' 床 位 费 ', '床位费'],
    ['医用材料费', '医用材料'],
    ['护理', '护理费'],
    ['其他费用', '其他费'],
    ['接生费', undefined],
    ['', undefined],
  ])('“%s” is %s', (name, found) => {
    const code = printedClassNamed(name)
    expect(code && nameOf(printedClasses, code)).toBe(found)
  })
})
