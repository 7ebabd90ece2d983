import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { NamedForm, PrintOrder, PrintResult } from './print.worker.ts'

const form = { form: 'review-form', name: '审核表-SB202611-000123' } as NamedForm

/** Workers as the browser would start them, each answering as told. */
const started: FakeWorker[] = []
class FakeWorker extends EventTarget {
  orders: PrintOrder[] = []
  terminate = vi.fn<() => void>()
  constructor() {
    super()
    started.push(this)
  }
  postMessage(order: PrintOrder) {
    this.orders.push(order)
  }
  /** How many forms it was last told to draw, of how many in all. */
  get told() {
    const order = this.orders.at(-1)!
    return 'forms' in order && { draws: order.forms.length, of: order.of, before: order.before.length }
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
const going = () => ({ signal: new AbortController().signal })

describe('the printer', () => {
  test('starts one worker, on first use, and tells its answers apart', async () => {
    const { madeFile } = await load()
    expect(started).toHaveLength(0)
    const [first, second] = [madeFile([form], going()), madeFile([form], { ...going(), as: 'zip' })]
    expect(started).toHaveLength(1)
    started[0]?.answers({ id: 2, file: new ArrayBuffer(2) })
    started[0]?.answers({ id: 1, file: new ArrayBuffer(1) })
    expect([(await first).size, (await second).size]).toEqual([1, 2])
    expect([(await first).type, (await second).type]).toEqual(['application/pdf', 'application/zip'])
  })

  test('may be made ready before there is anything to print', async () => {
    const { prepareToPrint, madeFile } = await load()
    prepareToPrint()
    const pdf = madeFile([form], going())
    expect(started).toHaveLength(1)
    started[0]?.answers({ id: 1, file: new ArrayBuffer(1) })
    expect((await pdf).size).toBe(1)
  })

  test('tells how many of many forms are drawn', async () => {
    const { madeFile } = await load()
    const done: number[] = []
    const pdf = madeFile([form, form], { ...going(), onProgress: (count) => done.push(count) })
    started[0]?.answers({ id: 1, done: 1 })
    started[0]?.answers({ id: 1, done: 2 })
    started[0]?.answers({ id: 1, file: new ArrayBuffer(1) })
    await pdf
    expect(done).toEqual([1, 2])
  })

  test('gives a job up when told, and makes nothing of what comes after', async () => {
    const { madeFile } = await load()
    const leaving = new AbortController()
    const pdf = madeFile([form], { signal: leaving.signal })
    leaving.abort()
    expect(started[0]?.orders.at(-1)).toEqual({ id: 1, cancelled: true })
    started[0]?.answers({ id: 1, file: new ArrayBuffer(1) })
    await expect(pdf).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('has hundreds drawn by one worker after another, so that what they took is free again, and joined by the last', async () => {
    const { madeFile } = await load()
    const done: number[] = []
    const forms = Array.from({ length: 300 }, () => form)
    const pdf = madeFile(forms, { ...going(), onProgress: (count) => done.push(count) })
    const part = () => ({ name: 'part.pdf', pdf: new Uint8Array(1) })
    expect(started[0]?.told).toEqual({ draws: 125, of: 300, before: 0 })
    started[0]?.answers({ id: 1, done: 25 })
    started[0]?.answers({ id: 1, parts: [part(), part()] })
    await vi.waitFor(() => expect(started[1]?.told).toEqual({ draws: 125, of: 300, before: 0 }))
    expect(started[0]?.terminate).toHaveBeenCalledOnce()
    started[1]?.answers({ id: 2, done: 25 })
    started[1]?.answers({ id: 2, parts: [part()] })
    await vi.waitFor(() => expect(started[2]?.told).toEqual({ draws: 50, of: 300, before: 3 }))
    started[2]?.answers({ id: 3, file: new ArrayBuffer(7) })
    expect((await pdf).size).toBe(7)
    expect(done).toEqual([25, 150])
  })

  test('stops between two workers when it is given up', async () => {
    const { madeFile } = await load()
    const leaving = new AbortController()
    const pdf = madeFile(
      Array.from({ length: 300 }, () => form),
      { signal: leaving.signal },
    )
    started[0]?.answers({ id: 1, parts: [] })
    leaving.abort()
    await expect(pdf).rejects.toMatchObject({ name: 'AbortError' })
    expect(started.flatMap(({ orders }) => orders.filter((order) => 'forms' in order))).toHaveLength(1)
  })

  test('lets a worker go that drew a long list, unless somebody waits for it', async () => {
    const { madeFile } = await load()
    const list = { form: 'claim-ledger', data: { rows: Array.from({ length: 1000 }) }, name: '明细表' } as NamedForm
    const [long, other] = [madeFile([list], going()), madeFile([form], going())]
    started[0]?.answers({ id: 1, file: new ArrayBuffer(1) })
    await long
    expect(started[0]?.terminate).not.toHaveBeenCalled()
    started[0]?.answers({ id: 2, file: new ArrayBuffer(1) })
    await other
    const again = madeFile([list], going())
    started[0]?.answers({ id: 3, file: new ArrayBuffer(1) })
    await again
    expect(started[0]?.terminate).toHaveBeenCalledOnce()
  })

  test('passes a refusal on in its words, without another attempt', async () => {
    const { madeFile } = await load()
    const pdf = madeFile([form], going())
    started[0]?.answers({ id: 1, problem: '姓名中的“𠮷”无法打印' })
    await expect(pdf).rejects.toMatchObject({ message: '姓名中的“𠮷”无法打印', mayPass: false })
  })

  test('whose worker breaks tells everyone who waits, and starts anew for the next', async () => {
    const { madeFile } = await load()
    const waiting = [madeFile([form], going()), madeFile([form], going())]
    started[0]?.dispatchEvent(new Event('error'))
    for (const pdf of waiting) await expect(pdf).rejects.toMatchObject({ mayPass: true })
    expect(started[0]?.terminate).toHaveBeenCalled()
    const next = madeFile([form], going())
    started[1]?.answers({ id: 3, file: new ArrayBuffer(3) })
    expect((await next).size).toBe(3)
  })
})
