import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** How long a slow machine may search; the challenge itself ends soon after. */
const PATIENCE = 60_000

/** Searches the number a challenge of ALTCHA asks for, and answers the text that proves it. Keeps its thread busy. */
export async function solveProof(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey, timeout: PATIENCE })
  if (!solution) throw new Error('no number was found in time')
  return btoa(JSON.stringify({ challenge, solution }))
}
