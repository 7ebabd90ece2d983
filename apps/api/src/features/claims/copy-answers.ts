import type { PlainDate } from '@cradle/domain/calendar'
import { copiedAnswers, type SectionName } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { Scoped } from '@cradle/db'
import { draftOfRecord, isOwn, readClaims } from '#api/claim/claim-record.ts'
import { writeSections } from './write-section.ts'

/** Takes over from an earlier claim of the same employer what may hold again in a claim just begun. */
export async function copyAnswers(db: Scoped, { from, to, today }: { from: string; to: string; today: PlainDate }) {
  const records = await readClaims(db, [from, to], today)
  const [earlier, fresh] = [records.find(({ id }) => id === from), records.find(({ id }) => id === to)]
  if (!earlier || !fresh || !isOwn(db.caller, earlier)) throw new Problem('claim-not-found')
  const samePerson = earlier.insuredPersonId === fresh.insuredPersonId
  const draft = { ...draftOfRecord(fresh), ...copiedAnswers(draftOfRecord(earlier), { samePerson }) }
  const copied = ['contact', 'stay', 'payee'] as const satisfies readonly SectionName[]
  const written = copied.filter((section) => Object.keys(draft[section]).length > 0)
  if (written.length > 0) await writeSections(db, fresh, { written, draft, today, around: {} })
}
