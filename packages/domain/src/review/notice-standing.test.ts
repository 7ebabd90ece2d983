import { expect, test } from 'vitest'
import { type NoticeKind, noticeKinds, noticeStanding } from './index.ts'

const kinds = Object.keys(noticeKinds) as NoticeKind[]
const standingsWith = (since: { latestFiling: number; isReopened: boolean }) =>
  Object.fromEntries(kinds.map((kind) => [kind, noticeStanding({ kind, filing: 1, ...since })]))
const allStand = Object.fromEntries(kinds.map((kind) => [kind, 'stands']))

test('a notice stands while nothing follows it', () => {
  expect(standingsWith({ latestFiling: 1, isReopened: false })).toEqual(allStand)
})

test('a filing answers the request to complete and leaves the others standing', () => {
  expect(standingsWith({ latestFiling: 2, isReopened: false })).toEqual({ ...allStand, correction: 'answered' })
})

test('a claim opened again voids what was decided, and the acceptance stays', () => {
  expect(standingsWith({ latestFiling: 1, isReopened: true })).toEqual({
    acceptance: 'stands',
    correction: 'stands',
    closing: 'reopened',
    refusal: 'reopened',
    'partial-refusal': 'reopened',
    'benefit-statement': 'reopened',
  })
})
