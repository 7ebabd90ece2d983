import { createHash } from 'node:crypto'
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { type Scoped, statement, type SystemCaller } from '@cradle/db'
import { z } from 'zod'
import { installation } from '#api/lib/installation.ts'

const ALGORITHM = 'PBKDF2/SHA-256'
/** A challenge may be worked on this long. */
const MINUTES = 10

/** A challenge of ALTCHA, signed and kept nowhere: about 256 hashes until one begins with a zero byte. */
export const newChallenge = (): Promise<Challenge> =>
  createChallenge({
    algorithm: ALGORITHM,
    cost: installation().access.proofCost,
    deriveKey,
    expiresAt: new Date(Date.now() + MINUTES * 60_000),
    hmacSignatureSecret: installation().keys.challenges,
  })

const payloadShape = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(ALGORITHM),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
}) satisfies z.ZodType<Payload>

/** A solved challenge of this installation's own, named by its digest so that it counts once. */
export type Proof = { digest: Buffer; expiresAt: Date }

/** Reads the solution a browser sent; one that is no solution is undefined. */
export async function readProof(text: string | undefined): Promise<Proof | undefined> {
  if (text === undefined) return undefined
  const { data } = payloadShape.safeParse(parsed(text))
  if (!data) return undefined
  const { challenge, solution } = data
  const hmacSignatureSecret = installation().keys.challenges
  const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret })
  if (!verified) return undefined
  return {
    digest: createHash('sha256').update(challenge.signature).digest(),
    expiresAt: new Date(challenge.parameters.expiresAt * 1000),
  }
}

const spend = statement<{ spent: boolean }>(
  'proof.spend',
  'insert into spent_proof (digest, expires_at) values ($1, $2) on conflict do nothing returning true as spent',
)

/** Takes a proof; answers whether it had not been taken before. */
export async function spendProof(db: Scoped<SystemCaller>, { digest, expiresAt }: Proof): Promise<boolean> {
  const [taken] = await db.query(spend, [digest, expiresAt])
  return taken !== undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}
