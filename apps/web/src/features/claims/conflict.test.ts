import { emptyDraft } from '@cradle/domain/claim'
import { expect, test } from 'vitest'
import type { Conflict } from './claim-saver.ts'
import { placeInWords, placeLabel } from './conflict-words.ts'
import { differencesOf, likelySide, mergeOf } from './conflict.ts'

const conflictOf = (conflict: Pick<Conflict, 'section' | 'mine' | 'theirs' | 'base'>): Conflict => ({
  mineAt: new Date('2026-11-05T06:00:00Z'),
  theirsBy: '刘洋',
  theirsAt: new Date('2026-11-05T05:00:00Z'),
  ...conflict,
})

const mine = { totalFen: 100, invoices: [{ number: '1' }, { number: '2' }] }
const theirs = { totalFen: 100, invoices: [{ number: '1' }, { number: '3' }, { number: '4' }] }

test('two versions differ by field, in rows too; a row that only one has is one place', () => {
  expect(differencesOf({ phone: '1', address: 'a' }, { phone: '2', address: 'a', spouseName: null })).toEqual(['phone'])
  expect(differencesOf(mine, theirs)).toEqual(['invoices.1.number', 'invoices.2'])
})

test('the merged version takes, of every difference, the side that was chosen', () => {
  const conflict = conflictOf({ section: 'charges', mine, theirs, base: undefined })
  const merged = mergeOf(conflict, (place) => (place === 'invoices.1.number' ? 'mine' : 'theirs'))
  expect(merged).toEqual({ totalFen: 100, invoices: [{ number: '1' }, { number: '2' }, { number: '4' }] })
  expect(mergeOf(conflict, () => 'mine')).toEqual(mine)
})

test('what I left as it was begins with their side, what I changed with mine', () => {
  const conflict = conflictOf({
    section: 'contact',
    base: { address: 'a', permitOffice: null },
    mine: { address: 'b' },
    theirs: { address: 'c', permitOffice: '桥西区' },
  })
  expect(likelySide(conflict, 'permitOffice')).toBe('theirs')
  expect(likelySide(conflict, 'address')).toBe('mine')
  expect(likelySide({ ...conflict, base: undefined }, 'permitOffice')).toBe('mine')
})

test('several codes are one answer, chosen as a whole; a line of an invoice is one place', () => {
  expect(differencesOf({ operations: ['1', '2'] }, { operations: ['2'] })).toEqual(['operations'])
  const line = { printedClass: '01', filingClass: '01', amountFen: 100 }
  const withLines = (...lines: object[]) => ({ invoices: [{ lines }] }) as unknown as typeof mine
  expect(differencesOf(withLines(line, line), withLines({ ...line, amountFen: 200 }, line))).toEqual([
    'invoices.0.lines.0',
  ])
})

test('merging never mixes up rows: all of one side is that side', () => {
  const conflict = conflictOf({ section: 'charges', mine, theirs, base: undefined })
  expect(mergeOf(conflict, () => 'theirs')).toEqual(theirs)
  expect(mergeOf(conflict, () => 'mine')).toEqual(mine)
})

test('places and what stands there are named as the form names them', () => {
  const stays = conflictOf({
    section: 'stay',
    mine: { stays: [{ kind: 'inpatient', ward: '产一科', admittedOn: '2026-10-18' }] },
    theirs: { stays: [{ kind: 'inpatient', ward: null, admittedOn: '2026-10-19' }] },
    base: undefined,
  })
  const said = differencesOf(stays.mine, stays.theirs).map((place) => [
    placeLabel(stays, place, emptyDraft()),
    placeInWords(stays, place, 'mine', emptyDraft()),
    placeInWords(stays, place, 'theirs', emptyDraft()),
  ])
  expect(said).toEqual([
    ['住院 1 · 病区', '产一科', '（空）'],
    ['住院 1 · 入院日期', '2026-10-18', '2026-10-19'],
  ])
  const charges = conflictOf({
    section: 'charges',
    mine: { totalFen: 100, invoices: [{ number: '0026896566', totalFen: 12_350 }] },
    theirs: { totalFen: 100, invoices: [{ number: '0026896567', totalFen: 12_350 }] },
    base: undefined,
  })
  expect(placeLabel(charges, 'invoices.0.number', emptyDraft())).toBe('票据 1 · 票据号码')
  expect(placeInWords(charges, 'invoices.0.number', 'mine', emptyDraft())).toBe('0026896566')
})

test('sensitive numbers are masked, but for what tells the two apart', () => {
  const conflict = conflictOf({
    section: 'contact',
    mine: { phone: '13831112345' },
    theirs: { phone: '13831132345' },
    base: undefined,
  })
  expect(placeInWords(conflict, 'phone', 'mine', emptyDraft())).toBe('138***12345')
  expect(placeInWords(conflict, 'phone', 'theirs', emptyDraft())).toBe('138***32345')
})
