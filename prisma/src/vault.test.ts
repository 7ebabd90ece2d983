import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerPlace, identifierPlace, Vault } from './vault.ts'

const [old, current] = [randomBytes(32), randomBytes(32)]
const before = new Vault({ sealing: new Map([['old', old]]), hashing: new Map([['old', old]]) })
const both = new Map([
  ['old', old],
  ['current', current],
])
const vault = new Vault({ sealing: both, hashing: both })
const text = fc.string({ unit: 'binary' })

const place = answerPlace('01a1ffba-71e3-7acd-8e8f-30516f469994', '/contact/phone')

describe('a sealed value', () => {
  test('opens at its own place only', () => {
    const sealed = vault.seal('13832112345', place)
    expect(vault.open(sealed, place)).toBe('13832112345')
    for (const elsewhere of [answerPlace('another', '/contact/phone'), identifierPlace('another', 'id-card')])
      expect(() => vault.open(sealed, elsewhere)).toThrow('unable to authenticate')
  })

  test('opens to what was sealed', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(vault.open(vault.seal(value, place), place)).toBe(value)
      }),
    )
  })

  test('does not show what it holds', () => {
    const { ciphertext } = vault.seal('130102199203041234', place)
    expect(ciphertext.includes('1301')).toBe(false)
  })

  test('is another each time', () => {
    expect(vault.seal('a', place).ciphertext).not.toEqual(vault.seal('a', place).ciphertext)
  })

  test('opens no more once any bit of it is changed', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, at) => {
        const { ciphertext, keyId } = vault.seal(value, place)
        ciphertext[Math.floor(at / 8) % ciphertext.length]! ^= 1 << (at % 8)
        expect(() => vault.open({ ciphertext, keyId }, place)).toThrow(/\w/)
      }),
    )
  })

  test('opens no more once it is cut short, however short', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, length) => {
        const { ciphertext, keyId } = vault.seal(value, place)
        const cut = ciphertext.subarray(0, length % ciphertext.length)
        expect(() => vault.open({ ciphertext: cut, keyId }, place)).toThrow(/\w/)
      }),
    )
  })

  test('does not open under an unknown or another key', () => {
    const { ciphertext } = vault.seal('a', place)
    expect(() => vault.open({ ciphertext, keyId: 'unknown' }, place)).toThrow('no key opens this value (key unknown)')
    expect(() => vault.open({ ciphertext, keyId: 'old' }, place)).toThrow('unable to authenticate')
  })

  test('is sealed by the newest key, and opens still under an older one', () => {
    expect(vault.seal('a', place).keyId).toBe('current')
    expect(vault.open(before.seal('a', place), place)).toBe('a')
    expect(() => before.open(vault.seal('a', place), place)).toThrow('no key opens this value')
  })
})

describe('a search hash', () => {
  test('is equal for equal values, and differs by value, by kind and by key', () => {
    fc.assert(
      fc.property(text, text, (value, other) => {
        fc.pre(value !== other)
        const { hash, hashKeyId } = vault.searchHash('id-card', value)
        expect(vault.searchHash('id-card', value)).toEqual({ hash, hashKeyId })
        expect(vault.searchHash('id-card', other).hash).not.toEqual(hash)
        expect(vault.searchHash('insurance-card', value).hash).not.toEqual(hash)
        expect(before.searchHash('id-card', value).hash).not.toEqual(hash)
      }),
    )
  })

  test('finds what was hashed under an older key', () => {
    const { hash } = before.searchHash('id-card', 'a')
    expect(vault.searchHashes('id-card', 'a')).toEqual([hash, vault.searchHash('id-card', 'a').hash])
  })
})

test.each([0, 16, 31, 33])('a key of %i bytes is refused', (bytes) => {
  const keys = new Map([['short', randomBytes(bytes)]])
  expect(() => new Vault({ sealing: keys, hashing: both })).toThrow('32 bytes')
  expect(() => new Vault({ sealing: both, hashing: keys })).toThrow('32 bytes')
})

test('a vault without keys seals nothing', () => {
  expect(() => new Vault({ sealing: new Map(), hashing: both }).seal('a', place)).toThrow('no key')
})
