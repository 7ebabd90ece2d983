import { type SectionName, sections } from '@cradle/domain/claim'
import type { SectionData } from './section-data.ts'

/** Where text waits that the server does not have yet, so that a reload or a closed tab loses nothing. */
export type DraftKeep = {
  get: (section: SectionName) => Kept | undefined
  put: (section: SectionName, version: number, data: SectionData) => void
  drop: (section: SectionName) => void
}
type Kept = { version: number; data: Partial<SectionData> }

/**
 * Keeps one claim's unsaved sections in the browser, for this account alone. The phone and the spouse's ID number are
 * left out: the machine may be shared.
 */
export function draftKeep(accountId: string, claimId: string, storage: Storage = localStorage): DraftKeep {
  const key = (section: SectionName) => `cradle:${accountId}:${claimId}:${section}`
  return {
    get(section) {
      const text = storage.getItem(key(section))
      return text === null ? undefined : (JSON.parse(text) as Kept)
    },
    put(section, version, data) {
      const secrets: readonly string[] = sections[section].secrets
      const open = Object.fromEntries(Object.entries(data).filter(([field]) => !secrets.includes(field)))
      try {
        storage.setItem(key(section), JSON.stringify({ version, data: open }))
      } catch {
        // A full or forbidden storage takes away the second net, not the first: the server still saves.
      }
    },
    drop: (section) => storage.removeItem(key(section)),
  }
}
