import { hash, verify } from '@node-rs/argon2'
import { hashParameters } from '@cradle/db'
import { Problem } from '@cradle/domain/problem'
import { isCommonPassword } from './common-passwords.ts'

/** Hashing takes 19 MiB and a thread each; more at once would only wait for the same two cores. */
const AT_ONCE = 2

/** Stands in for the password of an account that does not exist, so that it takes as long as one that does. */
const nobodysHash = hash('nobody has this password', hashParameters)

let running = 0
const waiting: (() => void)[] = []

/** Whether `password` is the one behind `passwordHash`; an unknown account (undefined) takes as long and is false. */
export const isPassword = (password: string, passwordHash: string | null | undefined): Promise<boolean> =>
  inTurn(async () => {
    const matches = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFC'))
    return matches && typeof passwordHash === 'string'
  })

/** The hash a password is kept as. */
export const hashOfPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFC'), hashParameters))

/** What stops a password from being kept, beside its length and characters, which the wire judges; else undefined. */
export function faultOfPassword(password: string, username: string | null): string | undefined {
  if (username !== null && password.toLowerCase() === username.toLowerCase()) return '密码不能与用户名相同'
  if (isCommonPassword(password)) return '这个密码太常见，请换一个'
  return undefined
}

/** Refuses a password that may not be kept, at its field. */
export function refuseWeakPassword(password: string, username: string | null) {
  const message = faultOfPassword(password, username)
  if (message) throw new Problem('fields-invalid', [{ pointer: '/password', code: 'weak', message }])
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running++
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    // Handed on to whoever waits, so that nobody who comes between the two is let in beside them.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
