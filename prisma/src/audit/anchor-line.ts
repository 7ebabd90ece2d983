import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from './canonical.ts'
import type { ChainHead } from './verify-chain.ts'

/** What the heads of all chains were at one moment: `n` counts a file's lines from 1, `previous` hashes the line before. */
export type Anchor = {
  n: number
  at: string
  heads: readonly (readonly [chain: number, seq: number, hash: string])[]
  previous: string
}

/** The hash by which the next line, and the trail's own event of an anchor, name a line. */
export const hashOfLine = (line: string): string => createHash('sha256').update(line).digest('hex')

/** Before the first line. */
export const NO_LINE = ''

/** The heads as an anchor says them; a chain that was never written to needs none. */
export const anchoredHeads = (heads: ReadonlyMap<number, ChainHead>): Anchor['heads'] =>
  [...heads].filter(([, { seq }]) => seq > 0).map(([chain, { seq, hash }]) => [chain, seq, hash.toString('hex')])

/** One line: the anchor and its Ed25519 signature, which so covers the line before it too. */
export const signedLine = (anchor: Anchor, privateKey: KeyObject): string =>
  canonical({ ...anchor, signature: sign(null, bytesOf(anchor), privateKey).toString('base64') })

/** Reads a line that the key's owner signed; anything else is undefined. */
export function readLine(line: string, publicKey: KeyObject): Anchor | undefined {
  try {
    const { signature, ...anchor } = JSON.parse(line) as Anchor & { signature: string }
    return verify(null, bytesOf(anchor), publicKey, Buffer.from(signature, 'base64')) ? anchor : undefined
  } catch {
    return undefined
  }
}

const bytesOf = (anchor: Anchor) => Buffer.from(canonical(anchor))
