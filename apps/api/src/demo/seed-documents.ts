import { documentFactsOf, documentKinds, documentsFor } from '@cradle/domain/documents'
import type { ClaimView } from '@cradle/domain/wire'
import { addDocument } from '#api/features/documents/add-document.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { drawnPaper } from './drawn-paper.ts'

/** Hands in what a claim of the demonstration must have, through the function people use; `but` leaves a kind out. */
export async function handIn(caller: SignedIn, { id, sections: { event, stay } }: ClaimView, but?: string) {
  const facts = documentFactsOf({ event: event.data, stay: stay.data }, '130100')
  const required = documentsFor(facts).filter(({ kind, need }) => need === 'required' && kind !== but)
  for (const [seed, { kind }] of required.entries()) {
    const name = `${documentKinds[kind].name}.png`
    await addDocument(caller, { claimId: id, kind }, async () => ({ name, content: once(drawnPaper(seed)) }))
  }
}

async function* once(content: Buffer) {
  yield content
}
