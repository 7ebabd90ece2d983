import type { ReadAnchors } from './anchor-file.ts'
import { canonical } from './canonical.ts'
import type { ChainHead, SeenEvent } from './verify-chain.ts'
import { type TrailVerdict, verifyTrail } from './verify-trail.ts'

/** What an export says of itself in its first line. */
export type ExportHeader = { export: 1; at: string; agencyId: string; by: string }

/** The lines of an export before its events: what it is, and where every chain ended then. */
export const exportHead = (header: ExportHeader, heads: ReadonlyMap<number, ChainHead>): string[] => [
  canonical(header),
  ...[...heads].map(([chain, { seq, hash }]) => canonical({ head: [chain, seq, hash.toString('hex')] })),
]

/** An event's line; `payload` is null where whoever exports may not read it. */
export const exportEvent = ({ chain, seq, recordedAt, prev, hash, payload }: SeenEvent): string =>
  JSON.stringify({ event: [chain, seq, recordedAt, prev.toString('hex'), hash.toString('hex'), payload] })

/** The last line, by which an export that broke off is told from a whole one. */
export const exportEnd = (events: number): string => canonical({ end: events })

type Line =
  | { head: [chain: number, seq: number, hash: string] }
  | { event: [chain: number, seq: number, recordedAt: string, prev: string, hash: string, payload: string | null] }
  | { end: number }

export type ExportVerdict = TrailVerdict & { header: ExportHeader }

/** Events verified between two words of progress. */
const PAGE = 1000

/**
 * Verifies an export line by line, without a database. Anchors younger than the export tell of what it cannot hold and
 * are left aside. Throws one plain sentence where the text is no whole export.
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  { anchors, onProgress }: { anchors?: ReadAnchors; onProgress?: (events: number) => void } = {},
): Promise<ExportVerdict> {
  const rest = lines[Symbol.asyncIterator]()
  const next = async () => {
    const read = await rest.next()
    return read.done ? undefined : parsed(read.value)
  }
  const header = (await next()) as ExportHeader | undefined
  if (header?.export !== 1) throw new Error('这不是审计记录的导出文件')
  const heads = new Map<number, ChainHead>()
  let line = (await next()) as Line | undefined
  for (; line && 'head' in line; line = (await next()) as Line | undefined) {
    const [chain, seq, hash] = line.head
    heads.set(chain, { seq, hash: Buffer.from(hash, 'hex') })
  }
  let events = 0
  async function* pages() {
    for (let page: SeenEvent[] = []; ;) {
      if (line && 'event' in line) page.push(eventOf(line.event))
      if (!line || !('event' in line) || page.length === PAGE) {
        events += page.length
        yield page
        page = []
      }
      if (!line || !('event' in line)) return
      line = (await next()) as Line | undefined
    }
  }
  const then = anchors && { ...anchors, anchors: anchors.anchors.filter(({ at }) => at <= header.at) }
  const verdict = await verifyTrail({
    heads,
    pages: pages(),
    ...(then ? { anchors: then } : {}),
    ...(onProgress ? { onProgress } : {}),
  })
  if (!line || !('end' in line) || line.end !== events) throw new Error('导出文件不完整，请重新导出')
  return { ...verdict, header }
}

const eventOf = ([chain, seq, recordedAt, prev, hash, payload]: Extract<Line, { event: unknown }>['event']) => ({
  chain,
  seq,
  recordedAt,
  prev: Buffer.from(prev, 'hex'),
  hash: Buffer.from(hash, 'hex'),
  payload,
})

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error('导出文件有一行无法读取')
  }
}
