import { type SectionName, sections } from '../claim/index.ts'

/** Beside what is sealed: answers that say who somebody is or where they live and work. */
const personal: { [Name in SectionName]: readonly string[] } = {
  event: [],
  contact: ['address', 'spouseName', 'spouseWorkplace'],
  stay: [],
  charges: [],
  payee: ['holder'],
}

/** Whether the trail tells an answer as it is; any other stands there as a keyed hash, so that equal ones can be told. */
export const isToldInTrail = (section: SectionName, field: string): boolean =>
  !personal[section].includes(field) && !sections[section].secrets.some((secret) => secret === field)
