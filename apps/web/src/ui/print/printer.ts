import type { NamedForm, Part, PrintJob, PrintOrder, PrintResult } from './print.worker.ts'

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

/** Forms, or entries of a list, that one worker draws. What it took is free again only when it goes and another comes. */
const A_WORKER_DRAWS = 125

let worker: Worker | undefined
let jobs = 0
const waiting = new Map<number, Waiting>()

/**
 * Forms as one PDF, or as a zip of PDFs. pdfmake and its font are loaded on first use, in a worker, so that the page never
 * stalls. Throws `Unprintable`, or the signal's reason once it is given up. The array is empty afterwards.
 */
export async function madeFile(forms: NamedForm[], { as = 'pdf', signal, onProgress }: Making): Promise<Blob> {
  const before: Part[] = []
  const of = forms.length
  // Taken out of the array: what was drawn is free again while the others are.
  for (let drawn = 0; ;) {
    const some = forms.splice(0, A_WORKER_DRAWS)
    const isLast = forms.length === 0
    const job = { forms: some, of, as, origin: location.origin, before: isLast ? before : [], isLast }
    const result = await answerTo(job, { signal, onProgress: (done) => onProgress?.(drawn + done) })
    drawn += some.length
    if (weightOf(some) >= A_WORKER_DRAWS) letWorkerGo()
    if ('parts' in result) before.push(...result.parts)
    else if ('file' in result)
      return new Blob([result.file], { type: as === 'zip' ? 'application/zip' : 'application/pdf' })
    else if ('problem' in result) throw new Unprintable(result.problem, { mayPass: false })
    else throw new Unprintable('打印组件没有加载成功，请检查网络后重试', { mayPass: true })
  }
}

async function answerTo(job: Omit<PrintJob, 'id'>, { signal, onProgress }: Making): Promise<PrintResult> {
  signal.throwIfAborted()
  const id = ++jobs
  const giveUp = () => order({ id, cancelled: true })
  signal.addEventListener('abort', giveUp, { once: true })
  const result = await new Promise<PrintResult>((resolve) => {
    waiting.set(id, (result) => ('done' in result ? onProgress?.(result.done) : resolve(result)))
    order(
      { id, ...job },
      job.before.map(({ pdf }) => pdf.buffer),
    )
  })
  waiting.delete(id)
  signal.removeEventListener('abort', giveUp)
  signal.throwIfAborted()
  return result
}

/** How much there is to draw: a list is as long as its entries. */
const weightOf = (forms: readonly NamedForm[]) =>
  forms.reduce((sum, form) => sum + ('data' in form && 'rows' in form.data ? form.data.rows.length : 1), 0)

/** Ends the worker, unless somebody else waits for it. */
function letWorkerGo() {
  if (waiting.size > 0) return
  worker?.terminate()
  worker = undefined
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
  return started
}
