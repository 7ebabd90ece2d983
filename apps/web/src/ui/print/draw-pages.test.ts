import { beforeEach, describe, expect, test, vi } from 'vitest'
import { drawPages } from './draw-pages.ts'
import type { PagesOrder, PagesResult } from './draw-pages.worker.ts'

/** Workers as the browser would start them, each answering as told. */
const started: FakeWorker[] = []
class FakeWorker extends EventTarget {
  orders: PagesOrder[] = []
  terminate = vi.fn<() => void>()
  constructor() {
    super()
    started.push(this)
  }
  postMessage(order: PagesOrder) {
    this.orders.push(order)
  }
  answers(result: PagesResult) {
    this.dispatchEvent(new MessageEvent('message', { data: result }))
  }
}

beforeEach(() => {
  started.length = 0
  vi.stubGlobal('Worker', FakeWorker)
})

/** A preview that has begun; `into` is where its pages come. */
async function givenPreview() {
  const into = document.createElement('div')
  const leaving = new AbortController()
  const pages = drawPages(new Blob(['%PDF-']), into, { most: 20, className: 'page', signal: leaving.signal })
  pages.catch(() => undefined)
  await vi.waitFor(() => expect(started[0]?.orders).toHaveLength(1))
  return { into, leaving, pages, worker: started[0]! }
}
const page = { width: 833, height: 1178 } as ImageBitmap

describe('a preview', () => {
  test('shows each page as it comes, named by its number, and says how many there are', async () => {
    const { into, pages, worker } = await givenPreview()
    expect(worker.orders[0]).toMatchObject({ most: 20 })
    worker.answers({ page })
    worker.answers({ page })
    worker.answers({ count: 33 })
    expect(await pages).toBe(33)
    expect([...into.children].map((one) => one.getAttribute('aria-label'))).toEqual(['第 1 页', '第 2 页'])
    expect(worker.terminate).toHaveBeenCalledOnce()
  })

  test('that cannot be drawn, or whose script does not come, is refused', async () => {
    const unreadable = await givenPreview()
    unreadable.worker.answers({ unreadable: true })
    await expect(unreadable.pages).rejects.toThrow('cannot be drawn')
    started.length = 0
    const offline = await givenPreview()
    offline.worker.dispatchEvent(new Event('error'))
    await expect(offline.pages).rejects.toThrow('did not come')
    expect(offline.worker.terminate).toHaveBeenCalledOnce()
  })

  test('that was closed half way draws no more and leaves nothing behind', async () => {
    const { into, leaving, pages, worker } = await givenPreview()
    worker.answers({ page })
    leaving.abort()
    await expect(pages).rejects.toMatchObject({ name: 'AbortError' })
    expect(worker.terminate).toHaveBeenCalledOnce()
    expect(into.childElementCount).toBe(0)
  })
})
