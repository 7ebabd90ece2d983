import { createHash, createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import { Vault } from './vault.ts'

/** The secret of a demonstration. A production start refuses it. */
export const DEMONSTRATION_SECRET = 'cradle-demonstration-secret-not-for-production'

/** Every key of an installation, derived from its secrets so that one value is all an operator keeps. */
export type InstallationKeys = {
  vault: Vault
  /** Signs access tokens. */
  accessTokens: Buffer
  /** Derives refresh tokens. */
  refreshTokens: Buffer
  /** Signs the tickets between the steps of a sign-in. */
  tickets: Buffer
  /** Signs the links that a document's bytes are had by. */
  links: Buffer
  /** Signs the challenges of a proof of work. */
  challenges: string
  /** The password of the login role that the product's own connections use. */
  databasePassword: string
  /** The hash of a claim's answers as text or its UTF-8: keyed, because the answers hold numbers that could be guessed. */
  contentHash: (canonicalText: string | Buffer) => string
}

/**
 * Derives the keys from `secrets`, the oldest first: the newest signs and seals, the older ones still open and find.
 * The content hash uses the oldest, so that it outlives a rotation.
 */
export function keysFrom(secrets: readonly [string, ...string[]]): InstallationKeys {
  const newest = secrets.at(-1) ?? secrets[0]
  const byId = (purpose: string) =>
    new Map(secrets.map((secret) => derive(secret, purpose)).map((key) => [idOf(key), key] as const))
  const contentKey = createSecretKey(derive(secrets[0], 'content hash'))
  return {
    vault: new Vault({ sealing: byId('sealing'), hashing: byId('search hash') }),
    accessTokens: derive(newest, 'access tokens'),
    refreshTokens: derive(newest, 'refresh tokens'),
    tickets: derive(newest, 'tickets'),
    links: derive(newest, 'document links'),
    challenges: derive(newest, 'challenges').toString('base64url'),
    databasePassword: derive(newest, 'database password').toString('base64url'),
    contentHash: (text) => createHmac('sha256', contentKey).update(text).digest('hex'),
  }
}

const derive = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `cradle ${purpose}`, 32))

/** A key's id says nothing of the key. */
const idOf = (key: Buffer) => createHash('sha256').update('cradle key id').update(key).digest('hex').slice(0, 8)
