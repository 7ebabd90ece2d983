import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { anchorKey } from './anchor-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'cradle-key-'))
afterAll(() => rmSync(folder, { recursive: true }))
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const own = pemOf(generateKeyPairSync('ed25519').privateKey)

describe('the key of the anchors', () => {
  test('is what the operator gives, as text or as a file', () => {
    const file = join(folder, 'own.pem')
    writeFileSync(file, own)
    for (const given of [own, own.replaceAll('\n', String.raw`\n`), file])
      expect(pemOf(anchorKey(folder, given))).toBe(own)
  })

  test('leaves its public half beside the anchors', () => {
    anchorKey(folder, own)
    expect(readFileSync(join(folder, 'anchor-public-key.pem'), 'utf8')).toContain('BEGIN PUBLIC KEY')
  })

  test('is made once in a demonstration, for the product’s account alone', () => {
    const apart = join(folder, 'demo')
    const made = pemOf(anchorKey(apart, undefined))
    expect(pemOf(anchorKey(apart, undefined))).toBe(made)
    expect(statSync(join(apart, 'anchor-key.pem')).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['no key', '-----BEGIN nothing'],
    ['a key of another kind', pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  ])('is refused in one sentence when it is %s', (_what, given) => {
    expect(() => anchorKey(folder, given)).toThrow('CRADLE_ANCHOR_KEY is an Ed25519 private key in PEM')
  })
})
