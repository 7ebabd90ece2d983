import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameOf, printedClasses } from '../codes/index.ts'
import { formatYuan } from '../money/index.ts'
import { amounts } from '../testing/answers.ts'
import { readPastedLines } from './pasted-lines.ts'

const taken = (text: string) =>
  readPastedLines(text).lines.map(({ printedClass, printedName, amountFen }) =>
    [printedClass && nameOf(printedClasses, printedClass), printedName, amountFen].filter((part) => part !== null),
  )
const refused = (text: string) =>
  readPastedLines(text).unread.map(({ row, text, reason }) => `${row} ${text}: ${reason}`)

describe('rows of a spreadsheet are taken', () => {
  test.each([
    ['a column of amounts', '1208.25\n800\r\n1112.30\n', [[120_825], [80_000], [111_230]]],
    [
      'class and amount',
      '西药\t1,208.25\n医用材料费\t800元',
      [
        ['西药', 120_825],
        ['医用材料', 80_000],
      ],
    ],
    [
      'an ordinal before them',
      '1\t床位费\t120\n2.\t护理费\t80',
      [
        ['床位费', 12_000],
        ['护理费', 8_000],
      ],
    ],
    ['more columns between', '检查费\t次\t2\t￥160.00', [['检查费', 16_000]]],
    ['cells in quotes', '"化验费"\t"1,000.50"', [['化验费', 100_050]]],
    ['a class no table has', '接生费\t300', [['不在表中', '接生费', 30_000]]],
    [
      'blank rows between',
      '\n西药\t5\n\n\t\n手术\t6\n',
      [
        ['西药', 500],
        ['手术', 600],
      ],
    ],
    ['a heading above', '类别\t金额（元）\n西药\t5', [['西药', 500]]],
    ['one amount alone', '12.30', [[1230]]],
  ])('%s', (_, text, lines) => {
    expect(taken(text)).toEqual(lines)
    expect(refused(text)).toEqual([])
  })

  test('as they were printed', () => {
    fc.assert(
      fc.property(amounts, (amounts) => {
        expect(readPastedLines(amounts.map(formatYuan).join('\n')).lines.map((line) => line.amountFen)).toEqual(amounts)
      }),
    )
  })
})

describe('rows that are no lines are named', () => {
  test.each([
    ['西药\t5\n合计\t5', ['2 合计 5: 合计行']],
    ['西药\t5\n手术\t六百', ['2 手术 六百: 金额应为数字，如 3120.55']],
    ['退费\t-5', ['1 退费 -5: 金额不能为负数']],
    ['西药\t1.234', ['1 西药 1.234: 金额最多两位小数']],
  ])('%j', (text, named) => {
    expect(refused(text)).toEqual(named)
  })

  test('beyond two hundred lines', () => {
    const { lines, unread } = readPastedLines('1\n'.repeat(201))
    expect(lines).toHaveLength(200)
    expect(unread).toMatchObject([{ row: 201, reason: '一张票据最多 200 行' }])
  })
})
