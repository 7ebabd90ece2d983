import { useMutation } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react'
import { mayPass, sentenceOf } from '#web/lib/api-problem.ts'
import { prepareToDraw } from './draw-pages.ts'
import type { MadeForm, Progress, Work } from './make-forms.ts'
import styles from './printing.module.css'
import { prepareToPrint, Unprintable } from './printer.ts'

const loadPreview = () => import('./print-preview.tsx')
const PrintPreview = lazy(async () => ({ default: (await loadPreview()).PrintPreview }))

/** Begins to load what any print needs, once somebody is about to press the button. */
function prepare() {
  prepareToPrint()
  // The preview itself says so when it does not come.
  loadPreview().catch(() => undefined)
  prepareToDraw()
}

/** A file that can be made: what its button says, and how. */
export type Printable = {
  label: string
  /** What it is of, for who cannot see where the button stands. */
  about?: string
  make: (work: Work) => Promise<MadeForm>
  primary?: boolean
}

/** Buttons that each make a file, show it in the page, and print or keep it. One is made at a time; it may be given up. */
export function Printing({ printables }: { printables: readonly Printable[] }) {
  const leaving = useRef(new AbortController())
  const [progress, setProgress] = useState<Progress>()
  const print = useMutation({
    mutationFn: ({ make }: Printable) => {
      leaving.current = new AbortController()
      setProgress(undefined)
      prepare()
      return make({ signal: leaving.current.signal, onProgress: setProgress })
    },
  })
  useEffect(() => () => leaving.current.abort(), [])
  // Drawn bit by bit, so that the page answers in between: a preview is much to draw at once.
  const made = useDeferredValue(print.data)

  return (
    <div className={styles.print}>
      {printables.map((printable) => {
        const busy = print.isPending && print.variables === printable
        return (
          <Button
            key={printable.label}
            {...(printable.primary && { type: 'primary' as const })}
            {...(printable.about && { 'aria-label': `${printable.label} ${printable.about}` })}
            loading={print.isPending && print.variables.label === printable.label}
            disabled={print.isPending && !busy}
            onPointerEnter={prepare}
            onFocus={prepare}
            onClick={() => print.mutate(printable)}
          >
            {print.isPending && print.variables.label === printable.label ? '正在准备' : printable.label}
          </Button>
        )
      })}
      {print.isPending && progress && (
        <span className={styles.progress}>
          <progress value={progress.done} max={progress.of} aria-label="打印进度" />
          <span role="status">
            已处理 {progress.done} / {progress.of} 份
          </span>
          <Button
            size="small"
            onClick={() => {
              leaving.current.abort()
              print.reset()
            }}
          >
            取消
          </Button>
        </span>
      )}
      {print.error && !print.isPending && <Failed error={print.error} onRetry={() => print.mutate(print.variables)} />}
      {print.data && made && (
        <Suspense>
          <PrintPreview form={made} onClose={() => print.reset()} />
        </Suspense>
      )}
    </div>
  )
}

/** Why a form was not made or not recorded, and the retry where one may help. */
export function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
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
