import { type ClaimFormData, PRINTED_AT_ONCE } from '@cradle/domain/wire'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { givenClaimForm } from '#web/testing/given-claim-form.ts'
import { makeClaimForm, makeClaimForms } from './make-forms.ts'
import type { NamedForm } from './print.worker.ts'
import { madeFile } from './printer.ts'

vi.mock('./printer.ts', async (original) => ({ ...(await original<object>()), madeFile: vi.fn<typeof madeFile>() }))

const idOf = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`
const givenIds = (count: number) => Array.from({ length: count }, (_, n) => idOf(n))
const givenForm = (claimId: string, change: object = {}): ClaimFormData =>
  givenClaimForm({ claimId, status: 'draft', filing: null, ...change })

type Asked = { url: string; body: { claimIds?: string[]; claims?: { id: string }[] } }

/** An API that answers the forms asked for and takes the records; all that it was asked is kept. */
function givenApi({ form = givenForm }: { form?: (claimId: string) => object } = {}) {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, call: { body?: string; signal?: AbortSignal }) => {
    call.signal?.throwIfAborted()
    const body = JSON.parse(call.body ?? '{}') as Asked['body']
    asked.push({ url, body })
    if (url.endsWith('/claim-forms')) return Response.json({ items: body.claimIds!.map(form) })
    if (url.includes('/forms/')) return Response.json(form(idOf(1)))
    return Response.json({ count: 1 }, { status: 201 })
  })
  return asked
}

const pdf = new Blob(['%PDF-'], { type: 'application/pdf' })
const going = () => ({ as: 'pdf' as const, signal: new AbortController().signal })

/** What the printer was given to draw, in its order. */
const drawn: NamedForm[] = []

beforeEach(() => {
  drawn.length = 0
  vi.mocked(madeFile)
    .mockReset()
    .mockImplementation(async (forms) => {
      for await (const some of forms) drawn.push(...some)
      return pdf
    })
})

describe('many forms at once', () => {
  test('are read so many to a call, drawn in their order, and recorded together', async () => {
    const asked = givenApi()
    const ids = givenIds(51)
    const { fileName, record } = await makeClaimForms('review-form', ids, going())
    expect(asked.map(({ body }) => body.claimIds?.length)).toEqual([25, 25, 1])
    expect(drawn.map((form) => 'data' in form && 'claimId' in form.data && form.data.claimId)).toEqual(ids)
    expect(fileName).toBe(`审核表-${ids.length}份.pdf`)
    await record()
    expect(asked.at(-1)?.url).toContain('/claim-prints')
    expect(asked.at(-1)?.body.claims?.map(({ id }) => id)).toEqual(ids)
  })

  test('of three thousand claims are refused with the limit, before anything is read', async () => {
    const asked = givenApi()
    const refused = makeClaimForms('review-form', givenIds(3_000), going())
    await expect(refused).rejects.toMatchObject({
      message: `一次最多打印 ${PRINTED_AT_ONCE} 份，现有 3000 份，请缩小范围`,
      mayPass: false,
    })
    expect(asked).toEqual([])
    expect(madeFile).not.toHaveBeenCalled()
  })

  test('leave out what is incomplete, and say so', async () => {
    const asked = givenApi({ form: (id) => givenForm(id, { isComplete: id === idOf(0) }) })
    const done: number[] = []
    const onProgress = (progress: { done: number }) => done.push(progress.done)
    const { note, record } = await makeClaimForms('review-form', givenIds(3), { ...going(), onProgress })
    expect(done).toEqual([2])
    expect(note).toBe('2 份内容不完整，没有包括在内。')
    await record()
    expect(asked.at(-1)?.body.claims?.map(({ id }) => id)).toEqual([idOf(0)])
  })

  test('none of which is complete are refused', async () => {
    givenApi({ form: (id) => givenForm(id, { isComplete: false }) })
    await expect(makeClaimForms('review-form', givenIds(2), going())).rejects.toMatchObject({
      message: '没有内容完整的申报单可以打印',
    })
  })

  test('that were left half way are read no further, and nothing is recorded', async () => {
    const asked = givenApi()
    const leaving = new AbortController()
    const left = makeClaimForms('review-form', givenIds(120), {
      as: 'pdf',
      signal: leaving.signal,
      onProgress: () => leaving.abort(),
    })
    await expect(left).rejects.toMatchObject({ name: 'AbortError' })
    expect(asked.map(({ url, body }) => [url.endsWith('/claim-forms'), body.claimIds?.length])).toEqual([[true, 25]])
  })
})

test('an image where a text belongs is refused in one sentence, and nothing is drawn', async () => {
  const asked = givenApi({
    form: (id) => givenForm(id, { preparedBy: { image: 'data:image/png;base64,iVBORw0KGgo=' } }),
  })
  const refusal: unknown = await makeClaimForm('review-form', idOf(1), going()).catch((error: unknown) => error)
  expect(sentenceOf(refusal)).toMatch(/^[^。]+$|^[^。]+。$/)
  expect(madeFile).not.toHaveBeenCalled()
  expect(asked).toHaveLength(1)
})
