import { expect, test } from 'vitest'
import { type ClaimStatus, claimStatuses, isEditable, isSupplementable } from './status.ts'

test('the employer may change a draft and a returned claim, and no other', () => {
  const statuses = Object.keys(claimStatuses) as ClaimStatus[]
  expect(statuses.filter(isEditable)).toEqual(['draft', 'returned'])
})

test('bills may be added to a claim in hand and to an approved one', () => {
  const statuses = Object.keys(claimStatuses) as ClaimStatus[]
  expect(statuses.filter(isSupplementable)).toEqual([
    'submitted',
    'accepted',
    'first-reviewed',
    'second-reviewed',
    'approved',
    'returned',
  ])
})

test('every status has a word of its own', () => {
  const words = Object.values(claimStatuses)
  expect(new Set(words).size).toBe(words.length)
  for (const word of words) expect(word).toMatch(/^\p{Script=Han}{3,6}$/u)
})
