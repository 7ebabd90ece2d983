import type { ClaimView } from '@cradle/domain/wire'
import type { ClaimStep } from '#web/app/paths.ts'
import { fieldAt } from '#web/lib/claim-places.ts'
import type { FieldFinding, FieldNotes } from '#web/ui/fields/index.ts'

type Noted = Pick<ClaimView, 'findings' | 'returned'>

/**
 * What is said at each field of this step: what the register's checks find, and, of a returned claim, what the agency
 * wants there. What the section itself says, the form says by itself.
 */
export function fieldNotesOf(step: ClaimStep, { findings, returned }: Noted, showsAll: boolean): FieldNotes {
  const byField = new Map<string, FieldFinding>()
  for (const pin of returned?.pins ?? [])
    if ('section' in pin && pin.section === step)
      byField.set(fieldAt(pin.pointer), { level: 'warn', message: `要求补正：${pin.text}` })
  for (const { section, code, pointer, level, message } of findings)
    if (section === step && code !== 'field') byField.set(fieldAt(pointer), { level, message })
  return { findingAt: (name) => byField.get(name), showsAll }
}
