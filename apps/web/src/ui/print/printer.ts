import type { DrawJob, JoinJob, NamedForm, Part, PrintOrder, PrintResult } from './print.worker.ts'

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
  /** Whether there may be more than one, so that a refusal says which it is about. */
  ofMany?: boolean
  signal: AbortSignal
  /** Told how many of them are drawn. */
  onProgress?: ((drawn: number) => void) | undefined
}

type Waiting = (result: PrintResult) => void

/** Forms that one worker draws. What it took is free again only when it goes and another comes, which takes a second. */
const A_WORKER_DRAWS = 250

let worker: Worker | undefined
let drawnByWorker = 0
let jobs = 0
const waiting = new Map<number, Waiting>()

/**
 * Forms as one PDF, or as a zip of PDFs; they come some at a time, and the next are asked for while these are drawn. pdfmake
 * and its font are loaded on first use, in a worker, so that the page never stalls. Throws `Unprintable`, the signal's
 * reason once it is given up, or what kept the forms from coming.
 */
export async function madeFile(
  forms: Iterable<NamedForm[]> | AsyncIterable<NamedForm[]>,
  { as = 'pdf', ofMany = false, signal, onProgress }: Making,
): Promise<Blob> {
  const parts: Part[] = []
  let drawn = 0
  for await (const some of ahead(forms)) {
    if (drawnByWorker >= A_WORKER_DRAWS) letWorkerGo()
    const told = { signal, onProgress: (done: number) => onProgress?.(drawn + done) }
    const result = await answerTo({ forms: some, isOneOfMany: ofMany, as, origin: location.origin }, told)
    if (!('parts' in result)) throw refusalIn(result)
    parts.push(...result.parts)
    drawn += some.length
    drawnByWorker += some.length
  }
  const [only, second] = parts
  const file = as === 'pdf' && only && !second ? only.pdf : await joined({ parts, as }, signal)
  if (drawnByWorker >= A_WORKER_DRAWS) letWorkerGo()
  return new Blob([file], { type: as === 'zip' ? 'application/zip' : 'application/pdf' })
}

async function joined(job: JoinJob, signal: AbortSignal) {
  const result = await answerTo(job, { signal })
  if (!('file' in result)) throw refusalIn(result)
  return result.file
}

const refusalIn = (result: PrintResult) =>
  'problem' in result
    ? new Unprintable(result.problem, { mayPass: false })
    : new Unprintable('打印组件没有加载成功，请检查网络后重试', { mayPass: true })

/** The same, each asked for while the one before it is at work. */
async function* ahead<One>(some: Iterable<One> | AsyncIterable<One>): AsyncGenerator<One> {
  const each = (async function* () {
    yield* some
  })()
  for (let next = each.next(); ;) {
    const { done, value } = await next
    if (done) return
    next = each.next()
    // Whoever takes the next one is told.
    next.catch(() => undefined)
    yield value
  }
}

async function answerTo(job: DrawJob | JoinJob, { signal, onProgress }: Making): Promise<PrintResult> {
  signal.throwIfAborted()
  const id = ++jobs
  const giveUp = () => order({ id, cancelled: true })
  signal.addEventListener('abort', giveUp, { once: true })
  const result = await new Promise<PrintResult>((resolve) => {
    waiting.set(id, (result) => ('done' in result ? onProgress?.(result.done) : resolve(result)))
    order({ id, ...job }, 'parts' in job ? job.parts.map(({ pdf }) => pdf.buffer) : [])
  })
  waiting.delete(id)
  signal.removeEventListener('abort', giveUp)
  signal.throwIfAborted()
  return result
}

/** Ends the worker, unless somebody else waits for it, and makes another ready: printing is no slower the next time. */
function letWorkerGo() {
  if (waiting.size > 0) return
  worker?.terminate()
  worker = undefined
  prepareToPrint()
}

/** Starts loading what printing needs, while the form's data is on its way. */
export function prepareToPrint() {
  startedWorker()
}

function order(what: PrintOrder, transfer: Transferable[] = []) {
  startedWorker().postMessage(what, { transfer })
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
  drawnByWorker = 0
  return started
}
