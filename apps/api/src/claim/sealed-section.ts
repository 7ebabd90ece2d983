import { type SectionName, sections } from '@cradle/domain/claim'
import { vault } from '#api/lib/installation.ts'

/** A section's draft with its sensitive fields taken out and sealed: JSON holds none in clear. */
export function sealSection(section: SectionName, data: Record<string, unknown>) {
  const secretNames: readonly string[] = sections[section].secrets
  // What is empty betrays nothing and stays, so that the draft is answered exactly as it was typed.
  const isSecret = ([name, value]: [string, unknown]) =>
    secretNames.includes(name) && typeof value === 'string' && value !== ''
  const [hidden, clear] = [
    Object.entries(data).filter(isSecret),
    Object.entries(data).filter((entry) => !isSecret(entry)),
  ]
  const secrets = hidden.map(([name, value]) => ({ pointer: `/${name}`, ...vault().seal(String(value)) }))
  return { clear: Object.fromEntries(clear), secrets }
}
