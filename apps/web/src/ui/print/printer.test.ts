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
  /** How many forms it was last told to draw, or how many parts to join. */
  get told() {
    const order = this.orders.at(-1)!
    return 'forms' in order ? { draws: order.forms.length } : 'parts' in order && { joins: order.parts.length }
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
/** What was drawn, of so many bytes. */
const parts = (...sizes: number[]) => sizes.map((size) => ({ name: 'part.pdf', pdf: new Uint8Array(size) }))
/** Forms as they come, some at a time. */
const stretches = (...counts: number[]) => counts.map((count) => Array.from({ length: count }, () => form))
/** The worker that was started so many before, once it has been told that. */
const toldTo = (worker: number, told: object) => vi.waitFor(() => expect(started[worker]?.told).toEqual(told))

describe('the printer', () => {
  test('starts one worker, on first use, and tells its answers apart', async () => {
    const { madeFile } = await load()
    expect(started).toHaveLength(0)
    const [first, second] = [madeFile([[form]], going()), madeFile([[form]], going())]
    await vi.waitFor(() => expect(started[0]?.orders).toHaveLength(2))
    expect(started).toHaveLength(1)
    started[0]?.answers({ id: 2, parts: parts(2) })
    started[0]?.answers({ id: 1, parts: parts(1) })
    expect([(await first).size, (await second).size]).toEqual([1, 2])
    expect((await first).type).toBe('application/pdf')
  })

  test('has a zip made even of one', async () => {
    const { madeFile } = await load()
    const zip = madeFile([[form]], { ...going(), as: 'zip' })
    await toldTo(0, { draws: 1 })
    started[0]?.answers({ id: 1, parts: parts(1) })
    await toldTo(0, { joins: 1 })
    started[0]?.answers({ id: 2, file: new Uint8Array(3) })
    expect([(await zip).size, (await zip).type]).toEqual([3, 'application/zip'])
  })

  test('may be made ready before there is anything to print', async () => {
    const { prepareToPrint, madeFile } = await load()
    prepareToPrint()
    const pdf = madeFile([[form]], going())
    await toldTo(0, { draws: 1 })
    expect(started).toHaveLength(1)
    started[0]?.answers({ id: 1, parts: parts(1) })
    expect((await pdf).size).toBe(1)
  })

  test('tells how many of many forms are drawn', async () => {
    const { madeFile } = await load()
    const done: number[] = []
    const pdf = madeFile(stretches(2, 1), { ...going(), onProgress: (count) => done.push(count) })
    await toldTo(0, { draws: 2 })
    started[0]?.answers({ id: 1, done: 2 })
    started[0]?.answers({ id: 1, parts: parts(1) })
    await toldTo(0, { draws: 1 })
    started[0]?.answers({ id: 2, done: 1 })
    started[0]?.answers({ id: 2, parts: parts(1) })
    await toldTo(0, { joins: 2 })
    started[0]?.answers({ id: 3, file: new Uint8Array(1) })
    await pdf
    expect(done).toEqual([2, 3])
  })

  test('asks for the next forms while it draws, and for no more', async () => {
    const { madeFile } = await load()
    let asked = 0
    async function* coming() {
      for (const stretch of stretches(1, 1, 1)) {
        asked++
        yield stretch
      }
    }
    const pdf = madeFile(coming(), going())
    await toldTo(0, { draws: 1 })
    expect(asked).toBe(2)
    for (const id of [1, 2, 3]) {
      await vi.waitFor(() => expect(started[0]?.orders).toHaveLength(id))
      started[0]?.answers({ id, parts: parts(1) })
    }
    await toldTo(0, { joins: 3 })
    started[0]?.answers({ id: 4, file: new Uint8Array(7) })
    expect((await pdf).size).toBe(7)
  })

  test('tells what kept the next forms from coming', async () => {
    const { madeFile } = await load()
    async function* coming() {
      yield [form]
      throw new TypeError('Failed to fetch')
    }
    const pdf = madeFile(coming(), going())
    await toldTo(0, { draws: 1 })
    started[0]?.answers({ id: 1, parts: parts(1) })
    await expect(pdf).rejects.toThrow('Failed to fetch')
  })

  test('gives a job up when told, and makes nothing of what comes after', async () => {
    const { madeFile } = await load()
    const leaving = new AbortController()
    const pdf = madeFile([[form]], { signal: leaving.signal })
    await toldTo(0, { draws: 1 })
    leaving.abort()
    expect(started[0]?.orders.at(-1)).toEqual({ id: 1, cancelled: true })
    started[0]?.answers({ id: 1, parts: parts(1) })
    await expect(pdf).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('has hundreds drawn by one worker after another, so that what they took is free again, and joined by the last', async () => {
    const { madeFile } = await load()
    const pdf = madeFile(stretches(125, 125, 50), going())
    await toldTo(0, { draws: 125 })
    started[0]?.answers({ id: 1, parts: parts(1, 1) })
    await vi.waitFor(() => expect(started[0]?.orders).toHaveLength(2))
    started[0]?.answers({ id: 2, parts: parts(1, 1) })
    await toldTo(1, { draws: 50 })
    expect(started[0]?.terminate).toHaveBeenCalledOnce()
    started[1]?.answers({ id: 3, parts: parts(1, 1) })
    await toldTo(1, { joins: 6 })
    started[1]?.answers({ id: 4, file: new Uint8Array(7) })
    expect((await pdf).size).toBe(7)
  })

  test('stops between two stretches when it is given up', async () => {
    const { madeFile } = await load()
    const leaving = new AbortController()
    const pdf = madeFile(stretches(50, 50), { signal: leaving.signal })
    await toldTo(0, { draws: 50 })
    started[0]?.answers({ id: 1, parts: parts(1) })
    leaving.abort()
    await expect(pdf).rejects.toMatchObject({ name: 'AbortError' })
    expect(started.flatMap(({ orders }) => orders.filter((order) => 'forms' in order))).toHaveLength(1)
  })

  test('keeps a worker that drew enough while somebody waits for it, and then has another ready', async () => {
    const { madeFile } = await load()
    const [many, other] = [madeFile(stretches(250), going()), madeFile([[form]], going())]
    await vi.waitFor(() => expect(started[0]?.orders).toHaveLength(2))
    started[0]?.answers({ id: 1, parts: parts(1) })
    await many
    expect(started[0]?.terminate).not.toHaveBeenCalled()
    started[0]?.answers({ id: 2, parts: parts(1) })
    await other
    expect(started[0]?.terminate).toHaveBeenCalledOnce()
    expect(started).toHaveLength(2)
  })

  test('passes a refusal on in its words, without another attempt', async () => {
    const { madeFile } = await load()
    const pdf = madeFile([[form]], going())
    await toldTo(0, { draws: 1 })
    started[0]?.answers({ id: 1, problem: '姓名中的“𠮷”无法打印' })
    await expect(pdf).rejects.toMatchObject({ message: '姓名中的“𠮷”无法打印', mayPass: false })
  })

  test('whose worker breaks tells everyone who waits, and starts anew for the next', async () => {
    const { madeFile } = await load()
    const waiting = [madeFile([[form]], going()), madeFile([[form]], going())]
    await vi.waitFor(() => expect(started[0]?.orders).toHaveLength(2))
    started[0]?.dispatchEvent(new Event('error'))
    for (const pdf of waiting) await expect(pdf).rejects.toMatchObject({ mayPass: true })
    expect(started[0]?.terminate).toHaveBeenCalled()
    const next = madeFile([[form]], going())
    await toldTo(1, { draws: 1 })
    started[1]?.answers({ id: 3, parts: parts(3) })
    expect((await next).size).toBe(3)
  })
})
