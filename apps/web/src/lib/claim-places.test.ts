import { expect, test } from 'vitest'
import { placeInWords, placeOf } from './claim-places.ts'

test.each([
  [
    '/claims/c1/sections/charges/data/invoices/0/lines',
    { claimId: 'c1', section: 'charges', field: 'invoices.0.lines' },
  ],
  ['/sections/stay/data/stays/1/ward', { claimId: undefined, section: 'stay', field: 'stays.1.ward' }],
  ['/sections/event', { claimId: undefined, section: 'event', field: '' }],
  ['/claims/c1/version', undefined],
  ['/sections/nowhere/data/x', undefined],
])('%s is the place %o', (pointer, place) => {
  expect(placeOf(pointer)).toEqual(place)
})

test('a place is named as people say it', () => {
  expect(placeInWords({ section: 'charges', field: 'invoices.0.lines.2.amountFen' })).toBe('费用 · 票据 1 · 明细 3')
})
