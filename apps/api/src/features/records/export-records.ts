import { PassThrough, type Readable } from 'node:stream'
import { isEmployerRole, may, roles } from '@cradle/domain/access'
import { dateInShanghai } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import type { ExportFormat, RecordsExportBody } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, inStream } from '#api/lib/installation.ts'
import { conditionsInWords } from './conditions-in-words.ts'
import { type Cell, type Column, columnsOf } from './file-columns.ts'
import { type Narrowed, narrowed, recordTables } from './narrowed.ts'
import { type RecordRow, selectRecords } from './record-row.ts'
import { writeCsv } from './write-csv.ts'
import { writeWorkbook } from './write-workbook.ts'

const formats = {
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeWorkbook },
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
} as const satisfies Record<ExportFormat, object>

/** A file on its way: what it is called, how many records it will hold, how many are in it by now, and its bytes. */
export type RecordsExport = { name: string; type: string; total: number; written: () => number; bytes: Readable }

/**
 * The records found, as a file. It is on record before its first byte leaves, and once more where it holds ID numbers in
 * full. Whoever stops reading stops the statement behind it.
 */
export async function exportRecords(caller: Caller, asked: RecordsExportBody): Promise<RecordsExport> {
  const { format, idNumbers, nationalCodes } = asked
  if (idNumbers === 'full' && !may(caller.role, 'sensitive.reveal')) throw new Problem('not-permitted')
  const { found, total, conditions } = await inScope(caller, (db) => putOnRecord(db, asked))
  const now = new Date()
  const { type, write } = formats[format]
  const columns = columnsOf(idNumbers)
  const table = tableOf(columns)
  const head = [
    '生育保险待遇申报明细表',
    `导出人：${caller.name}（${roles[caller.role]}）`,
    `导出时间：${inShanghai(now)}`,
    `查询条件：${conditions}，共 ${total} 条`,
    '申报金额取自最近一次申报，核定金额取自现行有效的审核决定，未申报的另列一栏。金额单位：元',
  ]

  const bytes = new PassThrough()
  const reading = new AbortController()
  bytes.on('close', () => {
    if (!bytes.writableFinished) reading.abort()
  })
  const written = inStream(caller, reading.signal, (db) =>
    write({ head, columns, nationalCodes, pages: table.pages(rowsOf(db, found)), foot: table.foot }, bytes),
  )
  written.catch((failure: Error) => bytes.destroy(failure))
  const name = `生育保险待遇申报明细表-${dateInShanghai(now)}.${format}`
  return { name, type, total, written: table.written, bytes }
}

/** Puts the export on record, and answers what it will hold. */
async function putOnRecord(db: Scoped, { filter, format, idNumbers }: RecordsExportBody) {
  const now = await businessNow(db)
  const found = narrowed(db.caller, filter, now)
  const count = statement<{ total: number }>(
    `records.count ${found.shape}`,
    `select count(*) as total from ${recordTables} where ${found.where}`,
    { plan: 'each time' },
  )
  const [[counted], conditions] = await Promise.all([db.query(count, found.values), conditionsInWords(db, filter)])
  const { total } = counted!
  const event = {
    subject: { kind: 'records', id: null },
    scopeId: isEmployerRole(db.caller.role) ? db.caller.scopeId : null,
    agencyId: db.caller.agencyId,
    businessOn: now.today,
    detail: { conditions, format, idNumbers, records: total },
  } as const
  db.audit({ type: 'records.export', ...event })
  if (idNumbers === 'full') db.audit({ type: 'records.reveal', ...event })
  return { found, total, conditions }
}

/** Records fetched at once: few enough that other requests are answered between two pages. */
const PAGE = 500
const fetchPage = statement<RecordRow>('records.fetch', `fetch forward ${PAGE} from records`)

/** The records found, a page at a time, by a cursor: they are of one moment, and sorted once. */
async function* rowsOf(db: Scoped, { shape, where, values }: Narrowed): AsyncGenerator<RecordRow[]> {
  const open = statement(
    `records.open ${shape}`,
    `declare records no scroll cursor for ${selectRecords(where)} order by claim.id desc`,
  )
  await db.query(open, values)
  for (;;) {
    const rows = await db.query(fetchPage)
    if (rows.length === 0) return
    yield rows
  }
}

/** The rows as cells, counted, with the sums of their amounts. */
function tableOf(columns: Column[]) {
  let written = 0
  const sums = columns.map(() => 0)
  async function* pages(rows: AsyncIterable<RecordRow[]>): AsyncGenerator<Cell[][]> {
    for await (const page of rows) yield page.map(cellsOf)
  }
  function cellsOf(row: RecordRow): Cell[] {
    written++
    return columns.map(({ kind, read }, index) => {
      const cell = read(row, written)
      if (kind === 'money' && typeof cell === 'number') sums[index]! += cell
      return cell
    })
  }
  const foot = () =>
    columns.map(({ kind }, index): Cell => (kind === 'money' ? sums[index]! : index === 1 ? '合计' : null))
  return { pages, foot, written: () => written }
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
const inShanghai = (instant: Date) => clock.format(instant)
