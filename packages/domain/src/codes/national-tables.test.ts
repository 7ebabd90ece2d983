import { describe, expect, test } from 'vitest'
import * as codes from './index.ts'

const { nameOf } = codes

test.each([
  { table: codes.matnTypes, rows: 8 + 4 },
  { table: codes.birctrlTypes, rows: 9 + 3 },
  { table: codes.medTypes, rows: 17 },
  { table: codes.chargeItemTypes, rows: 14 },
  { table: codes.chargeItemLevels, rows: 4 },
  { table: codes.insuranceTypes, rows: 14 },
  { table: codes.certificateTypes, rows: 17 },
  { table: codes.hospitalLevels, rows: 14 },
  { table: codes.dischargeWays, rows: 6 },
])('the table that begins with $table.0.name has all of its $rows rows', ({ table, rows }) => {
  expect(table).toHaveLength(rows)
})

test.each([
  { table: codes.matnTypes, local: ['10', '11', '12', '13'] },
  { table: codes.birctrlTypes, local: ['10', '11', '12'] },
  { table: codes.chargeItemLevels, local: ['04'] },
])('the local extensions beside $table.0.name are marked', ({ table, local }) => {
  expect(table.filter((row) => row.local).map((row) => row.code)).toEqual(local)
})

describe('a maternity claim', () => {
  test.each([
    ['51', '生育门诊'],
    ['52', '生育住院'],
    ['53', '计划生育手术费'],
  ])('is of category %s, %s', (code, name) => {
    expect(nameOf(codes.medTypes, code)).toBe(name)
  })

  test('is an insurance of its own', () => {
    expect(nameOf(codes.insuranceTypes, '510')).toBe('生育')
  })

  test.each([
    ['19', '女工生育保险报销'],
    ['32', '职工计划生育手术报销'],
  ])('of type %s is called %s, as in the manual', (code, name) => {
    expect(nameOf(codes.claimTypes, code)).toBe(name)
  })
})

test('a person’s sex has one national code each', () => {
  expect(codes.sexes.filter((row) => row.sex !== null).map((row) => [row.code, row.sex])).toEqual([
    ['1', 'male'],
    ['2', 'female'],
  ])
})
