import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'

/** Keys by id; the last one seals and hashes, all of them open. Each is 32 bytes. */
export type Keys = ReadonlyMap<string, Buffer>

/** A sealed value, with the id of the key that opens it. */
export type Sealed = { ciphertext: Buffer; keyId: string }

/** Where a sealed value belongs: moved to another row or field it opens no more. */
export type Place = `${'person' | 'claim' | 'holder' | 'account'} ${string}`

/** The place of a person's ID or card number. */
export const identifierPlace = (personId: string, kind: 'id-card' | 'insurance-card'): Place =>
  `person ${personId} ${kind}`

/** The place of a sensitive answer, in the draft and in every filing of its claim; `pointer` begins with the section. */
export const answerPlace = (claimId: string, pointer: string): Place => `claim ${claimId} ${pointer}`

/** The place of the ID number of a person behind accounts. */
export const holderPlace = (holderId: string): Place => `holder ${holderId} id-card`

/** The place of a declared relative's ID number. */
export const relativePlace = (holderId: string, relativeId: string): Place =>
  `holder ${holderId} relative ${relativeId}`

/** The place of the secret of an account's second factor. */
export const secondFactorPlace = (accountId: string): Place => `account ${accountId} second-factor`

/** The place of the key by which one device keeps an account's unsent edits. */
export const deviceKeyPlace = (accountId: string, deviceId: string): Place => `account ${accountId} device ${deviceId}`
/** The place of the key and the name of a claim's document. */
export const documentPlace = (claimId: string, documentId: string): Place => `claim ${claimId} document ${documentId}`

/** A keyed hash for lookup by the whole value, with the id of its key. */
export type SearchHash = { hash: Buffer; hashKeyId: string }

// A key as an object is read once; as bytes it would be at every value, which takes longer than sealing.
type KeyObjects = ReadonlyMap<string, KeyObject>
const keyObjects = (keys: Keys): KeyObjects => new Map([...keys].map(([id, key]) => [id, createSecretKey(key)]))

const FORMAT = 1
const IV_BYTES = 12
const TAG_BYTES = 16

const chance = Buffer.alloc(IV_BYTES * 256)
let drawn = chance.length
/** An IV that nobody has had: asking for the chance of many at once takes a tenth of the time. */
function nextIv(): Buffer {
  if (drawn === chance.length) {
    randomFillSync(chance)
    drawn = 0
  }
  drawn += IV_BYTES
  return Buffer.from(chance.subarray(drawn - IV_BYTES, drawn))
}

/** Seals and finds what must never lie in clear: ID numbers, cards, bank accounts, phones. */
export class Vault {
  readonly #sealing: KeyObjects
  readonly #hashing: KeyObjects

  constructor({ sealing, hashing }: { sealing: Keys; hashing: Keys }) {
    for (const key of [...sealing.values(), ...hashing.values()])
      if (key.length !== 32) throw new Error('a key of the vault has 32 bytes')
    this.#sealing = keyObjects(sealing)
    this.#hashing = keyObjects(hashing)
  }

  /** Seals `text` by AES-256-GCM for the one `place` it opens at again: format, IV, tag, ciphertext. */
  seal(text: string, place: Place): Sealed {
    const [keyId, key] = newest(this.#sealing)
    const iv = nextIv()
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return { ciphertext: Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), body]), keyId }
  }

  /** Opens what `seal` made for `place`. Throws when the key is unknown, a byte was changed, or it was moved here. */
  open({ ciphertext, keyId }: Sealed, place: Place): string {
    const key = this.#sealing.get(keyId)
    if (!key || ciphertext[0] !== FORMAT) throw new Error(`no key opens this value (key ${keyId})`)
    // A shorter tag would be accepted, and is guessed sooner.
    if (ciphertext.length < 1 + IV_BYTES + TAG_BYTES) throw new Error('a sealed value was cut short')
    const iv = ciphertext.subarray(1, 1 + IV_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(ciphertext.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
    const body = ciphertext.subarray(1 + IV_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  }

  /** The ids of the keys that seal and hash today: whatever bears another one waits for its rotation. */
  get today(): { keyId: string; hashKeyId: string } {
    return { keyId: newest(this.#sealing)[0], hashKeyId: newest(this.#hashing)[0] }
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

const keyedHash = (key: KeyObject, kind: string, value: string) =>
  createHmac('sha256', key).update(`${kind}\n${value}`).digest()

function newest(keys: KeyObjects): [string, KeyObject] {
  const last = [...keys].at(-1)
  if (!last) throw new Error('the vault has no key')
  return last
}
