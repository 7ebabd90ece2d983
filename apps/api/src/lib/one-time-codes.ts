import { randomInt } from 'node:crypto'
import { dateInShanghai } from '@cradle/domain/calendar'
import type { IssuedCodeView } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'
import { installation, vault } from './installation.ts'

/** Digits and capitals that nobody takes for one another on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Ten of twenty-nine: 48 bits, and five tries. */
const LENGTH = 10

/** A code made at random, as it is typed. */
export const randomCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')

/** A code as a letter or a screen shows it: `ABCDE-FGHJK`. */
export const shownCode = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`

const forget = statement('activation-code.forget', 'delete from activation_code where account_id = $1')
const insert = statement(
  'activation-code.insert',
  `insert into activation_code (account_id, code_hash, hash_key_id, expires_at) values ($1, $2, $3, $4)`,
)

/** What a code of an account is hashed as: the same code of another account is another hash. */
const secretOf = (accountId: string, code: string) => `${accountId} ${code}`

/** The hashes of a typed code under every key of the installation. */
export const hashesOfCode = (accountId: string, code: string): Buffer[] =>
  vault().searchHashes('one-time code', secretOf(accountId, code))

/** Its hash under today's key. */
export const hashOfCode = (accountId: string, code: string) =>
  vault().searchHash('one-time code', secretOf(accountId, code))

/** Issues the one code an account can be activated with, in place of any before it. It is shown this once. */
export async function issueCode(db: Scoped<Caller | SystemCaller>, accountId: string): Promise<IssuedCodeView> {
  const code = randomCode()
  const expiresAt = new Date(Date.now() + installation().access.codeSeconds * 1000)
  const { hash, hashKeyId } = hashOfCode(accountId, code)
  await db.query(forget, [accountId])
  await db.query(insert, [accountId, hash, hashKeyId, expiresAt])
  return { code: shownCode(code), expiresOn: dateInShanghai(expiresAt) }
}
