import { type SectionName, sections } from '@cradle/domain/claim'
import { answerPlace } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'

type Data = Record<string, unknown>

/** What is empty betrays nothing and stays, so that the draft is answered exactly as it was typed. */
const isSecret = (section: SectionName, name: string, value: unknown): value is string =>
  sections[section].secrets.some((secret) => secret === name) && typeof value === 'string' && value !== ''

/** A section's draft without its sensitive answers: JSON holds none in clear. */
export const clearOf = (section: SectionName, data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([name, value]) => !isSecret(section, name, value)))

/** The sensitive answers of a section, each sealed for its place in the claim. */
export const secretsOf = (claimId: string, section: SectionName, data: Data) =>
  Object.entries(data).flatMap(([name, value]) =>
    isSecret(section, name, value)
      ? [{ pointer: `/${name}`, ...vault().seal(value, answerPlace(claimId, `/${section}/${name}`)) }]
      : [],
  )
