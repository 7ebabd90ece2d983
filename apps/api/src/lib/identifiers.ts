import { maskIdNumber, maskMiddle } from '@cradle/domain/identity'
import { identifierPlace, type Place } from '@cradle/db'
import { LRUCache } from 'lru-cache'
import { vault } from './installation.ts'

/** A sealed value as a statement answers it inside JSON. */
export type SealedText = { ciphertext: string; keyId: string }

/** A person's numbers, sealed; not everybody has a card. */
export type SealedNumbers = { idNumber: SealedText; cardNumber: SealedText | null }

type IdentifierKind = 'id-card' | 'insurance-card'

const sealedNow = (kind: IdentifierKind, personId: string) => `(
  select json_build_object('ciphertext', encode(ciphertext, 'base64'), 'keyId', key_id)
  from person_identifier where person_identifier.person_id = ${personId} and kind = '${kind}' and replaced_on is null
  order by valid_from desc limit 1)`

/** SQL of today's ID number of the person in the column `personId`, sealed. */
export const sealedIdNumber = (personId: string): string => sealedNow('id-card', personId)
/** SQL of today's insurance-card number, sealed, or null. */
export const sealedCardNumber = (personId: string): string => sealedNow('insurance-card', personId)

/** Opens a sealed value at the place it belongs to. */
export const openSealed = ({ ciphertext, keyId }: SealedText, place: Place): string =>
  vault().open({ ciphertext: Buffer.from(ciphertext, 'base64'), keyId }, place)

/** A person's numbers in full: for the printed form alone. */
export const numbersInFull = (personId: string, { idNumber, cardNumber }: SealedNumbers) => ({
  idNumber: openSealed(idNumber, identifierPlace(personId, 'id-card')),
  cardNumber: cardNumber && openSealed(cardNumber, identifierPlace(personId, 'insurance-card')),
})

/** Masks shown lately, by whose number and its ciphertext: opening a value costs more than reading its row. No number is kept. */
const masks = new LRUCache<string, string>({ max: 20_000 })

function masked(personId: string, kind: IdentifierKind, sealed: SealedText): string {
  const key = `${personId} ${kind} ${sealed.ciphertext}`
  const known = masks.get(key)
  if (known !== undefined) return known
  const mask = maskOf[kind](openSealed(sealed, identifierPlace(personId, kind)))
  masks.set(key, mask)
  return mask
}

const maskOf: Record<IdentifierKind, (number: string) => string> = {
  'id-card': maskIdNumber,
  'insurance-card': (number) => maskMiddle(number, 2, 2),
}

/** A person's ID number as screens and lists show it. */
export const maskedIdNumber = (personId: string, idNumber: SealedText): string => masked(personId, 'id-card', idNumber)

/** A person's numbers as screens show them. */
export const maskedNumbers = (personId: string, { idNumber, cardNumber }: SealedNumbers) => ({
  idNumberMasked: maskedIdNumber(personId, idNumber),
  cardNumberMasked: cardNumber && masked(personId, 'insurance-card', cardNumber),
})
