import { describe, expect, test } from 'vitest'
import { keysFrom } from './keys.ts'
import { answerPlace } from './vault.ts'

const place = answerPlace('01a1ffba-71e3-7acd-8e8f-30516f469994', '/contact/phone')
const first = keysFrom(['the first secret'])
const rotated = keysFrom(['the first secret', 'the second secret'])
const second = keysFrom(['the second secret'])

describe('the keys of an installation', () => {
  test('follow from its secrets alone', () => {
    const again = keysFrom(['the first secret'])
    expect(again.accessTokens).toEqual(first.accessTokens)
    expect(again.vault.open(first.vault.seal('a', place), place)).toBe('a')
  })

  test('all differ, and so do their ids, by purpose and by secret', () => {
    const of = ({ accessTokens, refreshTokens, tickets, challenges, databasePassword, vault }: typeof first) => [
      accessTokens.toString('base64url'),
      refreshTokens.toString('base64url'),
      tickets.toString('base64url'),
      challenges,
      databasePassword,
      vault.seal('a', place).keyId,
      vault.searchHash('id-card', 'a').hashKeyId,
    ]
    const all = [...of(first), ...of(second)]
    expect(new Set(all).size).toBe(all.length)
  })

  test('an id says nothing of its key', () => {
    const { keyId } = first.vault.seal('a', place)
    expect(keyId).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe('a rotation', () => {
  test('signs and seals by the newest secret', () => {
    expect(rotated.accessTokens).toEqual(second.accessTokens)
    expect(rotated.refreshTokens).toEqual(second.refreshTokens)
    expect(rotated.databasePassword).toBe(second.databasePassword)
    expect(rotated.vault.seal('a', place).keyId).toBe(second.vault.seal('a', place).keyId)
  })

  test('still opens and finds what the older one left', () => {
    expect(rotated.vault.open(first.vault.seal('a', place), place)).toBe('a')
    expect(rotated.vault.searchHashes('id-card', 'a')).toContainEqual(first.vault.searchHash('id-card', 'a').hash)
  })

  test('keeps the content hash, so that signed paper stays the claim’s', () => {
    expect(rotated.contentHash('{}')).toBe(first.contentHash('{}'))
    expect(rotated.contentHash('{}')).not.toBe(second.contentHash('{}'))
    expect(rotated.contentHash('{}')).toMatch(/^[0-9a-f]{64}$/)
  })
})
