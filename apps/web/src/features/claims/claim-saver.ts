import type { SectionName } from '@cradle/domain/claim'
import { sectionNames } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { isProblem, mayPass, sentenceOf } from '#web/lib/api-problem.ts'
import { Unreachable } from '#web/lib/http.ts'
import type { DraftKeep, Unsent, UnsentSections } from './draft-keep.ts'
import { sameData } from './same-data.ts'
import type { SectionData } from './section-data.ts'

/** What the page says about what was typed. */
export type SaveState =
  | { kind: 'saved'; at: Date | undefined }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** Nobody answers, and it is tried again by itself. `isKept`: it lies on this machine, and outlives the page. */
  | { kind: 'offline'; isKept: boolean }
  | { kind: 'failed'; sentence: string }
  /** Somebody else saved the same section: both versions stand until one is chosen. */
  | { kind: 'conflict'; conflict: Conflict }

export type Conflict = {
  section: SectionName
  mine: SectionData
  /** When mine was typed last. */
  mineAt: Date
  theirs: SectionData
  /** Who saved theirs, and when, where that is known. */
  theirsBy: string | undefined
  theirsAt: Date | undefined
  /** What both began from, where it is still known: who left a field as it was did not mean to change it. */
  base: SectionData | undefined
}

type Wires = {
  save: (
    body: { section: SectionName; version: number; data: SectionData },
    options: { keepalive: boolean },
  ) => Promise<ClaimView>
  read: () => Promise<ClaimView>
  keep: DraftKeep
  /** The claim as the server has it after a save. */
  onClaim: (claim: ClaimView) => void
}

/** How long after the last change it is saved. */
export const SAVE_AFTER = 1000
const retryAfter = [2000, 4000, 8000, 16_000, 30_000]

/**
 * Saves one claim as it is typed: one save at a time, each over the version it was typed over, the latest text winning.
 * What is not saved yet is also kept on this machine; `kept` is what an earlier page could not send any more.
 */
export class ClaimSaver {
  #claim: ClaimView
  readonly #wires: Wires
  readonly #pending = new Map<SectionName, Unsent>()
  /** What the clerk threw away and may still take back. */
  #discarded = new Map<SectionName, Unsent>()
  readonly #listeners = new Set<() => void>()
  /** Sections of which two versions stand. One is asked about at a time. */
  readonly #conflicts = new Set<SectionName>()
  #sending: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #isKept = true
  #state: SaveState
  #edition = 0

  constructor(claim: ClaimView, wires: Wires, kept: UnsentSections = {}) {
    this.#claim = claim
    this.#wires = wires
    this.#state = { kind: 'saved', at: lastSaved(claim) }
    for (const section of sectionNames) if (kept[section]) this.#takeUp(section, kept[section])
  }

  get state() {
    return this.#state
  }

  /** Counts the times the page must show other data than it does: taken over from elsewhere, or chosen in a conflict. */
  get edition() {
    return this.#edition
  }

  get isBusy() {
    return this.#pending.size > 0 || this.#sending !== undefined
  }

  /** Whether something that was thrown away can still be taken back. */
  get canRestore() {
    return this.#discarded.size > 0
  }

  /** A section as it should stand on the page: what was typed last, else what the server has. */
  dataOf(section: SectionName): SectionData {
    return this.#pending.get(section)?.data ?? this.#claim.sections[section].data
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Something was typed. */
  change(section: SectionName, data: SectionData) {
    const { version, data: base } = this.#claim.sections[section]
    const before = this.#pending.get(section)
    if (!before && sameData(data, base)) return
    this.#discarded.delete(section)
    this.#hold(section, { version, base, sent: [], ...before, data, typedAt: new Date() })
    if (this.#conflicts.size > 0) this.#ask()
    // Each change is announced: what follows from it stands beside the form.
    else
      this.#become(
        this.#state.kind === 'saved' || this.#state.kind === 'failed' ? { kind: 'waiting' } : { ...this.#state },
      )
    this.#schedule(SAVE_AFTER)
  }

  /** Sends what is unsaved now. Resolves when all is saved or it is known why not. */
  flush({ keepalive = false } = {}): Promise<void> {
    clearTimeout(this.#timer)
    this.#sending ??= this.#sendAll(keepalive).finally(() => (this.#sending = undefined))
    return this.#sending
  }

  /** Tries nothing more by itself: what is unsent is kept, for whoever opens the claim. */
  rest() {
    clearTimeout(this.#timer)
  }

  /** Ends a conflict with the data that were chosen: they replace the version they were compared with. */
  settle(section: SectionName, data: SectionData): Promise<void> {
    const { version, data: base } = this.#claim.sections[section]
    this.#conflicts.delete(section)
    this.#hold(section, { version, base, sent: [], data, typedAt: new Date() })
    this.#edition++
    this.#become({ kind: 'waiting' })
    return this.flush()
  }

  /** Throws away what is not saved: the page shows what the server has. `restore` takes it back while the page stands. */
  async discard(): Promise<void> {
    await this.#sending
    clearTimeout(this.#timer)
    this.#discarded = new Map(this.#pending)
    for (const section of this.#discarded.keys()) this.#forget(section)
    this.#conflicts.clear()
    this.#edition++
    this.#become({ kind: 'saved', at: lastSaved(this.#claim) })
  }

  /** Takes back what was thrown away, and sends it. */
  restore(): Promise<void> {
    const discarded = this.#discarded
    this.#discarded = new Map()
    for (const [section, unsent] of discarded) {
      this.#takeUp(section, unsent)
      const held = this.#pending.get(section)
      if (held) this.#hold(section, held)
    }
    this.#edition++
    if (this.#conflicts.size > 0) this.#ask()
    else this.#become({ ...this.#state })
    return this.flush()
  }

  /** Keeps what is unsaved on this machine once more: the key that it was kept by is another one now. */
  keepAgain() {
    for (const [section, unsent] of this.#pending) this.#hold(section, unsent)
  }

  /** The server's claim was read again elsewhere on the page; taken over unless something is under way here. */
  takeOver(claim: ClaimView) {
    if (this.isBusy || claim.version < this.#claim.version) return
    if (this.#adopt(claim)) this.#become({ kind: 'saved', at: lastSaved(claim) })
  }

  async #sendAll(keepalive: boolean) {
    for (let section = this.#next(); section; section = this.#next()) {
      if (this.#conflicts.size === 0) this.#become({ kind: 'saving' })
      try {
        // oxlint-disable-next-line no-await-in-loop -- one save at a time is the point
        await this.#send(section, keepalive)
        this.#failures = 0
      } catch (error) {
        return this.#fail(error)
      }
    }
    if (this.#conflicts.size > 0) this.#ask()
    else if (this.#state.kind !== 'saved') this.#become({ kind: 'saved', at: new Date() })
  }

  #next() {
    return sectionNames.find((section) => this.#pending.has(section) && !this.#conflicts.has(section))
  }

  async #send(section: SectionName, keepalive: boolean) {
    const sending = this.#pending.get(section) as Unsent
    const { version, data } = sending
    // Noted without writing it to the disk: it matters only once something is typed over it.
    this.#pending.set(section, { ...sending, sent: [...sending.sent.slice(0, 1), data] })
    try {
      this.#saved(section, await this.#wires.save({ section, version, data }, { keepalive }), data)
    } catch (error) {
      if (!isProblem(error, 'section-changed')) throw error
      await this.#compare(section)
    }
  }

  /** `data` is on the server: what was typed meanwhile was typed over it. */
  #saved(section: SectionName, claim: ClaimView, data: SectionData) {
    this.#take(claim)
    const now = this.#pending.get(section)
    if (!now || now.data === data) this.#forget(section)
    else {
      const { version } = claim.sections[section]
      this.#hold(section, { ...now, version, base: data, sent: [] })
    }
  }

  /** The section was saved elsewhere meanwhile: reads it, and if the two differ, lets both stand. */
  async #compare(section: SectionName) {
    const claim = await this.#wires.read()
    const theirs = claim.sections[section].data
    const mine = this.#pending.get(section)
    if (!mine || sameData(mine.data, theirs)) return this.#saved(section, claim, mine?.data ?? theirs)
    // The answer to an earlier save was lost, not the save.
    const landed = mine.sent.find((sent) => sameData(sent, theirs))
    if (landed) return this.#saved(section, claim, landed)
    this.#take(claim)
    this.#conflicts.add(section)
    this.#ask()
  }

  #fail(error: unknown) {
    if (this.#conflicts.size === 0)
      this.#become(
        error instanceof Unreachable
          ? { kind: 'offline', isKept: this.#isKept }
          : { kind: 'failed', sentence: sentenceOf(error) },
      )
    if (mayPass(error)) this.#schedule(retryAfter[Math.min(this.#failures++, retryAfter.length - 1)] as number)
  }

  /** Takes up what an earlier page could not send any more; `flush` sends it. */
  #takeUp(section: SectionName, unsent: Unsent) {
    const { version, data } = this.#claim.sections[section]
    if (sameData(unsent.data, data)) return this.#wires.keep.drop(section)
    const isCurrent = unsent.version === version
    const hasLanded = !isCurrent && unsent.sent.some((sent) => sameData(sent, data))
    // Another tab may be sending it at this moment.
    const sent = [...unsent.sent.slice(0, 1), unsent.data]
    this.#pending.set(section, hasLanded ? { ...unsent, version, base: data, sent: [] } : { ...unsent, sent })
    if (!isCurrent && !hasLanded) this.#conflicts.add(section)
    this.#state = this.#conflicts.size > 0 ? this.#asking() : { kind: 'waiting' }
  }

  #take(claim: ClaimView) {
    this.#adopt(claim)
    this.#wires.onClaim(claim)
  }

  /** The claim as the server has it now; answers whether a section that is not being typed in says something else. */
  #adopt(claim: ClaimView): boolean {
    const isOther = sectionNames.some(
      (section) => !this.#pending.has(section) && !sameData(claim.sections[section].data, this.dataOf(section)),
    )
    this.#claim = claim
    // Else the page would show what stood there before, and the next key in it would be taken for a change of the new.
    if (isOther) this.#edition++
    return isOther
  }

  #hold(section: SectionName, unsent: Unsent) {
    this.#pending.set(section, unsent)
    void this.#wires.keep.put(section, unsent).then((isKept) => {
      if (isKept === this.#isKept) return
      this.#isKept = isKept
      if (this.#state.kind === 'offline') this.#become({ kind: 'offline', isKept })
    })
  }

  #forget(section: SectionName) {
    this.#pending.delete(section)
    this.#wires.keep.drop(section)
  }

  #ask() {
    this.#become(this.#asking())
  }

  /** Both versions of a section stand: the one typed here, and the one that was saved elsewhere meanwhile. */
  #asking(): SaveState {
    const [section] = [...this.#conflicts] as [SectionName]
    const { data: mine, typedAt: mineAt, base } = this.#pending.get(section) as Unsent
    const { data: theirs, savedBy, savedAt } = this.#claim.sections[section]
    const theirsAt = savedAt ? new Date(savedAt) : undefined
    return {
      kind: 'conflict',
      conflict: { section, mine, mineAt, theirs, theirsBy: savedBy ?? undefined, theirsAt, base },
    }
  }

  #schedule(delay: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #become(state: SaveState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function lastSaved({ sections }: ClaimView): Date | undefined {
  const instants = Object.values(sections).flatMap(({ savedAt }) => (savedAt ? [Date.parse(savedAt)] : []))
  return instants.length > 0 ? new Date(Math.max(...instants)) : undefined
}
