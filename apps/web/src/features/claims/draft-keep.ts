import { type SectionName, sectionNames } from '@cradle/domain/claim'
import { dropUnsent, keepUnsent, readUnsent, type UnsentClaim } from '#web/lib/unsent.ts'
import type { SectionData } from './section-data.ts'

/** What was typed and not sent, and over what. */
export type Unsent = {
  data: SectionData
  /** The section's version it was typed over: only that one may be replaced without asking. */
  version: number
  /** What stood there then, where it is known: who left a field as it was did not mean to change it. */
  base: SectionData | undefined
  /** The first and the last of what was sent without an answer so far: found on the server, it is no colleague's. */
  sent: readonly SectionData[]
  typedAt: Date
}

export type UnsentSections = Partial<Record<SectionName, Unsent>>

/** Where text waits that the server does not have yet, so that a reload, a closed tab or a killed browser loses nothing. */
export type DraftKeep = {
  /** Answers whether it is on the disk. */
  put: (section: SectionName, unsent: Unsent) => Promise<boolean>
  drop: (section: SectionName) => void
}

/** Keeps one claim's unsent sections in the browser, encrypted, for this account alone. The latest text wins. */
export function draftKeep(claim: UnsentClaim): DraftKeep {
  const latest = new Map<SectionName, symbol>()
  // One write at a time: an older one that ended later would bring back what was replaced.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(section: SectionName, otherwise: Result, write: () => Promise<Result>) => {
    const mark = Symbol(section)
    latest.set(section, mark)
    const written = last.then(() => (latest.get(section) === mark ? write() : otherwise))
    last = written
    return written
  }
  return {
    put: (section, { version, data, base, sent, typedAt }) =>
      inTurn(section, true, () =>
        keepUnsent(
          { ...claim, section },
          version,
          JSON.stringify({ data, base, sent, typedAt: typedAt.toISOString() }),
        ),
      ),
    drop: (section) => void inTurn(section, undefined, () => dropUnsent({ ...claim, section })),
  }
}

/** What this device keeps of a claim, by section. */
export async function readKept(claim: UnsentClaim): Promise<UnsentSections> {
  const kept = await readUnsent(claim)
  return Object.fromEntries(
    kept
      .filter(({ place }) => sectionNames.some((name) => name === place.section))
      .map(({ place, version, text }) => {
        const { typedAt, ...rest } = JSON.parse(text) as Omit<Unsent, 'version' | 'typedAt'> & { typedAt: string }
        return [place.section, { ...rest, version, typedAt: new Date(typedAt) }]
      }),
  )
}
