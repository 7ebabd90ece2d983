import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { id, type NextStepView } from '@cradle/domain/wire'
import { z } from 'zod'
import type { AccountRow } from '#api/lib/accounts.ts'
import { installation } from '#api/lib/installation.ts'

export type Step = NextStepView['next']

const ticketShape = z.object({
  step: z.enum(['second-factor', 'enrol-second-factor', 'new-password']),
  account: id,
  /** Whether the password that was typed may not be kept any longer. */
  weak: z.boolean(),
  /** A mark of the password it was made after: once that is replaced the ticket is void. */
  mark: z.string(),
  until: z.number(),
})
export type Ticket = z.infer<typeof ticketShape>

/** What stands between the steps of one sign-in: good for one step of one account, for a few minutes. */
export function ticketFor(step: Step, account: AccountRow, weak: boolean): string {
  const until = Date.now() + installation().access.ticketSeconds * 1000
  const ticket: Ticket = { step, account: account.id, weak, mark: markOf(account), until }
  const text = Buffer.from(JSON.stringify(ticket)).toString('base64url')
  return `${text}.${proofOf(text).toString('base64url')}`
}

/** Reads a ticket that this installation made for `step` and that has not run out; anything else is undefined. */
export function readTicket(text: string, step: Step): Ticket | undefined {
  const [content = '', proof = ''] = text.split('.')
  const [given, expected] = [Buffer.from(proof, 'base64url'), proofOf(content)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const { data } = ticketShape.safeParse(JSON.parse(Buffer.from(content, 'base64url').toString()))
  return data?.step === step && data.until > Date.now() ? data : undefined
}

/** Whether the account still has the password the ticket was made after. */
export const isMarkOf = ({ mark }: Ticket, account: AccountRow): boolean => mark === markOf(account)

const markOf = ({ passwordHash }: AccountRow) =>
  createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
    .slice(0, 12)

const proofOf = (text: string) => createHmac('sha256', installation().keys.tickets).update(text).digest()
