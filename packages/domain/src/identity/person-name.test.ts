import { describe, expect, test } from 'vitest'
import { readPersonName } from './person-name.ts'

describe('a name is understood', () => {
  test.each([
    ['王建国', '王建国'],
    ['　张　三 ', '张三'],
    ['𠮷野𬍛', '𠮷野𬍛'],
    ['㛃〇', '㛃〇'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽 • 买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['Ａnna  Müller-O’Neill', 'Anna Müller-O’Neill'],
  ])('“%s”', (typed, name) => {
    expect(readPersonName(typed)).toEqual({ ok: true, name })
  })
})

describe('what is no name is refused with a reason', () => {
  test.each([
    [' ', '请填写姓名'],
    ['王3', '姓名中不能有数字'],
    ['王\uE814', '姓名中有输入法自造的字，别处无法显示，请用国家标准字库中的字或改用汉语拼音'],
    ['王（女）', '姓名只能是汉字或字母，间隔号写作“·”'],
    ['买买提·', '间隔号“·”应在姓名的两部分之间'],
  ])('“%s”', (typed, problem) => {
    expect(readPersonName(typed)).toEqual({ ok: false, problem })
  })
})
