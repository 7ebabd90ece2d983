import { expect, test } from 'vitest'
import { openQuestions } from '../rule-set.ts'
import { regions } from './index.ts'

test('twelve regions, each under its own code', () => {
  expect(regions.map(({ code, name }) => `${code} ${name}`)).toEqual([
    '130100 石家庄市',
    '131000 廊坊市',
    '130900 沧州市',
    '130600 保定市',
    '110000 北京市',
    '120000 天津市',
    '210100 沈阳市',
    '140100 太原市',
    '370100 济南市',
    '410000 河南省直',
    '310000 上海市',
    '350000 福建省直',
  ])
})

const versions = regions.flatMap(({ name, versions }) =>
  versions.map((rules) => ({ name, rules, version: rules.version })),
)

test.each(versions)('$name $version answers all ten open questions', ({ rules }) => {
  expect(Object.keys(rules.answers).sort()).toEqual(Object.keys(openQuestions).sort())
})
