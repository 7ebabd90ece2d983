import { createHmac, timingSafeEqual } from 'node:crypto'
import { installation } from '#api/lib/installation.ts'

/** A refresh token: its session, its place in the session's row of tokens, and the proof. None is stored. */
export type RefreshToken = { sessionId: string; counter: number }

/** The token as the cookie carries it. */
export const refreshTokenText = ({ sessionId, counter }: RefreshToken): string =>
  `${sessionId}.${counter}.${proofOf(sessionId, counter).toString('base64url')}`

/** Reads a token that this installation made; anything else is undefined. */
export function readRefreshToken(text: string): RefreshToken | undefined {
  const [sessionId, count, proof] = text.split('.')
  const counter = Number(count)
  if (!sessionId || !proof || !Number.isSafeInteger(counter)) return undefined
  const expected = proofOf(sessionId, counter)
  const given = Buffer.from(proof, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected) ? { sessionId, counter } : undefined
}

const proofOf = (sessionId: string, counter: number) =>
  createHmac('sha256', installation().keys.refreshTokens).update(`${sessionId}.${counter}`).digest()
