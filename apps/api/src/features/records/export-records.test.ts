import type { AddressInfo } from 'node:net'
import { exportLine, type RecordSums } from '@cradle/domain/wire'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenDecided, givenDraft, givenSubmitted } from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women, employer } = await givenEmployer(product)
const elsewhere = await givenEmployer(product)
/** Whom a spreadsheet would calculate. */
const formula = await givenInsured(product, employer.id, { name: '=1+1' })
const [claim] = await givenSubmitted(clerk, [women[0], formula])
await givenSubmitted(elsewhere.clerk, [elsewhere.women[0]])
await product.freeze('2026-11-11T09:00:00+08:00')
const draft = await givenDraft(clerk, women[1])
const reviewer = await givenStaff(product, 'first-reviewer')
const masked = (idNumber: string) => `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`

type Asked = { format: 'xlsx' | 'csv'; filter?: object; idNumbers?: string; nationalCodes?: boolean }
const exported = (asked: Asked, by: Person = clerk) => by.post('/claim-records/exports', asked)
const events = (type: string) =>
  product.rows<{ payload: string; scope: string | null }>(
    'select payload, scope_id as scope from audit_event where type = $1 order by recorded_at',
    [type],
  )

/** The table of a CSV, below what it is headed by. */
const csvOf = async (asked: Omit<Asked, 'format'> = {}, by: Person = clerk) => {
  const text = (await exported({ format: 'csv', ...asked }, by)).body
  return text.split('\r\n').map((line) => line.split(','))
}

async function sheetOf(asked: Omit<Asked, 'format'> = {}, by: Person = clerk) {
  const book = new ExcelJS.Workbook()
  const { rawPayload } = await exported({ format: 'xlsx', ...asked }, by)
  await book.xlsx.load(rawPayload as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]!
  const titleAt = (sheet.views[0] as { ySplit: number }).ySplit
  const titles = (sheet.getRow(titleAt).values as string[]).slice(1)
  const rows = Array.from({ length: sheet.rowCount - titleAt }, (_, index) => sheet.getRow(titleAt + 1 + index))
  const cell = (row: ExcelJS.Row, title: string) => row.getCell(titles.indexOf(title) + 1)
  return { sheet, titleAt, titles, rows: rows.slice(0, -1), foot: rows.at(-1)!, cell }
}

describe('records as CSV', () => {
  test('begin with the mark of UTF-8, and say what they are, who made them, when and for which conditions', async () => {
    const answer = await exported({ format: 'csv', filter: { period: '2026-11', text: '=1' } })
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(
      /^attachment; filename\*=UTF-8''生育保险待遇申报明细表-\d{4}-\d\d-\d\d\.csv$/,
    )
    expect(answer.body).toContain('导出人：吴静（单位经办人）')
    expect(answer.body).toMatch(/导出时间：\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)
    expect(answer.body).toContain('查询条件：所属期 2026-11，文字 =1，共 1 条')
  })

  test('never hold a formula', async () => {
    const names = (await csvOf()).map((line) => line[3])
    expect(names).toContain(`'=1+1`)
    expect(names).not.toContain('=1+1')
  })

  test('hold the employer’s own and nobody else’s', async () => {
    for (const [by, own, foreign] of [
      [clerk, employer, elsewhere.employer],
      [elsewhere.clerk, elsewhere.employer, employer],
    ] as const) {
      const { body } = await exported({ format: 'csv' }, by)
      expect([body.includes(own.name), body.includes(foreign.name)]).toEqual([true, false])
    }
  })

  test('hold to the agency whatever was filed with it, and no draft', async () => {
    const numbers = (await csvOf({}, reviewer)).map((line) => line[1])
    expect(numbers).toContain(claim!.number)
    expect(numbers).not.toContain(draft.number)
  })
})

describe('records as a workbook', () => {
  test('have typed cells: text, days, amounts', async () => {
    const { rows, cell } = await sheetOf()
    const row = rows.find((one) => cell(one, '申报单号').value === claim!.number)!
    expect(cell(row, '申报单号').type).toBe(ExcelJS.ValueType.String)
    expect(cell(row, '身份证号').value).toBe(masked(women[0].idNumber))
    expect(cell(row, '生育或手术日期').value).toEqual(new Date('2026-10-20T00:00:00Z'))
    expect(cell(row, '申报 医疗费总额').value).toBe(claim!.totalFen! / 100)
    expect(cell(row, '申报 医疗费总额').numFmt).toBe('#,##0.00')
    expect(cell(row, '核定 待遇合计').value).toBeNull()
  })

  test('mark what was not filed, with its amount in a column of its own', async () => {
    const { rows, cell } = await sheetOf()
    const row = rows.find((one) => cell(one, '申报单号').value === draft.number)!
    expect(cell(row, '状态').value).toBe('未申报')
    expect(cell(row, '未申报 医疗费').value).toBe(draft.totalFen! / 100)
    expect(cell(row, '申报 医疗费总额').value).toBeNull()
  })

  test('keep a name that looks like a formula as text', async () => {
    const { rows, cell } = await sheetOf()
    const names = rows.map((row) => cell(row, '姓名'))
    expect(names.find(({ value }) => value === '=1+1')?.type).toBe(ExcelJS.ValueType.String)
  })

  test('keep their heads in sight, and name the fields nationally where that is wanted', async () => {
    const plain = await sheetOf()
    expect(plain.sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: plain.titleAt })
    const coded = await sheetOf({ nationalCodes: true })
    expect(coded.titleAt).toBe(plain.titleAt + 1)
    const code = coded.sheet.getRow(coded.titleAt - 1).getCell(coded.titles.indexOf('医院编码') + 1)
    expect(code.value).toBe('fixmedins_code')
  })

  test('end with the sums that the page shows', async () => {
    const { foot, cell } = await sheetOf()
    const { filed, unfiled } = (await clerk.post('/claim-records/sums', {})).json<RecordSums>()
    expect(cell(foot, '申报 医疗费总额').value).toBe(filed.expensesFen / 100)
    expect(cell(foot, '申报 待遇合计').value).toBe(filed.benefitFen / 100)
    expect(cell(foot, '核定 待遇合计').value).toBe(filed.decidedFen / 100)
    expect(cell(foot, '未申报 医疗费').value).toBe(unfiled.expensesFen / 100)
  })
})

describe('an export', () => {
  test('masks ID numbers unless they are asked for, and then is on record as a reveal', async () => {
    const before = await events('records.reveal')
    expect((await exported({ format: 'csv' })).body).not.toContain(women[0].idNumber)
    expect(await events('records.reveal')).toHaveLength(before.length)
    const { rows, cell } = await sheetOf({ idNumbers: 'full' })
    expect(rows.map((row) => cell(row, '身份证号')).find(({ value }) => value === women[0].idNumber)?.type).toBe(
      ExcelJS.ValueType.String,
    )
    const revealed = await events('records.reveal')
    expect(revealed).toHaveLength(before.length + 1)
    expect(JSON.parse(revealed.at(-1)!.payload)).toMatchObject({ detail: { idNumbers: 'full', records: 3 } })
  })

  test('is on record: who, how many, for which conditions', async () => {
    await exported({ format: 'xlsx', filter: { status: 'submitted' } })
    const event = (await events('records.export')).at(-1)!
    expect(event.scope).toBe(employer.id)
    expect(JSON.parse(event.payload)).toMatchObject({
      detail: { conditions: '状态 已申报', format: 'xlsx', idNumbers: 'masked', records: 2 },
    })
  })

  test('that cannot be put on record holds nothing', async () => {
    await product.owner.query('alter table audit_chain rename to audit_chain_away')
    const answer = await exported({ format: 'csv' })
    await product.owner.query('alter table audit_chain_away rename to audit_chain')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain(claim!.number)
  })

  test.each([
    [{}, '/format', '请选择 Excel 或 CSV'],
    [{ format: 'pdf' }, '/format', '请选择 Excel 或 CSV'],
    [{ format: 'csv', idNumbers: 'some' }, '/idNumbers', '身份证号只能隐藏或完整导出'],
    [{ format: 'csv', nationalCodes: 1 }, '/nationalCodes', '请选择是否附国家编码行'],
    [{ format: 'csv', filter: { period: '202611' } }, '/filter/period', '月份'],
  ])('of %j is refused in one sentence', async (asked, pointer, sentence) => {
    expect((await clerk.post('/claim-records/exports', asked)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer, message: expect.stringContaining(sentence) as string }],
    })
  })
})

describe('an export that is watched', () => {
  const headers = { accept: 'application/x-ndjson' }

  test('tells how far it is, and comes to the same file', async () => {
    const { body } = await clerk.post('/claim-records/exports', { format: 'csv' }, headers)
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line) => exportLine.parse(JSON.parse(line)))
    const file = Buffer.concat(lines.flatMap((line) => ('part' in line ? [Buffer.from(line.part, 'base64')] : [])))
    expect(file.toString()).toContain(claim!.number)
    expect(lines.at(-1)).toMatchObject({ done: 3 })
    expect(lines.at(-3)).toEqual({ written: 3, total: 3 })
  })

  describe('and given up', () => {
    let address = ''
    beforeAll(async () => {
      await product.app.listen({ port: 0, host: '127.0.0.1' })
      address = `http://127.0.0.1:${(product.app.server.address() as AddressInfo).port}`
      // More than every buffer on the way holds, so that the export is still running when it is given up.
      await product.owner.query(`set session_replication_role = replica`)
      await product.owner.query(
        `insert into claim (id, number, agency_id, scope_id, employer_id, insured_person_id, begun_period, created_by, in_charge)
         select gen_random_uuid(), 'M' || n, agency_id, scope_id, employer_id, insured_person_id, begun_period, created_by, in_charge
         from claim, generate_series(1, 60000) n where id = $1`,
        [draft.id],
      )
      await product.owner.query(`set session_replication_role = origin`)
    }, 120_000)
    afterAll(() => product.app.server.closeAllConnections())

    const streaming = async () =>
      (
        await product.rows<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity
           where application_name = 'cradle streams' and datname = current_database() and (state <> 'idle')`,
        )
      )[0]!.count

    test.each(['csv', 'xlsx'])('stops its statement: %s', async (format) => {
      const aborter = new AbortController()
      const answer = await fetch(`${address}/api/v1/claim-records/exports`, {
        method: 'POST',
        headers: {
          ...headers,
          authorization: `Bearer ${clerk.session.accessToken}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ format }),
        signal: aborter.signal,
      })
      await answer.body!.getReader().read()
      expect(await streaming()).toBe(1)
      aborter.abort()
      await expect.poll(streaming, { timeout: 15_000 }).toBe(0)
    })

    test('leaves the next one its connection', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => exported({ format: 'csv', filter: { status: 'submitted' } })),
      )
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 6 }, () => 200))
    })
  })
})

test('what was decided stands beside what was filed', async () => {
  await givenDecided(reviewer, claim!, { action: 'accept' }, { action: 'agree' })
  await givenDecided(await givenStaff(product, 'second-reviewer'), claim!, { action: 'agree' })
  await givenDecided(await givenStaff(product, 'approver'), claim!, { action: 'approve' })
  const { rows, cell } = await sheetOf({ filter: { status: 'approved' } })
  const filed = cell(rows[0]!, '申报 待遇合计').value
  expect(filed).toEqual(expect.any(Number))
  expect(cell(rows[0]!, '核定 待遇合计').value).toBe(filed)
})
