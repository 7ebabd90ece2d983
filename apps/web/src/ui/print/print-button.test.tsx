import { claimForms } from '@cradle/domain/wire'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import ConfigProvider from 'antd/es/config-provider'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PrintButton } from './print-button.tsx'
import { givenClaimForm } from '#web/testing/given-claim-form.ts'
import { openPrintDialog } from './print-dialog.ts'
import { madeFile, Unprintable } from './printer.ts'

vi.mock('./draw-pages.ts', () => ({ drawPages: async () => 1, prepareToDraw: () => {} }))
vi.mock('./print-dialog.ts', () => ({ openPrintDialog: vi.fn<typeof openPrintDialog>() }))
vi.mock('./printer.ts', async (original) => ({
  ...(await original<object>()),
  prepareToPrint: () => {},
  madeFile: vi.fn<typeof madeFile>(),
}))

const claimId = '0192f0c1-0000-7000-8000-000000000001'
const { contentHash } = givenClaimForm()
const recorded = { id: claimId, form: 'review-form', count: 1 }

/** An API that answers the form and takes the record; what it was sent is kept. */
function givenApi({ data = givenClaimForm(), record = () => Response.json(recorded, { status: 201 }) } = {}) {
  const records: unknown[] = []
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body: string }) => {
    if (method !== 'POST') return Response.json(data)
    records.push({ url, ...(JSON.parse(body) as object) })
    return record()
  })
  return records
}

function shown() {
  const queryClient = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })
  const view = render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <PrintButton claimId={claimId} />
      </ConfigProvider>
    </QueryClientProvider>,
  )
  const press = (name = '打印审核表') => userEvent.click(screen.getByRole('button', { name }))
  return { ...view, press }
}

const opened = vi.fn<typeof window.open>()

beforeEach(() => {
  vi.mocked(madeFile)
    .mockReset()
    .mockResolvedValue(new Blob(['%PDF-'], { type: 'application/pdf' }))
  vi.mocked(openPrintDialog).mockReset().mockResolvedValue(true)
  vi.stubGlobal('open', opened.mockReset())
  URL.createObjectURL = () => 'blob:form'
})

const shownAs = (name: string) => screen.findByRole('button', { name })

describe('printing the 审核表', () => {
  test('shows it in the page first, and records nothing for a look', async () => {
    const records = givenApi()
    await shown().press()
    await shownAs('下载 PDF')
    expect(screen.getByText('打印预览 · 审核表-SB202611-000123.pdf')).toBeTruthy()
    expect(await screen.findByText('共 1 页')).toBeTruthy()
    expect(records).toEqual([])
  })

  test('puts it on record once it is printed: which form and version, which content, which filing', async () => {
    const records = givenApi()
    const { press } = shown()
    await press()
    await shownAs('打印')
    await press('打印')
    expect(await screen.findByText(/^已交给浏览器打印/)).toBeTruthy()
    expect(openPrintDialog).toHaveBeenCalledExactlyOnceWith('blob:form')
    expect(opened).not.toHaveBeenCalled()
    const { version } = claimForms['review-form']
    expect(records).toEqual([
      { url: `/api/v1/claims/${claimId}/prints`, form: 'review-form', version, contentHash, filing: 2 },
    ])
  })

  test('is one print however often the same paper is opened and kept', async () => {
    const records = givenApi()
    const { press } = shown()
    await press()
    await shownAs('打印')
    await press('打印')
    await press('下载 PDF')
    await press('打印')
    await waitFor(() => expect(openPrintDialog).toHaveBeenCalledTimes(2))
    expect(records).toHaveLength(1)
  })

  test('opens a tab where the browser has no print dialog for a PDF', async () => {
    givenApi()
    vi.mocked(openPrintDialog).mockResolvedValue(false)
    const { press } = shown()
    await press()
    await shownAs('打印')
    await press('打印')
    expect(await screen.findByText(/已在新标签页打开/)).toBeTruthy()
    expect(opened).toHaveBeenCalledWith('blob:form', '_blank')
  })

  test('that is closed was none', async () => {
    const records = givenApi()
    const { press } = shown()
    await press()
    await shownAs('关闭')
    await press('关闭')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(records).toEqual([])
  })

  test('says while it is being prepared', async () => {
    givenApi()
    vi.mocked(madeFile).mockReturnValue(new Promise(() => undefined))
    await shown().press()
    expect(await screen.findByRole('button', { name: /正在准备/ })).toBeTruthy()
  })

  test('says that an incomplete form carries 草稿, and records it without a filing', async () => {
    const records = givenApi({ data: givenClaimForm({ isComplete: false, filing: null }) })
    const { press } = shown()
    await press()
    await screen.findByText('内容不完整，带“草稿”字样。')
    await press('打印')
    await waitFor(() => expect(records).toMatchObject([{ filing: null }]))
  })

  test('that cannot be made names the character, records nothing and offers nothing', async () => {
    const records = givenApi()
    vi.mocked(madeFile).mockRejectedValue(new Unprintable('姓名中的“𠮷”无法打印', { mayPass: false }))
    await shown().press()
    expect((await screen.findByRole('alert')).textContent).toBe('姓名中的“𠮷”无法打印')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(records).toEqual([])
  })

  test('whose font did not come is tried again', async () => {
    givenApi()
    const missing = new Unprintable('打印组件没有加载成功，请检查网络后重试', { mayPass: true })
    vi.mocked(madeFile).mockRejectedValueOnce(missing)
    const { press } = shown()
    await press()
    await screen.findByText(missing.message)
    await press('重试')
    await shownAs('下载 PDF')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('of a claim that changed meanwhile is neither opened nor kept', async () => {
    const details = { type: '/problems/claim-changed', title: '申报已被他人修改，请刷新后重试', status: 409 }
    givenApi({ record: () => Response.json({ ...details, instance: '1', errors: [] }, { status: 409 }) })
    const { press } = shown()
    await press()
    await shownAs('打印')
    await press('打印')
    expect((await screen.findByRole('alert')).textContent).toBe(details.title)
    expect(openPrintDialog).not.toHaveBeenCalled()
    expect(opened).not.toHaveBeenCalled()
  })

  test('that was left half way is not on record', async () => {
    const records = givenApi()
    let finish: (pdf: Blob) => void = () => undefined
    const pdf = new Promise<Blob>((resolve) => (finish = resolve))
    vi.mocked(madeFile).mockReturnValue(pdf)
    const { press, unmount } = shown()
    await press()
    await waitFor(() => expect(madeFile).toHaveBeenCalled())
    unmount()
    finish(new Blob())
    await pdf
    expect(records).toEqual([])
  })
})
