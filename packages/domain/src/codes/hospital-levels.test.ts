import { expect, test } from 'vitest'
import { hospitalLevels } from './hospital-levels.ts'

test.each(hospitalLevels)('$name is of level $level', ({ name, level }) => {
  expect(name.startsWith(['无', '一级', '二级', '三级'][level] ?? '?')).toBe(true)
})
