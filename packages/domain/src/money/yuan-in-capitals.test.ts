import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fen } from './fen.ts'
import { yuanInCapitals } from './yuan-in-capitals.ts'

describe('an amount in capitals', () => {
  test.each([
    ['0.00', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1.00', '壹元整'],
    ['1.05', '壹元零伍分'],
    ['1.50', '壹元伍角整'],
    ['10.00', '壹拾元整'],
    ['105.00', '壹佰零伍元整'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1008.00', '壹仟零捌元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['3120.55', '叁仟壹佰贰拾元伍角伍分'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['100000.00', '壹拾万元整'],
    ['100500.00', '壹拾万零伍佰元整'],
    ['107000.53', '壹拾万零柒仟元伍角叁分'],
    ['1000001.00', '壹佰万零壹元整'],
    ['100001000.00', '壹亿零壹仟元整'],
    ['900000000.00', '玖亿元整'],
    ['999999999.99', '玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['1000000000000.00', '壹万亿元整'],
    ['-12.30', '负壹拾贰元叁角整'],
  ])('%s is %s', (yuan, capitals) => {
    expect(yuanInCapitals(fen(Number(yuan.replace('.', ''))))).toBe(capitals)
  })

  test('reads back as the amount it was', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(fenOfCapitals(yuanInCapitals(fen(n)))).toBe(n + 0)
      }),
    )
  })

  test('reads back with every place present or missing', () => {
    const sparse = fc
      .array(fc.constantFrom(0, 0, 0, 1, 5), { minLength: 1, maxLength: 13 })
      .map((digits) => Number(digits.join('')))
    fc.assert(
      fc.property(sparse, (n) => {
        expect(fenOfCapitals(yuanInCapitals(fen(n)))).toBe(n)
      }),
    )
  })

  test('never writes two zeros in a row, and none before 元', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n) => {
        expect(yuanInCapitals(fen(n))).not.toMatch(/零零|零[元万亿]/)
      }),
    )
  })
})

const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }

/** Reads capitals character by character, the way a cashier does: the opposite direction of the function under test. */
function fenOfCapitals(text: string): number {
  let [fen, whole, section, digit] = [0, 0, 0, 0]
  for (const character of text) {
    const numeral = '零壹贰叁肆伍陆柒捌玖'.indexOf(character)
    if (numeral >= 0) {
      digit = numeral
      continue
    }
    if (character in places) section += digit * (places[character] ?? 0)
    if (character === '万') [whole, section] = [whole + (section + digit) * 10_000, 0]
    if (character === '亿') [whole, section] = [(whole + section + digit) * 100_000_000, 0]
    if (character === '元') fen += (whole + section + digit) * 100
    if (character === '角') fen += digit * 10
    if (character === '分') fen += digit
    digit = 0
  }
  return text.startsWith('负') ? -fen : fen
}
