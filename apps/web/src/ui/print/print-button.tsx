import { useMutation } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useEffect, useRef } from 'react'
import { mayPass, sentenceOf } from '#web/lib/api-problem.ts'
import styles from './print-button.module.css'
import { type PrintedForm, printReviewForm } from './print-review-form.ts'
import { Unprintable } from './printer.ts'

/** 打印审核表: makes the form, opens it in a tab of its own, where the browser previews and prints it, and offers it as a file. */
export function PrintButton({ claimId }: { claimId: string }) {
  return <Printing key={claimId} claimId={claimId} /> // another claim's form is never left on the page
}

function Printing({ claimId }: { claimId: string }) {
  const leaving = useRef(new AbortController())
  const print = useMutation({
    mutationFn: () => printReviewForm(claimId, leaving.current.signal),
    onSuccess: ({ url }) => void window.open(url, '_blank'), // where the browser blocks this, the link below opens it
  })
  useEffect(() => {
    leaving.current = new AbortController()
    return () => leaving.current.abort()
  }, [])

  return (
    <div className={styles.print}>
      <Button loading={print.isPending} onClick={() => print.mutate()}>
        {print.isPending ? '正在准备' : '打印审核表'}
      </Button>
      <output className={styles.outcome}>{print.data && !print.isPending && <Ready form={print.data} />}</output>
      {print.error && !print.isPending && <Failed error={print.error} onRetry={() => print.mutate()} />}
    </div>
  )
}

function Ready({ form: { url, fileName, isDraft } }: { form: PrintedForm }) {
  return (
    <span>
      {isDraft ? '已生成，内容不完整，带“草稿”字样。' : '已生成。'}
      <a href={url} target="_blank" rel="noreferrer">
        打开并打印
      </a>
      <a href={url} download={fileName}>
        下载 PDF
      </a>
    </span>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isOurs = error instanceof Unprintable
  return (
    <p role="alert" className={styles.failed}>
      {isOurs ? error.message : sentenceOf(error)}
      {(isOurs ? error.mayPass : mayPass(error)) && (
        <Button type="link" size="small" onClick={onRetry}>
          重试
        </Button>
      )}
    </p>
  )
}
