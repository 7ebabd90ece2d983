import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPrintDialog } from './print-dialog.ts'

const print = vi.fn<() => void>()

/** A browser with a PDF viewer and a person in front of it, unless told otherwise. */
function givenBrowser({ pdfViewerEnabled = true, webdriver = false } = {}) {
  vi.stubGlobal('navigator', { ...navigator, pdfViewerEnabled, webdriver })
}

/** Frames that load what they are given, as a browser's do. */
beforeEach(() => {
  givenBrowser()
  print.mockReset()
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue({
    focus: () => {},
    print,
  } as unknown as WindowProxy & typeof globalThis)
  vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockImplementation(function (this: HTMLIFrameElement) {
    queueMicrotask(() => this.dispatchEvent(new Event('load')))
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the print dialog', () => {
  test('opens over the PDF in a frame that nobody sees, hears or reaches', async () => {
    expect(await openPrintDialog('blob:form')).toBe(true)
    expect(print).toHaveBeenCalledOnce()
    const frame = document.querySelector('iframe')!
    expect([frame.tabIndex, frame.getAttribute('aria-hidden'), frame.style.visibility]).toEqual([-1, 'true', 'hidden'])
  })

  test('of the next print takes the place of the last', async () => {
    await openPrintDialog('blob:one')
    await openPrintDialog('blob:two')
    expect(print).toHaveBeenCalledTimes(2)
    expect(document.querySelectorAll('iframe')).toHaveLength(1)
  })

  test.each([
    ['without a PDF viewer', { pdfViewerEnabled: false }],
    ['that a program drives', { webdriver: true }],
  ])('is not asked for in a browser %s', async (_what, browser) => {
    givenBrowser(browser)
    expect(await openPrintDialog('blob:form')).toBe(false)
    expect(print).not.toHaveBeenCalled()
  })

  test('that the browser refuses leaves no frame behind', async () => {
    print.mockImplementation(() => {
      throw new DOMException('Permission denied', 'SecurityError')
    })
    expect(await openPrintDialog('blob:form')).toBe(false)
    expect(document.querySelector('iframe')).toBeNull()
  })
})
