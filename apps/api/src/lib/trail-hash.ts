import { vault } from './installation.ts'

/** A sensitive value as the audit trail tells it: its keyed hash, and which key it was. Equal values can be told, no more. */
export function trailHash(kind: string, value: unknown): { hash: string; key: string } {
  const { hash, hashKeyId } = vault().searchHash(kind, String(value))
  return { hash: hash.toString('hex'), key: hashKeyId }
}
