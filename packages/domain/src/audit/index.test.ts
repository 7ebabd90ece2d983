import { describe, expect, test } from 'vitest'
import { claimMoves } from '../claim/index.ts'
import { auditDeeds, auditSubjects } from './index.ts'

describe('the audit trail in words', () => {
  test('every move of a claim has one', () => {
    for (const { action } of claimMoves) expect(auditDeeds[`claim.${action}`]).toMatch(/^[\u4E00-\u9FFF]+$/)
  })

  test('no two deeds of one subject are named alike', () => {
    const named = Object.entries(auditDeeds).map(([deed, name]) => `${deed.split('.')[0]} ${name}`)
    expect(new Set(named).size).toBe(named.length)
  })

  test('every deed is done to a subject that has a name', () => {
    const subjects = new Set(Object.keys(auditDeeds).map((deed) => deed.split('.')[0]!.replace('session', 'account')))
    expect([...subjects].sort()).toEqual(Object.keys(auditSubjects).sort())
  })
})
