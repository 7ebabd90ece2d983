import type { SectionName } from '@cradle/domain/claim'
import { sectionNames } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { isProblem, mayPass, sentenceOf } from '#web/lib/api-problem.ts'
import { Unreachable } from '#web/lib/http.ts'
import type { DraftKeep } from './draft-keep.ts'
import { sameData } from './same-data.ts'
import type { SectionData } from './section-data.ts'

/** What the page says about what was typed. */
export type SaveState =
  | { kind: 'saved'; at: Date | undefined }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** Nobody answers: it is kept on this machine and tried again by itself. */
  | { kind: 'offline' }
  | { kind: 'failed'; sentence: string }
  /** Somebody else saved the same section: both versions stand until one is chosen. */
  | { kind: 'conflict'; conflict: Conflict }

export type Conflict = {
  section: SectionName
  mine: SectionData
  theirs: SectionData
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
 * Saves one claim as it is typed: one save at a time, each with its section's version, the latest text winning. What is
 * not saved yet is also kept on this machine.
 */
export class ClaimSaver {
  #claim: ClaimView
  readonly #wires: Wires
  readonly #pending = new Map<SectionName, SectionData>()
  readonly #listeners = new Set<() => void>()
  #conflict: Conflict | undefined
  #sending: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #state: SaveState
  #edition = 0

  constructor(claim: ClaimView, wires: Wires) {
    this.#claim = claim
    this.#wires = wires
    this.#state = { kind: 'saved', at: lastSaved(claim) }
    this.#recover()
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

  /** A section as it should stand on the page: what was typed last, else what the server has. */
  dataOf(section: SectionName): SectionData {
    return this.#pending.get(section) ?? this.#claim.sections[section].data
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Something was typed. */
  change(section: SectionName, data: SectionData) {
    if (!this.#pending.has(section) && sameData(data, this.#claim.sections[section].data)) return
    this.#pending.set(section, data)
    this.#wires.keep.put(section, this.#claim.sections[section].version, data)
    if (this.#conflict?.section === section) return this.#meet({ ...this.#conflict, mine: data })
    // Each change is announced: what follows from it stands beside the form.
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

  /** Ends a conflict with the data that were chosen. */
  settle(section: SectionName, data: SectionData): Promise<void> {
    this.#conflict = undefined
    this.#pending.set(section, data)
    this.#edition++
    this.#become({ kind: 'waiting' })
    return this.flush()
  }

  /** The server's claim was read again elsewhere on the page; taken over unless something is under way here. */
  takeOver(claim: ClaimView) {
    if (this.isBusy || claim.version < this.#claim.version) return
    const isOther = sectionNames.some(
      (section) => !sameData(claim.sections[section].data, this.#claim.sections[section].data),
    )
    this.#claim = claim
    if (!isOther) return
    this.#edition++
    this.#become({ kind: 'saved', at: lastSaved(claim) })
  }

  async #sendAll(keepalive: boolean) {
    for (let section = this.#next(); section; section = this.#next()) {
      if (!this.#conflict) this.#become({ kind: 'saving' })
      try {
        // oxlint-disable-next-line no-await-in-loop -- one save at a time is the point
        await this.#send(section, keepalive)
        this.#failures = 0
      } catch (error) {
        return this.#fail(error)
      }
    }
    if (this.#conflict) this.#meet(this.#conflict)
    else this.#become({ kind: 'saved', at: new Date() })
  }

  #next() {
    return sectionNames.find((section) => this.#pending.has(section) && this.#conflict?.section !== section)
  }

  async #send(section: SectionName, keepalive: boolean) {
    const data = this.#pending.get(section) as SectionData
    const { version } = this.#claim.sections[section]
    try {
      this.#adopt(await this.#wires.save({ section, version, data }, { keepalive }))
      if (this.#pending.get(section) === data) this.#forget(section)
    } catch (error) {
      if (!isProblem(error, 'section-changed')) throw error
      await this.#compare(section)
    }
  }

  /** The section was saved elsewhere meanwhile: reads it, and if the two differ, lets both stand. */
  async #compare(section: SectionName) {
    const base = this.#claim.sections[section].data
    const claim = await this.#wires.read()
    this.#adopt(claim)
    const [mine, theirs] = [this.#pending.get(section) as SectionData, claim.sections[section].data]
    if (sameData(mine, theirs)) this.#forget(section)
    else this.#meet({ section, mine, theirs, base })
  }

  #fail(error: unknown) {
    if (!this.#conflict)
      this.#become(error instanceof Unreachable ? { kind: 'offline' } : { kind: 'failed', sentence: sentenceOf(error) })
    if (mayPass(error)) this.#schedule(retryAfter[Math.min(this.#failures++, retryAfter.length - 1)] as number)
  }

  /** Takes up what an earlier page could not send any more; `flush` sends it. */
  #recover() {
    for (const section of sectionNames) {
      const { version, data } = this.#claim.sections[section]
      const kept = this.#wires.keep.get(section)
      if (!kept) continue
      // The fields that are never kept on a machine are the server's.
      const mine = { ...data, ...kept.data }
      if (sameData(mine, data)) this.#wires.keep.drop(section)
      else {
        this.#pending.set(section, mine)
        if (kept.version !== version) this.#meet({ section, mine, theirs: data, base: undefined })
        else if (!this.#conflict) this.#state = { kind: 'waiting' }
      }
    }
  }

  #adopt(claim: ClaimView) {
    this.#claim = claim
    this.#wires.onClaim(claim)
  }

  #forget(section: SectionName) {
    this.#pending.delete(section)
    this.#wires.keep.drop(section)
  }

  #meet(conflict: Conflict) {
    this.#conflict = conflict
    this.#become({ kind: 'conflict', conflict })
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
