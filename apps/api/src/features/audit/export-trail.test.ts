import { createPublicKey } from 'node:crypto'
import { anchorKey, makeAgency, readAnchors, verifyExport } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import { anchorHeads } from '#api/audit/anchor-heads.ts'
import { givenSubmitted } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)
const [claim] = await givenSubmitted(clerk, [women[0]])
const auditor = await givenStaff(product, 'auditor')
const key = createPublicKey(anchorKey(product.anchorFolder, undefined))

const exported = async (person = auditor) => (await person.get('/audit-events/export')).body
async function* linesOf(text: string) {
  yield* text.trimEnd().split('\n')
}
const verify = (text: string) => verifyExport(linesOf(text))
const verifyWithAnchors = async (text: string) =>
  verifyExport(linesOf(text), { anchors: await readAnchors(product.anchorFolder, key) })

describe('an export', () => {
  test('is the whole trail, and verifies without the product', async () => {
    const text = await exported()
    const [{ count }] = (await product.rows<{ count: number }>('select count(*)::int as count from audit_event')) as [
      { count: number },
    ]
    expect(await verify(text)).toMatchObject({ ok: true, events: count, withheld: 0, header: { by: '马骏' } })
    expect(text).toContain(claim!.id)
  })

  test('is a file to keep', async () => {
    const { headers } = await auditor.get('/audit-events/export')
    expect(headers['content-type']).toBe('application/x-ndjson')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="cradle-audit-\d{4}-\d\d-\d\d\.jsonl"$/)
  })

  test('is on record, and its own event is its last', async () => {
    const before = await product.rows(`select from audit_event where type = 'audit.export'`)
    const text = await exported()
    expect(await product.rows(`select from audit_event where type = 'audit.export'`)).toHaveLength(before.length + 1)
    expect(text.match(/audit\.export/g)).toHaveLength(before.length + 1)
  })

  test('holds no number, phone or address of anybody', async () => {
    const text = await exported()
    for (const value of [women[0].idNumber, women[0].cardNumber, claim!.sections.contact.data.address])
      expect(text).not.toContain(value)
  })

  test('tells another agency’s auditor where our events stand, and nothing of what they say', async () => {
    const { agencyId, officeId } = await makeAgency(product.owner, { name: '唐山市医疗保障中心', region: '130200' })
    const stranger = await givenStaff({ ...product, agencyId, officeId }, 'auditor')
    const text = await exported(stranger)
    expect(text).not.toContain(claim!.id)
    const verdict = await verify(text)
    expect(verdict.ok).toBe(true)
    expect(verdict.withheld).toBeGreaterThan(0)
  })

  test('agrees with the anchors, also with those that are younger than itself', async () => {
    await anchorHeads('a test')
    const text = await exported()
    await givenEmployer(product)
    await anchorHeads('a test')
    expect(await verifyWithAnchors(text)).toMatchObject({ ok: true, anchors: { lines: 2, firstFault: undefined } })
  })
})

/** The last line after so many events more. */
const ended = (by: number) => (line: string) =>
  line.replace(/^\{"end":(\d+)\}$/, (_all, n: string) => `{"end":${Number(n) + by}}`)

describe('an export that was tampered with', () => {
  test.each([
    ['altered', (lines: string[], at: number) => lines.with(at, lines[at]!.replace('吴静', '别人'))],
    ['removed', (lines: string[], at: number) => lines.toSpliced(at, 1).map(ended(-1))],
    ['inserted', (lines: string[], at: number) => lines.toSpliced(at, 0, lines[at]!).map(ended(1))],
    ['re-ordered', (lines: string[], at: number) => lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!)],
  ])('names the first row that was %s', async (fault, change) => {
    const lines = (await exported()).trimEnd().split('\n')
    const at = lines.findIndex(
      (line) => line.startsWith('{"event"') && line.includes('吴静') && line.includes('claim.begin'),
    )
    const [chain, seq] = (JSON.parse(lines[at]!) as { event: [number, number] }).event
    expect((await verify(change(lines, at).join('\n'))).firstFault).toEqual({ chain, seq, fault })
  })

  test.each([
    ['cut off', (lines: string[]) => lines.slice(0, -2), '导出文件不完整，请重新导出'],
    ['empty', () => [''], '导出文件有一行无法读取'],
    ['something else', () => ['{"items":[]}'], '这不是审计记录的导出文件'],
    ['broken', (lines: string[]) => lines.with(3, lines[3]!.slice(0, -5)), '导出文件有一行无法读取'],
  ])('is refused in one sentence when it is %s', async (_what, change, sentence) => {
    const lines = (await exported()).trimEnd().split('\n')
    await expect(verify(change(lines).join('\n'))).rejects.toThrow(sentence)
  })
})
