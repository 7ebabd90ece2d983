import type { Content } from 'pdfmake/interfaces.js'
import { create } from 'qrcode'

/** The side of the code on paper, in points: 16 mm, which a telephone reads from a hand's breadth. */
export const QR_SIZE = 46

/**
 * A QR code as one path. pdfmake's own draws every dark square as an object of its own, a thousand to a form; that is
 * half of the memory five hundred forms take.
 */
export function qrCode(text: string, at: { x: number; y: number }): Content {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = QR_SIZE / modules.size
  const runs: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const from = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      runs.push(square(at.x + from * side, at.y + row * side, (column + 1 - from) * side, side))
    }
  }
  // pdfmake 0.3.11 moves every shape to its place but a path, which therefore says its own; the white square makes room.
  const ground = { type: 'rect' as const, x: 0, y: 0, w: QR_SIZE, h: QR_SIZE, color: 'white', lineWidth: 0 }
  return {
    canvas: [ground, { type: 'path', d: runs.join(''), color: 'black', lineWidth: 0 } as never],
    absolutePosition: at,
  }
}

const square = (x: number, y: number, width: number, height: number) =>
  `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`

const short = (length: number) => length.toFixed(2)
