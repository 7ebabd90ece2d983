import { answersIn, sectionNames, sections } from '@cradle/domain/claim'
import { documentKindNames, documentKinds } from '@cradle/domain/documents'
import type { ClaimView, DocumentsView, Pin } from '@cradle/domain/wire'
import { answersOf } from '#web/lib/claim.queries.ts'

/** A place that a return may point at, named as people name it. */
export type PinPlace = { group: string; name: string; at: PinAt }
type PinAt = { documentKind: string } | { section: string; pointer: string }

/** A pin that is being written: where, and what is wanted there. */
export type TypedPin = { at: PinAt; name: string; text: string }

/** Everything of a claim that a return may point at: missing papers first, then papers, fields and lines in their order. */
export function pinPlacesOf(claim: ClaimView, missing: DocumentsView['missing']): PinPlace[] {
  const lacking = new Set<string>(missing)
  const papers = [...documentKindNames]
    .sort((one, other) => Number(lacking.has(other)) - Number(lacking.has(one)))
    .map((kind) => ({
      group: '资料',
      name: lacking.has(kind) ? `缺：${documentKinds[kind].name}` : documentKinds[kind].name,
      at: { documentKind: kind },
    }))
  const answers = answersOf(claim)
  const fields = sectionNames.flatMap((section) =>
    (answersIn(section, answers) ?? []).flatMap(({ title, answers: told }) =>
      told.map(({ field, label }) => ({
        group: sections[section].title,
        name: [title, label].filter(Boolean).join(' · '),
        at: { section, pointer: `/${field.replaceAll('.', '/')}` },
      })),
    ),
  )
  return [...papers, ...fields, ...linePlaces(claim)]
}

const linePlaces = ({ sections: { charges } }: ClaimView): PinPlace[] =>
  (charges.data.invoices ?? []).flatMap((invoice, n) =>
    (invoice.lines ?? []).map((_line, at) => ({
      group: '费用明细',
      name: `票据 ${n + 1} · 明细 ${at + 1}`,
      at: { section: 'charges', pointer: `/invoices/${n}/lines/${at}/amountFen` },
    })),
  )

/** The pin as it is sent. */
export const pinOf = ({ at, text }: TypedPin) => ({ ...at, text: text.trim() }) as Pin

/** Whether two places are the same. */
export const isSamePlace = (one: PinAt, other: PinAt): boolean => JSON.stringify(one) === JSON.stringify(other)
