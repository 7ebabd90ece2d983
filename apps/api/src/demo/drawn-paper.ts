import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 620
const HEIGHT = 877
const [PAPER, INK, FAINT, SEAL] = [0xf4, 0x38, 0xb4, 0x78]

/**
 * A sheet of paper as a scanner sees it, with a heading, lines of writing and a round seal: what the demonstration hands
 * in where a real claim has a bill or a record. `seed` makes one unlike another. A greyscale PNG.
 */
export function drawnPaper(seed: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, PAPER)
  const bar = (x: number, y: number, width: number, height: number, shade: number) => {
    for (let row = y; row < y + height; row++) pixels.fill(shade, row * WIDTH + x, row * WIDTH + x + width)
  }
  bar(180, 70, 260, 18, INK)
  for (let line = 0; line < 22; line++) {
    const y = 140 + line * 28
    bar(60, y, 60 + ((seed * 37 + line * 53) % 60), 9, INK)
    bar(200, y, 120 + ((seed * 71 + line * 97) % 220), 9, FAINT)
  }
  for (let y = -60; y <= 60; y++)
    for (let x = -60; x <= 60; x++) if (Math.abs(Math.hypot(x, y) - 56) < 3) pixels[(760 + y) * WIDTH + 470 + x] = SEAL
  return png(pixels)
}

/** One byte a pixel, as a PNG: the header, the rows each unfiltered, the end. */
function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header[8] = 8
  const rows = Array.from({ length: HEIGHT }, (_, y) => [Buffer.of(0), pixels.subarray(y * WIDTH, (y + 1) * WIDTH)])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
