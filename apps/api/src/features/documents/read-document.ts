import { Readable } from 'node:stream'
import { type DocumentMediaType, documentKinds } from '@cradle/domain/documents'
import { Problem } from '@cradle/domain/problem'
import { statement } from '@cradle/db'
import { columnsOfDocument, type DocumentRow, isThere, openDocument } from '#api/documents/document-row.ts'
import { openFile } from '#api/documents/sealed-file.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import { readLink } from './document-links.ts'

const find = statement<DocumentRow>(
  'document.find',
  `select ${columnsOfDocument} from document where id = $1 and ${isThere}`,
)

/** A document's bytes as they go out, and what is said with them. */
type Content = { mediaType: DocumentMediaType; bytes: number; fileName: string; content: Readable }

const endings: Record<DocumentMediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}

/**
 * The bytes behind a link, as whoever asked for it may see them now. Opened piece by piece; the first is proven before
 * anything is answered, so that a file that is lost or spoilt is a refusal and no half picture.
 */
export async function readDocument(link: string, requestId: string): Promise<Content> {
  const { document, caller } = readLink(link, requestId)
  const [row] = await inScope(caller, (db) => db.query(find, [document]))
  if (!row) throw new Problem('link-not-found')
  const { key } = openDocument(row)
  const sealed = (await installation().documents.open(row.id)) as AsyncIterable<Buffer>
  const opened = openFile(sealed, { key, documentId: row.id })
  const first = await opened.next()
  async function* all() {
    if (!first.done) yield first.value
    yield* opened
  }
  return {
    mediaType: row.mediaType,
    bytes: row.bytes,
    // Of our own words: what the file was called where it came from is nobody's business on another machine.
    fileName: `${documentKinds[row.kind].name}-${row.n}.${endings[row.mediaType]}`,
    content: Readable.from(all()),
  }
}
