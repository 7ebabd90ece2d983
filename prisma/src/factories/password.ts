import { hash } from '@node-rs/argon2'

/** Argon2id, the library's default, with the parameters OWASP names for it: 19 MiB, two passes, one lane. */
export const hashParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a demonstration's or a test's password. */
export const hashPassword = (password: string): Promise<string> => hash(password, hashParameters)
