import { useMutation } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import { useEffect, useRef, useState } from 'react'
import { drawPages } from './draw-pages.ts'
import type { MadeForm } from './make-forms.ts'
import { openPrintDialog } from './print-dialog.ts'
import styles from './print-preview.module.css'
import { Failed } from './printing.tsx'

/** Pages shown at most: of hundreds of forms a look at the first is enough. */
const SHOWN = 20

/**
 * The form as it will lie on paper, to be printed or kept. Only that puts the print on record: a preview that is closed is
 * none, and a form whose claim changed meanwhile is neither printed nor kept.
 */
export function PrintPreview({ form, onClose }: { form: MadeForm; onClose: () => void }) {
  const { fileName, note, record } = form
  const isZip = fileName.endsWith('.zip')
  const url = useObjectUrl(form.file)
  const print = useMutation({
    mutationFn: async () => {
      await record()
      const isDialog = await openPrintDialog(url)
      if (!isDialog) window.open(url, '_blank') // where the browser blocks this, the link below opens it
      return { isDialog }
    },
  })
  const keep = useMutation({ mutationFn: record, onSuccess: () => download(url, fileName) })
  const failed = [print, keep].find((deed) => deed.error)

  return (
    <Modal
      open
      title={`${isZip ? '打包下载' : '打印预览'} · ${fileName}`}
      width={940}
      className={styles.preview}
      footer={null}
      closable={false}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className={styles.deeds}>
        {!isZip && (
          <Button type="primary" loading={print.isPending} onClick={() => print.mutate()}>
            打印
          </Button>
        )}
        <Button type={isZip ? 'primary' : 'default'} loading={keep.isPending} onClick={() => keep.mutate()}>
          {isZip ? '下载压缩包' : '下载 PDF'}
        </Button>
        <Button onClick={onClose}>关闭</Button>
        <output>
          {note}
          {print.data && (
            <>
              {print.data.isDialog ? '已交给浏览器打印。' : '已在新标签页打开，请在那里打印。'}
              <a href={url} target="_blank" rel="noreferrer">
                {print.data.isDialog ? '没有出现打印窗口？在新标签页打开' : '没有打开？点这里'}
              </a>
            </>
          )}
        </output>
      </div>
      {failed?.error && <Failed error={failed.error} onRetry={() => failed.mutate()} />}
      {!isZip && <Pages file={form.file} />}
    </Modal>
  )
}

function Pages({ file }: { file: Blob }) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<{ pages: number } | { failed: true }>()
  useEffect(() => {
    const leaving = new AbortController()
    const into = box.current
    if (into)
      drawPages(file, into, { most: SHOWN, className: styles.page ?? '', signal: leaving.signal })
        .then((pages) => setState({ pages }))
        .catch(() => leaving.signal.aborted || setState({ failed: true }))
    return () => {
      leaving.abort()
      if (into) letGoOfPages(into)
    }
  }, [file])
  const hasFailed = state !== undefined && 'failed' in state
  return (
    <>
      {hasFailed && <p className={styles.failed}>预览没有显示出来，仍可以打印或下载。</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div ref={box} className={styles.pages} role="region" aria-label="预览" tabIndex={0} hidden={hasFailed} />
      {state && 'pages' in state && (
        <p role="status">
          共 {state.pages} 页{state.pages > SHOWN && `，预览前 ${SHOWN} 页`}
        </p>
      )}
    </>
  )
}

/** Takes drawn pages away: each holds four megabytes, which otherwise wait until somebody collects them. */
function letGoOfPages(box: HTMLElement) {
  for (const canvas of box.querySelectorAll('canvas')) canvas.width = canvas.height = 0
  box.replaceChildren()
}

/** The address of a file for as long as it is shown. */
function useObjectUrl(file: Blob): string {
  const [url] = useState(() => URL.createObjectURL(file))
  return url // kept for the tab that may still print it
}

function download(url: string, fileName: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}
