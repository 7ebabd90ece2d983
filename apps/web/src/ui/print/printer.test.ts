import type { ReviewFormData } from '@cradle/domain/wire'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PrintJob, PrintResult } from './print.worker.ts'

const data = { claimNumber: 'SB202611-000123' } as ReviewFormData

/** Workers as the browser would start them, each answering as told. */
const started: FakeWorker[] = []
class FakeWorker extends EventTarget {
  jobs: PrintJob[] = []
  terminate = vi.fn<() => void>()
  constructor() {
    super()
    started.push(this)
  }
  postMessage(job: PrintJob) {
    this.jobs.push(job)
  }
  answers(result: PrintResult) {
    this.dispatchEvent(new MessageEvent('message', { data: result }))
  }
}

beforeEach(() => {
  started.length = 0
  vi.resetModules()
  vi.stubGlobal('Worker', FakeWorker)
})

const load = () => import('./printer.ts')

describe('the printer', () => {
  test('starts one worker, on first use, and tells its answers apart', async () => {
    const { reviewFormPdf } = await load()
    expect(started).toHaveLength(0)
    const [first, second] = [reviewFormPdf(data), reviewFormPdf(data)]
    expect(started).toHaveLength(1)
    const [worker] = started
    worker?.answers({ id: 2, pdf: new ArrayBuffer(2) })
    worker?.answers({ id: 1, pdf: new ArrayBuffer(1) })
    expect([(await first).size, (await second).size]).toEqual([1, 2])
    expect((await first).type).toBe('application/pdf')
  })

  test('may be made ready before there is anything to print', async () => {
    const { prepareToPrint, reviewFormPdf } = await load()
    prepareToPrint()
    const pdf = reviewFormPdf(data)
    expect(started).toHaveLength(1)
    started[0]?.answers({ id: 1, pdf: new ArrayBuffer(1) })
    expect((await pdf).size).toBe(1)
  })

  test('passes a refusal on in its words, without another attempt', async () => {
    const { reviewFormPdf } = await load()
    const pdf = reviewFormPdf(data)
    started[0]?.answers({ id: 1, problem: '姓名中的“𠮷”无法打印' })
    await expect(pdf).rejects.toMatchObject({ message: '姓名中的“𠮷”无法打印', mayPass: false })
  })

  test('whose worker breaks tells everyone who waits, and starts anew for the next', async () => {
    const { reviewFormPdf } = await load()
    const waiting = [reviewFormPdf(data), reviewFormPdf(data)]
    started[0]?.dispatchEvent(new Event('error'))
    for (const pdf of waiting) await expect(pdf).rejects.toMatchObject({ mayPass: true })
    expect(started[0]?.terminate).toHaveBeenCalled()
    const next = reviewFormPdf(data)
    started[1]?.answers({ id: 3, pdf: new ArrayBuffer(3) })
    expect((await next).size).toBe(3)
  })
})
