/** How long sessions, codes and locks last, and how many failures they take. An operator may set each. */
export type AccessRules = {
  /** An access token lives this long. */
  accessSeconds: number
  /** Without a deed for this long a session ends. */
  idleSeconds: number
  /** A session lives no longer than this, however busy. */
  sessionSeconds: number
  /** A refresh token used again this soon is an honest twin (two tabs, a lost answer) and gets the same successor. */
  twinSeconds: number
  /** Between two steps of one sign-in. */
  ticketSeconds: number
  /** From the day a letter or code is issued to its last. */
  codeSeconds: number
  /** So many wrong tries burn a one-time code. */
  codeTries: number
  /** A link to a document's bytes is good for so long. */
  linkSeconds: number
  /** After so many failures in a row a proof of work is asked for. */
  proofAfter: number
  /** Rounds of each hash of that proof. */
  proofCost: number
  /** After so many failures in a row an account is locked; an address after ten times as many. */
  lockAfter: number
  /** The first lock; every further failure doubles it, up to a day. */
  lockSeconds: number
}

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

export const usualAccessRules: AccessRules = {
  accessSeconds: 15 * MINUTE,
  idleSeconds: 30 * MINUTE,
  sessionSeconds: 12 * 60 * MINUTE,
  twinSeconds: 30,
  ticketSeconds: 5 * MINUTE,
  codeSeconds: 14 * DAY,
  codeTries: 5,
  linkSeconds: 2 * MINUTE,
  proofAfter: 3,
  proofCost: 5000,
  lockAfter: 10,
  lockSeconds: 15 * MINUTE,
}
