import { describe, expect, test } from 'vitest'
import { textInCsv } from './write-csv.ts'

describe('text in a CSV', () => {
  test.each([
    ['陈思远', '陈思远'],
    ['=1+1', `'=1+1`],
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['+8613800000000', `'+8613800000000`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    [' =1', `' =1`],
    ['\t1', `'\t1`],
    ['\r=1', `"'\r=1"`],
    ['＝1', `'＝1`],
    ['甲,乙', '"甲,乙"'],
    ['他说"好"', '"他说""好"""'],
    ['两\n行', '"两\n行"'],
    ['1=1', '1=1'],
  ])('%j is %j', (text, field) => {
    expect(textInCsv(text)).toBe(field)
  })
})
