import { expect, test } from 'vitest'
import { shijiazhuangRegions } from './shijiazhuang-regions.ts'

test('every region lies in 石家庄', () => {
  expect(shijiazhuangRegions.filter((region) => !region.code.startsWith('1301'))).toEqual([])
})

test('a county that became a district, and the abolished 桥东区, are withdrawn', () => {
  expect(shijiazhuangRegions.filter((region) => region.withdrawn).map((region) => region.name)).toEqual([
    '桥东区',
    '栾城县',
    '藁城市',
    '鹿泉市',
  ])
})

test('what stands today is 8 districts, 2 zones, and 14 counties and cities', () => {
  const standing = shijiazhuangRegions.filter((region) => !region.withdrawn)
  const ending = (pattern: RegExp) => standing.filter((region) => pattern.test(region.name)).length
  expect([ending(/区$/), ending(/[县市]$/)]).toEqual([10, 14])
})
