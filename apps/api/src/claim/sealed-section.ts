import { type SectionName, sections } from '@cradle/domain/claim'
import { vault } from '#api/lib/installation.ts'

/** A section's draft with its sensitive fields taken out and sealed: JSON holds none in clear. */
export function sealSection(section: SectionName, data: Record<string, unknown>) {
  const secretNames: readonly string[] = sections[section].secrets
  const clear = Object.fromEntries(Object.entries(data).filter(([name]) => !secretNames.includes(name)))
  const secrets = secretNames.flatMap((name) => {
    const value = data[name]
    return typeof value === 'string' && value !== '' ? [{ pointer: `/${name}`, ...vault().seal(value) }] : []
  })
  return { clear, secrets }
}
