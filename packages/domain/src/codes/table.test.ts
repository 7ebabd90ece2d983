import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as codes from './index.ts'
import { codesOf, nameOf } from './table.ts'

const tables = Object.entries<unknown>(codes).filter((entry): entry is [string, readonly codes.Coded[]] =>
  Array.isArray(entry[1]),
)

test('every table is exported', () => {
  expect(tables.map(([name]) => name).sort()).toEqual([
    'accountKinds',
    'assistanceKinds',
    'birctrlTypes',
    'certificateTypes',
    'chargeItemLevels',
    'chargeItemTypes',
    'claimTypes',
    'deliveryMethods',
    'dischargeWays',
    'ethnicities',
    'filingClasses',
    'heirRelations',
    'hospitalLevels',
    'insuranceTypes',
    'matnTypes',
    'medTypes',
    'operationKinds',
    'payeeKinds',
    'printedClasses',
    'sexes',
    'shijiazhuangRegions',
    'spouseCoverages',
    'stayKinds',
    'terminationKinds',
    'unemploymentProofs',
  ])
})

describe.each(tables)('%s', (_, table) => {
  test('names each code once', () => {
    expect(new Set(table.map((row) => row.code)).size).toBe(table.length)
  })

  test('gives each name to one code', () => {
    expect(new Set(table.map((row) => row.name)).size).toBe(table.length)
  })

  test('has codes and names without blanks', () => {
    for (const { code, name } of table) {
      expect(code).toMatch(/^(?:[0-9]+|[a-z]+(?:-[a-z]+)*)$/)
      expect(name).toMatch(/^[^\sA-Za-z]+$/)
    }
  })
})

describe('a code', () => {
  test('has its name', () => {
    expect(nameOf(codes.matnTypes, '3')).toBe('剖宫产')
  })

  test('that the table lacks names itself', () => {
    expect(nameOf(codes.matnTypes, '8')).toBe('8')
  })

  test('can be chosen only from its table', () => {
    const stayKind = z.enum(codesOf(codes.stayKinds))
    expect(stayKind.options).toEqual(['inpatient', 'outpatient'])
    expect(stayKind.safeParse('home').success).toBe(false)
  })
})
