import { expect, test } from 'vitest'
import { differencesOf, likelySide, mergeOf } from './conflict.ts'

const mine = { totalFen: 100, invoices: [{ number: '1' }, { number: '2' }] }
const theirs = { totalFen: 100, invoices: [{ number: '1' }, { number: '3' }, { number: '4' }] }

test('two versions differ by field, and in lists by item', () => {
  expect(differencesOf({ phone: '1', address: 'a' }, { phone: '2', address: 'a', spouseName: null })).toEqual(['phone'])
  expect(differencesOf(mine, theirs)).toEqual(['invoices.1', 'invoices.2'])
})

test('the merged version takes, of every difference, the side that was chosen', () => {
  const conflict = { section: 'charges' as const, mine, theirs, base: undefined }
  const merged = mergeOf(conflict, (part) => (part === 'invoices.1' ? 'mine' : 'theirs'))
  expect(merged).toEqual({ totalFen: 100, invoices: [{ number: '1' }, { number: '2' }, { number: '4' }] })
  expect(mergeOf(conflict, () => 'mine')).toEqual(mine)
})

test('what I left as it was begins with their side, what I changed with mine', () => {
  const conflict = {
    section: 'contact' as const,
    base: { address: 'a', permitOffice: null },
    mine: { address: 'b' },
    theirs: { address: 'c', permitOffice: '桥西区' },
  }
  expect(likelySide(conflict, 'permitOffice')).toBe('theirs')
  expect(likelySide(conflict, 'address')).toBe('mine')
  expect(likelySide({ ...conflict, base: undefined }, 'permitOffice')).toBe('mine')
})
