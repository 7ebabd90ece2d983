import { changesBetween, type Changes, isToldInTrail } from '@cradle/domain/audit'
import type { SectionName } from '@cradle/domain/claim'
import { trailHash } from '#api/lib/trail-hash.ts'

/** What a save changed in a section, as the trail tells it: sensitive and personal answers as keyed hashes. */
export function toldChanges(section: SectionName, before: object, after: object): Changes {
  const changes = changesBetween(before, after)
  return { before: told(section, changes.before), after: told(section, changes.after) }
}

const told = (section: SectionName, answers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(answers).map(([pointer, value]) => {
      const field = pointer.split('/')[1] ?? ''
      return [pointer, isToldInTrail(section, field) ? value : trailHash(`/${section}/${field}`, value)]
    }),
  )
