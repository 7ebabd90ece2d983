import type { ClaimView } from '@cradle/domain/wire'
import type { QueryClient } from '@tanstack/react-query'
import { claimQuery, putClaim, saveSection } from '#web/lib/claim.queries.ts'
import { onDeviceKeyChange } from '#web/lib/device.ts'
import type { UnsentClaim } from '#web/lib/unsent.ts'
import { ClaimSaver } from './claim-saver.ts'
import { draftKeep, readKept, type UnsentSections } from './draft-keep.ts'
import { unlessOpenElsewhere } from './claim-lock.ts'

// A saver outlives its page, so that the next step goes on with it and coming back at once meets it, not its conflict.
const savers = new Map<string, ClaimSaver>()
onDeviceKeyChange(() => savers.forEach((saver) => saver.keepAgain()))

/** The saver of a claim in this tab: the one at work, else one that takes up what was `kept`. */
export function saverOf(queryClient: QueryClient, claim: ClaimView, keptFor: UnsentClaim, kept: UnsentSections) {
  const known = savers.get(claim.id)
  if (known) return known
  // Only one claim is open in a tab: what else is at rest makes room.
  for (const [claimId, saver] of savers) if (!saver.isBusy) savers.delete(claimId)
  const saver = newSaver(queryClient, claim, keptFor, kept)
  savers.set(claim.id, saver)
  return saver
}

const newSaver = (queryClient: QueryClient, claim: ClaimView, keptFor: UnsentClaim, kept: UnsentSections) =>
  new ClaimSaver(
    claim,
    {
      save: (body, options) => saveSection(claim.id, body, options),
      read: () => queryClient.query({ ...claimQuery(claim.id), staleTime: 0 }),
      keep: draftKeep(keptFor),
      onClaim: (saved) => putClaim(queryClient, saved),
    },
    kept,
  )

/** Whether a saver of this tab works on the claim, and so knows all that is unsent of it. */
export const hasSaver = (claimId: string) => savers.has(claimId)

const reading = new Map<string, Promise<UnsentSections>>()

/**
 * What an earlier page could not send of the claim, for a form that opens: nothing where another tab has it open, or
 * while a saver of this one works on it.
 */
export function keptFor(claim: UnsentClaim): Promise<UnsentSections> {
  const { claimId } = claim
  const begun = reading.get(claimId)
  if (begun) return begun
  const read = (sending.get(claimId) ?? Promise.resolve())
    .then(() => unlessOpenElsewhere(claimId, () => readKept(claim)))
    .then((kept) => kept ?? {})
    .finally(() => reading.delete(claimId))
  reading.set(claimId, read)
  return read
}

const sending = new Map<string, Promise<unknown>>()

/** How sending a claim's unsent edits ended: all are saved, or both versions stand, or the server said no, or nobody answered. */
export type SendOutcome = { kind: 'sent' | 'conflict' | 'offline' } | { kind: 'failed'; sentence: string }

/** Sends what an earlier page could not send of a claim that is open nowhere; undefined where it is. */
export function sendKept(
  queryClient: QueryClient,
  keptOf: UnsentClaim,
  read: () => Promise<ClaimView>,
): Promise<SendOutcome | undefined> {
  const { claimId } = keptOf
  const sent = unlessOpenElsewhere(claimId, async (): Promise<SendOutcome | undefined> => {
    // Of a form that was just left: it is still sending by itself.
    if (savers.get(claimId)?.isBusy) return undefined
    const [claim, kept] = [await read(), await readKept(keptOf)]
    const saver = newSaver(queryClient, claim, keptOf, kept)
    await saver.flush()
    saver.rest()
    const { state } = saver
    if (state.kind === 'failed') return state
    return { kind: state.kind === 'conflict' || state.kind === 'offline' ? state.kind : 'sent' }
  }).finally(() => sending.delete(claimId))
  sending.set(claimId, sent)
  return sent
}
