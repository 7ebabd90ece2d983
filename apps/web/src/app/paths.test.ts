import { expect, test } from 'vitest'
import { paths, safeNext } from './paths.ts'

const site = 'https://cradle.example'

test.each([
  ['/claims?status=draft#top', '/claims?status=draft#top'],
  ['//evil.example/claims', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/', '/'],
  [null, '/'],
])('after sign-in, next=%s leads to %s', (next, path) => {
  expect(safeNext(next, site)).toBe(path)
})

test('a step can be addressed at one of its fields', () => {
  expect(paths.claimStep('c1', 'stay', 'stays.0.dischargedOn')).toBe('/claims/c1/stay#stays.0.dischargedOn')
})
