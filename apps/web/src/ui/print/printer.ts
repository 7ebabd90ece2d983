import type { NamedForm, PrintOrder, PrintResult } from './print.worker.ts'

/** A form that could not be made, with the sentence that says why. */
export class Unprintable extends Error {
  /** Whether trying again may help. */
  readonly mayPass: boolean

  constructor(message: string, { mayPass }: { mayPass: boolean }) {
    super(message)
    this.name = 'Unprintable'
    this.mayPass = mayPass
  }
}

/** How forms are made into one file. */
export type Making = {
  as?: 'pdf' | 'zip'
  signal: AbortSignal
  /** Told how many of them are drawn. */
  onProgress?: ((done: number) => void) | undefined
}

type Waiting = (result: PrintResult) => void

let worker: Worker | undefined
let jobs = 0
const waiting = new Map<number, Waiting>()

/**
 * Forms as one PDF, or as a zip of PDFs. pdfmake and its font are loaded on first use, in a worker, so that the page never
 * stalls. Throws `Unprintable`, or the signal's reason once it is given up.
 */
export async function madeFile(forms: NamedForm[], { as = 'pdf', signal, onProgress }: Making): Promise<Blob> {
  signal.throwIfAborted()
  const id = ++jobs
  const giveUp = () => order({ id, cancelled: true })
  signal.addEventListener('abort', giveUp, { once: true })
  const result = await new Promise<PrintResult>((resolve) => {
    waiting.set(id, (result) => ('done' in result ? onProgress?.(result.done) : resolve(result)))
    order({ id, forms, as, origin: location.origin })
  })
  waiting.delete(id)
  signal.removeEventListener('abort', giveUp)
  signal.throwIfAborted()
  if ('file' in result) return new Blob([result.file], { type: as === 'zip' ? 'application/zip' : 'application/pdf' })
  if ('problem' in result) throw new Unprintable(result.problem, { mayPass: false })
  throw new Unprintable('打印组件没有加载成功，请检查网络后重试', { mayPass: true })
}

/** Starts loading what printing needs, while the form's data is on its way. */
export function prepareToPrint() {
  startedWorker()
}

function order(what: PrintOrder) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  startedWorker().postMessage(what)
}

function startedWorker(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('./print.worker.ts', import.meta.url), { type: 'module', name: 'print' })
  started.addEventListener('message', ({ data: result }: MessageEvent<PrintResult>) => waiting.get(result.id)?.(result))
  // The script itself did not load or broke: everything that waits is told, and the next attempt starts anew.
  started.addEventListener('error', () => {
    started.terminate()
    worker = undefined
    for (const [id, settle] of waiting) settle({ id, failed: true })
  })
  worker = started
  return started
}
