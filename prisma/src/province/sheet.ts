import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

type Cell = string | number | boolean | null

/** Rows of one table on their way into it by COPY. */
export type Sheet = {
  /**
   * A row, its cells in the order of the columns. A text is `utf8` or ASCII, and holds nothing that COPY reads otherwise:
   * see `plain`.
   */
  add: (...cells: Cell[]) => void
  /** Sends what was added since, if anything was. */
  send: (client: pg.Client) => Promise<void>
}

const PAGE = 256 * 1024

/** A sheet of a table. Rows become bytes at once: as texts, millions of them would keep the collector busy. */
export function sheetOf(table: string, columns: string): Sheet {
  let pages: Buffer[] = []
  let page = Buffer.allocUnsafe(0)
  let end = 0
  const turn = (least: number) => {
    if (end > 0) pages.push(page.subarray(0, end))
    page = Buffer.allocUnsafe(Math.max(PAGE, least))
    end = 0
  }
  return {
    add: (...cells) => {
      let row = ''
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at]!
        if (at > 0) row += '\t'
        row += cell === null ? String.raw`\N` : cell
      }
      row += '\n'
      if (end + row.length > page.length) turn(row.length)
      end += page.write(row, end, 'latin1')
    },
    send: async (client) => {
      const sent = end > 0 ? [...pages, page.subarray(0, end)] : pages
      if (sent.length === 0) return
      pages = []
      page = page.subarray(end)
      end = 0
      await pipeline(Readable.from(sent), client.query(copyFrom(`copy ${table} (${columns}) from stdin`)))
    },
  }
}

const known = new Map<string, string>()
/**
 * A text's UTF-8, each byte as one character; for texts that come again and again. Texts of such characters are joined
 * and become bytes ten times as fast as texts with a Chinese character in them, which every sheet is full of.
 */
export function utf8(text: string): string {
  const bytes = known.get(text) ?? Buffer.from(text).toString('latin1')
  known.set(text, bytes)
  return bytes
}

/** Bytes as COPY reads them. */
export const bytes = (value: Buffer): string => String.raw`\\x` + value.toString('hex')

/** The text itself, if COPY reads it as it stands; throws otherwise. */
export function plain(text: string): string {
  if (/[\\\n\r\t]/.test(text)) throw new Error('COPY would read this text otherwise')
  return text
}
