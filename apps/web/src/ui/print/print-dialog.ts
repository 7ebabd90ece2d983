/** Keeps the frame of the last print: a dialog that is open still reads from it. */
let frame: HTMLIFrameElement | undefined

/**
 * Opens the browser's print dialog over a PDF at a `blob:` address of ours, and answers whether it could. No browser
 * tells a page whether paper came of it.
 */
export async function openPrintDialog(url: string): Promise<boolean> {
  if (!hasPrintDialog()) return false
  frame?.remove()
  const made = document.createElement('iframe')
  frame = made
  made.title = '打印'
  made.tabIndex = -1
  made.setAttribute('aria-hidden', 'true')
  // Without a box of its own, but in the layout: what is not laid out prints empty.
  made.style.cssText = 'position: fixed; width: 0; height: 0; border: 0; visibility: hidden'
  try {
    await new Promise<void>((resolve, reject) => {
      made.addEventListener('load', () => resolve(), { once: true })
      made.addEventListener('error', () => reject(new Error('The frame did not load.')), { once: true })
      made.src = url
      document.body.append(made)
    })
    made.contentWindow!.focus()
    made.contentWindow!.print() // returns at once: the dialog is the viewer's
    return true
  } catch {
    made.remove() // A browser may keep its viewer's window to itself.
    return false
  }
}

/** Phones show no PDF in a frame; a browser that a program drives has nobody to answer, and a headless Chromium falls. */
const hasPrintDialog = () => navigator.pdfViewerEnabled && !navigator.webdriver
