import type { ReviewFormData } from '@cradle/domain/wire'
import type { PrintJob, PrintResult } from './print.worker.ts'

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

type Waiting = (result: PrintResult) => void

let worker: Worker | undefined
let jobs = 0
const waiting = new Map<number, Waiting>()

/**
 * The 审核表 as a PDF. pdfmake and its font are loaded on first use, in a worker, so that the page never stalls.
 * Throws `Unprintable`.
 */
export async function reviewFormPdf(data: ReviewFormData): Promise<Blob> {
  const result = await ask({ id: ++jobs, data })
  if ('pdf' in result) return new Blob([result.pdf], { type: 'application/pdf' })
  if ('problem' in result) throw new Unprintable(result.problem, { mayPass: false })
  throw new Unprintable('打印组件没有加载成功，请检查网络后重试', { mayPass: true })
}

/** Starts loading what printing needs, while the form's data is on its way. */
export function prepareToPrint() {
  startedWorker()
}

function ask(job: PrintJob): Promise<PrintResult> {
  return new Promise((resolve) => {
    waiting.set(job.id, resolve)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    startedWorker().postMessage(job)
  })
}

function startedWorker(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('./print.worker.ts', import.meta.url), { type: 'module', name: 'print' })
  started.addEventListener('message', ({ data: result }: MessageEvent<PrintResult>) => settle(result))
  // The script itself did not load or broke: everything that waits is told, and the next attempt starts anew.
  started.addEventListener('error', () => {
    started.terminate()
    worker = undefined
    for (const id of waiting.keys()) settle({ id, failed: true })
  })
  worker = started
  return started
}

function settle(result: PrintResult) {
  waiting.get(result.id)?.(result)
  waiting.delete(result.id)
}
