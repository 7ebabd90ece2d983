import Button from 'antd/es/button'
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Dialog } from './dialog.tsx'

type ConfirmedProps = {
  deed: string
  danger?: boolean
  title: string
  isPending: boolean
  error: unknown
  onConfirm: (close: () => void) => void
  children: ReactNode
}

/** A button whose deed is named once more before it is done. */
export function Confirmed({ deed, danger = false, title, isPending, error, onConfirm, children }: ConfirmedProps) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button danger={danger} onClick={() => setOpen(true)}>
        {deed}
      </Button>
      <Dialog
        open={isOpen}
        title={title}
        okText={deed}
        cancelText="取消"
        okButtonProps={{ danger, loading: isPending }}
        onOk={() => onConfirm(close)}
        onCancel={close}
        width={460}
      >
        <p>{children}</p>
        {error !== null && error !== undefined && <p role="alert">{sentenceOf(error)}</p>}
      </Dialog>
    </>
  )
}
