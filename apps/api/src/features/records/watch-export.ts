import { Readable } from 'node:stream'
import type { ExportLine } from '@cradle/domain/wire'
import type { RecordsExport } from './export-records.ts'

/**
 * The file in lines, for a page that shows how far it is: parts of the file, each with the number of records written so
 * far before it, and last that it is whole. Ends when nobody reads any more.
 */
export const watchExport = (file: RecordsExport): Readable => Readable.from(linesOf(file), { objectMode: false })

async function* linesOf({ bytes, name, total, written }: RecordsExport): AsyncGenerator<string> {
  for await (const part of bytes as AsyncIterable<Buffer>)
    yield said({ written: written(), total }) + said({ part: part.toString('base64') })
  yield said({ done: written(), name })
}

const said = (line: ExportLine) => `${JSON.stringify(line)}\n`
