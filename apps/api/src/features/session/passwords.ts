import { hash, verify } from '@node-rs/argon2'

/** Hashing takes 19 MiB and a thread each; more at once would only wait for the same two cores. */
const AT_ONCE = 2

/** Stands in for the password of an account that does not exist, so that it takes as long as one that does. */
const nobodysHash = hash('nobody has this password', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

let running = 0
const waiting: (() => void)[] = []

/** Whether `password` is the one behind `passwordHash`; an unknown account (undefined) takes as long and is false. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  if (running < AT_ONCE) running++
  else await new Promise<void>((go) => waiting.push(go))
  try {
    const matches = await verify(passwordHash ?? (await nobodysHash), password)
    return matches && passwordHash !== undefined
  } finally {
    // Handed on to whoever waits, so that nobody who comes between the two is let in beside them.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
