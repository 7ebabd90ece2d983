import type { DocumentKind } from '@cradle/domain/documents'
import { mayPass, sentenceOf } from '#web/lib/api-problem.ts'
import { Cancelled } from '#web/lib/upload.ts'
import { shrinkPicture } from './shrink-picture.ts'
import { whyNoDocument } from './why-no-document.ts'

/** A file on its way to be a document. */
export type Sending = {
  key: number
  kind: DocumentKind
  file: File
  state:
    | { is: 'waiting' }
    | { is: 'sending'; part: number }
    /** `mayPass`: trying again may help. */
    | { is: 'failed'; sentence: string; mayPass: boolean }
}

type Send = (
  kind: DocumentKind,
  file: File,
  progress: { onProgress: (part: number) => void; signal: AbortSignal },
) => Promise<unknown>

/**
 * Sends files one after another, so that a slow line carries one whole picture and not ten halves. One that fails stays
 * with its reason until it is sent again or given up; the others go on.
 */
export class UploadQueue {
  readonly #send: Send
  readonly #listeners = new Set<() => void>()
  #files: readonly Sending[] = []
  #next = 0
  #working = false
  #current: { key: number; abort: AbortController } | undefined

  constructor(send: Send) {
    this.#send = send
  }

  /** All that is not a document yet, in the order it was chosen. */
  readonly files = (): readonly Sending[] => this.#files

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  add(kind: DocumentKind, files: Iterable<File>) {
    const waiting = Array.from(files, (file): Sending => ({ key: this.#next++, kind, file, state: { is: 'waiting' } }))
    this.#set([...this.#files, ...waiting])
    void this.#work()
  }

  /** Sends again what failed: one of them, or every one for which that may help. */
  retry(key?: number) {
    this.#set(
      this.#files.map((one) =>
        one.state.is === 'failed' && (key === undefined ? one.state.mayPass : one.key === key)
          ? { ...one, state: { is: 'waiting' } }
          : one,
      ),
    )
    void this.#work()
  }

  /** Gives a file up, on its way or not. */
  drop(key: number) {
    if (this.#current?.key === key) this.#current.abort.abort()
    this.#set(this.#files.filter((one) => one.key !== key))
  }

  async #work() {
    if (this.#working) return
    this.#working = true
    try {
      for (let one = this.#waiting(); one; one = this.#waiting()) await this.#carry(one)
    } finally {
      this.#working = false
    }
  }

  #waiting = () => this.#files.find(({ state }) => state.is === 'waiting')

  async #carry({ key, kind, file }: Sending) {
    const abort = new AbortController()
    this.#current = { key, abort }
    this.#put(key, { is: 'sending', part: 0 })
    try {
      const shrunk = await shrinkPicture(file)
      const sentence = whyNoDocument(shrunk)
      if (sentence) return this.#put(key, { is: 'failed', sentence, mayPass: false })
      const onProgress = (part: number) => this.#put(key, { is: 'sending', part })
      if (!abort.signal.aborted) await this.#send(kind, shrunk, { onProgress, signal: abort.signal })
      this.#set(this.#files.filter((one) => one.key !== key))
    } catch (error) {
      if (error instanceof Cancelled) return
      this.#put(key, { is: 'failed', sentence: sentenceOf(error), mayPass: mayPass(error) })
    } finally {
      this.#current = undefined
    }
  }

  #put(key: number, state: Sending['state']) {
    this.#set(this.#files.map((one) => (one.key === key ? { ...one, state } : one)))
  }

  #set(files: readonly Sending[]) {
    this.#files = files
    for (const listener of this.#listeners) listener()
  }
}
