import { create } from 'qrcode'
import styles from './second-factor.module.css'

/** The white margin a reader needs around a code, in modules (ISO/IEC 18004). */
const QUIET = 4

/** `text` as a QR code: one path, so that the page needs no script-written style and no picture from elsewhere. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dark = Array.from(data.keys()).filter((at) => data[at] === 1)
  const path = dark.map((at) => `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`).join('')
  const side = size + 2 * QUIET
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
