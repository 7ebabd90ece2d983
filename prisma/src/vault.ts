import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Keys by id; the last one seals and hashes, all of them open. Each is 32 bytes. */
export type Keys = ReadonlyMap<string, Buffer>

/** A sealed value, with the id of the key that opens it. */
export type Sealed = { ciphertext: Buffer; keyId: string }

/** A keyed hash for lookup by the whole value, with the id of its key. */
export type SearchHash = { hash: Buffer; hashKeyId: string }

const FORMAT = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/** Seals and finds what must never lie in clear: ID numbers, cards, bank accounts, phones. */
export class Vault {
  readonly #sealing: Keys
  readonly #hashing: Keys

  constructor({ sealing, hashing }: { sealing: Keys; hashing: Keys }) {
    for (const key of [...sealing.values(), ...hashing.values()])
      if (key.length !== 32) throw new Error('a key of the vault has 32 bytes')
    this.#sealing = sealing
    this.#hashing = hashing
  }

  /** Seals `text` by AES-256-GCM: format, IV, tag, ciphertext. */
  seal(text: string): Sealed {
    const [keyId, key] = newest(this.#sealing)
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return { ciphertext: Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), body]), keyId }
  }

  /** Opens what `seal` made. Throws when the key is unknown or a byte was changed. */
  open({ ciphertext, keyId }: Sealed): string {
    const key = this.#sealing.get(keyId)
    if (!key || ciphertext[0] !== FORMAT) throw new Error(`no key opens this value (key ${keyId})`)
    // A shorter tag would be accepted, and is guessed sooner.
    if (ciphertext.length < 1 + IV_BYTES + TAG_BYTES) throw new Error('a sealed value was cut short')
    const iv = ciphertext.subarray(1, 1 + IV_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(ciphertext.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
    const body = ciphertext.subarray(1 + IV_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  }

  /** The hash a value is found by. `kind` keeps equal numbers of different kinds apart. */
  searchHash(kind: string, value: string): SearchHash {
    const [hashKeyId, key] = newest(this.#hashing)
    return { hash: keyedHash(key, kind, value), hashKeyId }
  }

  /** The hashes under every key, for a search while keys are being rotated. */
  searchHashes(kind: string, value: string): Buffer[] {
    return [...this.#hashing.values()].map((key) => keyedHash(key, kind, value))
  }
}

const keyedHash = (key: Buffer, kind: string, value: string) =>
  createHmac('sha256', key).update(`${kind}\n${value}`).digest()

function newest(keys: Keys): [string, Buffer] {
  const last = [...keys].at(-1)
  if (!last) throw new Error('the vault has no key')
  return last
}
