import { Problem } from '@cradle/domain/problem'
import type { ChoosePasswordBody, EnrolmentBody, LoginBody, SecondFactorBody, TotpView } from '@cradle/domain/wire'
import { type Scoped, systemCaller, type SystemCaller } from '@cradle/db'
import { type AccountRow, accountById, accountByUsername } from '#api/lib/accounts.ts'
import { inScope } from '#api/lib/installation.ts'
import { countAttempt } from './failures.ts'
import { faultOfPassword, hashOfPassword, isPassword, refuseWeakPassword } from './passwords.ts'
import { readProof } from './proof-of-work.ts'
import { beginFactor, confirmFactor, isFactorProven } from './second-factor.ts'
import { type Entered, enter, isOpen, recordOn, type Visitor } from './sessions.ts'
import { setPassword } from './set-password.ts'
import { isMarkOf, readTicket, type Step, type Ticket } from './tickets.ts'

/** Signs in. Wrong name, wrong password, suspended or without membership: one answer, in the same time. */
export async function signIn({ username, password, proof }: LoginBody, visitor: Visitor): Promise<Entered> {
  const attempt = { name: username, address: visitor.address, proof: await readProof(proof) }
  const account = await inScope(systemCaller(visitor.requestId), async (db) => {
    await countAttempt(db, attempt)
    return accountByUsername(db, username)
  })
  const isRight = await isPassword(password, account?.passwordHash)
  return answered('sign-in-failed', visitor, async (db) => {
    if (account && isRight && isOpen(account)) {
      const weak = faultOfPassword(password, account.username) !== undefined
      return enter(db, account, visitor, { weak, factor: false })
    }
    await recordOn(db, account, 'session.refuse')
    return undefined
  })
}

/** The second step of a sign-in: a code of the second factor or a recovery code, each taken once. */
export const giveSecondFactor = ({ ticket, code }: SecondFactorBody, visitor: Visitor): Promise<Entered> =>
  withTicket(ticket, 'second-factor', visitor, async (db, account, { weak }) =>
    (await isFactorProven(db, account.id, code)) ? enter(db, account, visitor, { weak, factor: true }) : undefined,
  )

/** Sets up the second factor a role demands, before the first session begins. */
export async function enrolFactor({ ticket }: EnrolmentBody, visitor: Visitor): Promise<TotpView> {
  return inScope(systemCaller(visitor.requestId), async (db) => {
    const { account } = await ticketHolder(db, ticket, 'enrol-second-factor')
    return beginFactor(db, account)
  })
}

/** Confirms it by a code of it, and signs in. */
export const confirmEnrolment = ({ ticket, code }: SecondFactorBody, visitor: Visitor): Promise<Entered> =>
  withTicket(ticket, 'enrol-second-factor', visitor, async (db, account, { weak }) => {
    if (!(await confirmFactor(db, account.id, code))) return undefined
    await recordOn(db, account, 'account.second-factor-set')
    return enter(db, { ...account, hasSecondFactor: true }, visitor, { weak, factor: true })
  })

/** Replaces a password that may not be kept any longer, and signs in. */
export async function choosePassword({ ticket, password }: ChoosePasswordBody, visitor: Visitor): Promise<Entered> {
  const passwordHash = await hashOfPassword(password)
  return withTicket(ticket, 'new-password', visitor, async (db, account) => {
    refuseWeakPassword(password, account.username)
    await setPassword(db, account, passwordHash)
    return enter(db, account, visitor, { weak: false, factor: true })
  })
}

type Use = (db: Scoped<SystemCaller>, account: AccountRow, ticket: Ticket) => Promise<Entered | undefined>

/** A later step of a sign-in; a wrong code counts as a failure of the name, and is on record. */
async function withTicket(text: string, step: Step, visitor: Visitor, use: Use): Promise<Entered> {
  const { requestId, address } = visitor
  await inScope(systemCaller(requestId), async (db) => {
    const { account } = await ticketHolder(db, text, step)
    // The ticket proves the password: no further proof is asked for, and a lock still holds.
    await countAttempt(db, { name: account.username ?? '', address, proof: 'ticket' })
  })
  return answered('code-refused', visitor, async (db) => {
    const { account, ticket } = await ticketHolder(db, text, step)
    const entered = await use(db, account, ticket)
    if (!entered) await recordOn(db, account, 'session.refuse', { step })
    return entered
  })
}

async function ticketHolder(db: Scoped<SystemCaller>, text: string, step: Step) {
  const ticket = readTicket(text, step)
  const account = ticket && (await accountById(db, ticket.account))
  if (!ticket || !account || !isOpen(account) || !isMarkOf(ticket, account)) throw new Problem('signed-out')
  return { ticket, account }
}

/** Runs a step whose refusal is on record too: the transaction is kept, and the problem thrown after it. */
async function answered(
  problem: 'sign-in-failed' | 'code-refused',
  { requestId }: Visitor,
  use: (db: Scoped<SystemCaller>) => Promise<Entered | undefined>,
): Promise<Entered> {
  const entered = await inScope(systemCaller(requestId), use)
  if (!entered) throw new Problem(problem)
  return entered
}
