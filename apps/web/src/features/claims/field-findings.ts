import type { Finding } from '@cradle/domain/checks'
import type { ClaimStep } from '#web/app/paths.ts'
import { fieldAt } from '#web/lib/claim-places.ts'
import type { FieldFinding, FieldNotes } from '#web/ui/fields/index.ts'

/** What the register's checks say at each field of this step. What the section itself says, the form says by itself. */
export function fieldNotesOf(step: ClaimStep, findings: readonly Finding[], showsAll: boolean): FieldNotes {
  const byField = new Map<string, FieldFinding>(
    findings
      .filter((finding) => finding.section === step && finding.code !== 'field')
      .map(({ pointer, level, message }) => [fieldAt(pointer), { level, message }]),
  )
  return { findingAt: (name) => byField.get(name), showsAll }
}
