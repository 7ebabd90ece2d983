import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DOCUMENT_BYTES, type DocumentMediaType } from '@cradle/domain/documents'
import { Problem } from '@cradle/domain/problem'
import { mediaTypeOf, TELLING_BYTES } from '#api/lib/media-type.ts'
import { sealFile } from './sealed-file.ts'

/** A file that has arrived, lying sealed on this machine until it is stored. */
export type Received = {
  path: string
  key: Buffer
  mediaType: DocumentMediaType
  bytes: number
  sha256: Buffer
  /** Clears it away, stored or not. */
  discard: () => Promise<void>
}

/**
 * Takes a file as it comes in, never the whole of it in memory and never in clear on the disk: counted, told by its first
 * bytes, hashed and sealed for the document it will be. Throws one sentence for a file that is empty, too large or
 * nothing that is taken.
 */
export async function receiveFile(incoming: AsyncIterable<Buffer>, documentId: string): Promise<Received> {
  const path = join(tmpdir(), `cradle-upload-${documentId}`)
  const key = randomBytes(32)
  const hash = createHash('sha256')
  let start = Buffer.alloc(0)
  let bytes = 0
  async function* judged() {
    for await (const chunk of incoming) {
      bytes += chunk.length
      if (bytes > DOCUMENT_BYTES)
        throw refused('body-too-large', 'size', '每份资料不能超过 20 MB，请压缩或分成几份上传')
      if (start.length < TELLING_BYTES) {
        start = Buffer.concat([start, chunk]).subarray(0, TELLING_BYTES)
        if (start.length === TELLING_BYTES && !mediaTypeOf(start)) throw unknownType()
      }
      hash.update(chunk)
      yield chunk
    }
  }
  const discard = () => rm(path, { force: true })
  try {
    await pipeline(Readable.from(sealFile(judged(), { key, documentId })), createWriteStream(path, { mode: 0o600 }))
    if (bytes === 0) throw refused('file-type-unsupported', 'empty', '这个文件是空的，请重新选择')
    const mediaType = mediaTypeOf(start)
    if (!mediaType) throw unknownType()
    return { path, key, mediaType, bytes, sha256: hash.digest(), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

const unknownType = () =>
  refused('file-type-unsupported', 'type', '只接受 JPEG、PNG 图片或 PDF 文件；改了扩展名的其他文件不能使用')

/** The sentence stands at the file and is what the page says. */
const refused = (code: 'body-too-large' | 'file-type-unsupported', why: string, message: string) =>
  new Problem(code, [{ pointer: '/file', code: why, message }], message)
