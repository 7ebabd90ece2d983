import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key of a demonstration lies beside its anchors: it proves nothing against who may write there. */
const demonstrationKeyFile = (folder: string) => join(folder, 'anchor-key.pem')

/** The public key beside the anchors, for whoever verifies an export elsewhere. It is to be kept elsewhere, too. */
const publicKeyFile = (folder: string) => join(folder, 'anchor-public-key.pem')

/**
 * The Ed25519 key that signs anchors: `configured` is a PEM text or the path of one. Without it, a demonstration makes
 * its own once, in `folder`, readable by its account alone. Throws one plain sentence where there is no such key.
 */
export function anchorKey(folder: string, configured: string | undefined): KeyObject {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = readKey(configured === undefined ? demonstrationKey(folder) : textOf(configured))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('CRADLE_ANCHOR_KEY is an Ed25519 private key in PEM')
  const publicText = createPublicKey(key).export({ type: 'spki', format: 'pem' })
  writeFileSync(publicKeyFile(folder), publicText, { mode: 0o644 })
  return key
}

const textOf = (configured: string) =>
  configured.includes('-----BEGIN') ? configured.replaceAll(String.raw`\n`, '\n') : readFileSync(configured, 'utf8')

function readKey(text: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch {
    throw new Error('CRADLE_ANCHOR_KEY is an Ed25519 private key in PEM')
  }
}

function demonstrationKey(folder: string): string {
  const file = demonstrationKeyFile(folder)
  try {
    const { privateKey } = generateKeyPairSync('ed25519')
    // Never over an earlier one: its lines would prove nothing any more.
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
