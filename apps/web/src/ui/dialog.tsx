import type { ModalProps } from 'antd/es/modal'
import { type ComponentType, useState } from 'react'
import { later } from './later.tsx'

const Modal = later<ModalProps>(async () => (await import('antd/es/modal')).default as ComponentType<ModalProps>)

/** Fetches what dialogs are made of, once the page itself stands. */
export const { prepare: prepareDialogs } = Modal

/** antd's Modal, which is fetched and drawn when it is first opened: most pages are left without it. */
export function Dialog(props: ModalProps) {
  const [wasOpened, setOpened] = useState(false)
  if (props.open && !wasOpened) setOpened(true)
  return wasOpened ? <Modal {...props} /> : null
}
