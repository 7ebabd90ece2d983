import type { Rotation } from '@cradle/domain/documents'
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- the build makes it of the worker's address
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import styles from './documents.module.css'

GlobalWorkerOptions.workerSrc = workerUrl

/** How wide a page is drawn, in pixels: as much as is read on a large screen. */
const WIDTH = 1400

type Turned = { rotation: Rotation; percent: number }

/**
 * The pages of a PDF, drawn by us: the browser's own viewer would be another page in ours, with the scripts and links
 * of whoever made the file. Loaded when the first PDF is opened.
 */
export function PdfPages({ file, ...turned }: Turned & { file: Blob }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'unreadable'>()
  useEffect(() => {
    let task: ReturnType<typeof getDocument> | undefined
    void file
      .arrayBuffer()
      .then((data) => {
        task = getDocument({ data, enableXfa: false })
        return task.promise
      })
      .then(setPdf, () => setPdf('unreadable'))
    return () => void task?.destroy()
  }, [file])
  if (pdf === 'unreadable')
    return (
      <Notice tone="warn">
        <p>这个 PDF 不能在页面上显示，请保存后用其他软件打开。</p>
      </Notice>
    )
  if (!pdf) return <p className={styles.opening}>正在载入</p>
  return Array.from({ length: pdf.numPages }, (_, index) => <Page key={index} pdf={pdf} n={index + 1} {...turned} />)
}

/** One page, drawn when it comes into sight. */
function Page({ pdf, n, rotation, percent }: Turned & { pdf: PDFDocumentProxy; n: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isSeen = useSeen(canvas)
  useEffect(() => {
    if (!isSeen) return undefined
    let drawing: { cancel: () => void } | undefined
    let isLeft = false
    void pdf.getPage(n).then(async (page) => {
      const box = canvas.current
      if (isLeft || !box) return
      const turned = (page.rotate + rotation) % 360
      const scale = WIDTH / page.getViewport({ scale: 1, rotation: turned }).width
      const viewport = page.getViewport({ scale, rotation: turned })
      box.width = viewport.width
      box.height = viewport.height
      const task = page.render({ canvas: box, viewport })
      drawing = task
      await task.promise.catch(() => undefined)
    })
    return () => {
      isLeft = true
      drawing?.cancel()
    }
  }, [pdf, n, rotation, isSeen])
  return <canvas ref={canvas} role="img" aria-label={`第 ${n} 页`} data-zoom={percent} />
}

function useSeen(of: { current: Element | null }): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    if (of.current) watch.observe(of.current)
    return () => watch.disconnect()
  }, [of])
  return isSeen
}
