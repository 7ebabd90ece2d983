import { describe, expect, test, vi } from 'vitest'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { Unreachable } from '#web/lib/http.ts'
import { Cancelled } from '#web/lib/upload.ts'
import { scaleOf } from './shrink-picture.ts'
import { UploadQueue } from './upload-queue.ts'

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })
const problem = (status: number, title: string) =>
  new ApiProblem({ type: '/problems/x', title, status, instance: '', errors: [] })
const statesOf = (queue: UploadQueue) => queue.files().map(({ file: { name }, state }) => [name, state.is])

describe('the queue of files', () => {
  test('sends one after another and is empty when all have arrived', async () => {
    const sent: string[] = []
    const gates: (() => void)[] = []
    const queue = new UploadQueue(
      (kind, { name }) =>
        new Promise<void>((resolve) => {
          sent.push(`${kind} ${name}`)
          gates.push(resolve)
        }),
    )
    queue.add('M02', [file('a.pdf'), file('b.pdf')])
    await vi.waitFor(() => expect(sent).toEqual(['M02 a.pdf']))
    expect(statesOf(queue)).toEqual([
      ['a.pdf', 'sending'],
      ['b.pdf', 'waiting'],
    ])
    gates[0]?.()
    await vi.waitFor(() => expect(sent).toEqual(['M02 a.pdf', 'M02 b.pdf']))
    gates[1]?.()
    await vi.waitFor(() => expect(queue.files()).toEqual([]))
  })

  test('keeps what failed with its reason, goes on with the others, and sends again what may pass', async () => {
    const send = vi
      .fn<() => Promise<unknown>>()
      .mockRejectedValueOnce(new Unreachable(new Error('gone')))
      .mockRejectedValueOnce(problem(415, '只接受 PDF 或图片文件'))
      .mockResolvedValue(undefined)
    const queue = new UploadQueue(send)
    queue.add('M02', [file('lost.pdf'), file('wrong.pdf'), file('good.pdf')])
    await vi.waitFor(() =>
      expect(queue.files().map(({ state }) => state)).toEqual([
        { is: 'failed', sentence: '连不上服务器，请检查网络后重试', mayPass: true },
        { is: 'failed', sentence: '只接受 PDF 或图片文件', mayPass: false },
      ]),
    )
    queue.retry()
    await vi.waitFor(() => expect(statesOf(queue)).toEqual([['wrong.pdf', 'failed']]))
    queue.drop(queue.files()[0]!.key)
    expect(queue.files()).toEqual([])
  })

  test('never sends what is empty or too large', async () => {
    const send = vi.fn<() => Promise<unknown>>()
    const queue = new UploadQueue(send)
    queue.add('M02', [file('empty.pdf', 0), file('large.pdf', 20 * 1024 * 1024 + 1)])
    await vi.waitFor(() =>
      expect(queue.files().map(({ state }) => ('sentence' in state ? state.sentence : state.is))).toEqual([
        '这个文件是空的，请重新选择',
        '每份资料不能超过 20 MB，请压缩或分成几份上传',
      ]),
    )
    expect(send).not.toHaveBeenCalled()
  })

  test('stops the one on its way when it is given up', async () => {
    const queue = new UploadQueue(
      (_kind, _file, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Cancelled()))),
    )
    queue.add('M02', [file('a.pdf')])
    await vi.waitFor(() => expect(statesOf(queue)).toEqual([['a.pdf', 'sending']]))
    queue.drop(queue.files()[0]!.key)
    expect(queue.files()).toEqual([])
  })
})

test.each([
  [4000, 3000, 2560 / 4000],
  [3000, 4000, 2560 / 4000],
  [2560, 1000, 1],
  [600, 400, 1],
])('a picture of %i × %i is drawn at %d of its size', (width, height, scale) => {
  expect(scaleOf(width, height)).toBe(scale)
})
