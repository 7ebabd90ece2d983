import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Bytes of a piece before it is sealed: as much as is held in memory at once. */
const PIECE_BYTES = 64 * 1024
const TAG_BYTES = 16

/** Of one file: its own key, 32 bytes, and the document it belongs to. */
export type FileSeal = { key: Buffer; documentId: string }

/**
 * Seals a file as it passes by: AES-256-GCM piece by piece, each with its place in the file and whether it is the last
 * (the STREAM construction), so that no byte is handed out unproven and a file cut short opens no more. The key is used
 * for this one file, so the place alone makes a nonce that never comes twice.
 */
export async function* sealFile(plain: AsyncIterable<Buffer>, { key, documentId }: FileSeal): AsyncGenerator<Buffer> {
  for await (const { piece, at, isLast } of inPieces(plain, PIECE_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at, isLast)).setAAD(Buffer.from(documentId))
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

/** Opens what `sealFile` made. Throws at the first piece that is not what it was, not where it was, or not there. */
export async function* openFile(sealed: AsyncIterable<Buffer>, { key, documentId }: FileSeal): AsyncGenerator<Buffer> {
  for await (const { piece, at, isLast } of inPieces(sealed, PIECE_BYTES + TAG_BYTES)) {
    if (piece.length < TAG_BYTES) throw new Error('a sealed file was cut short')
    const body = piece.subarray(0, -TAG_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at, isLast), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(documentId))
    decipher.setAuthTag(piece.subarray(-TAG_BYTES))
    yield Buffer.concat([decipher.update(body), decipher.final()])
  }
}

/** How much a file of so many bytes weighs once it is sealed. */
export const sealedBytes = (bytes: number): number => bytes + TAG_BYTES * Math.max(1, Math.ceil(bytes / PIECE_BYTES))

function nonceOf(at: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(at, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

type Piece = { piece: Buffer; at: number; isLast: boolean }

/** The same bytes in pieces of one size, the last one shorter or as long; of nothing, one empty piece. */
async function* inPieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Piece> {
  let waiting: Buffer[] = []
  let bytes = 0
  let at = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    bytes += chunk.length
    // A whole piece is kept back until another byte follows: only then it is not the last one.
    if (bytes <= size) continue
    let rest = Buffer.concat(waiting, bytes)
    while (rest.length > size) {
      yield { piece: rest.subarray(0, size), at, isLast: false }
      at++
      rest = rest.subarray(size)
    }
    waiting = [rest]
    bytes = rest.length
  }
  yield { piece: Buffer.concat(waiting, bytes), at, isLast: true }
}
