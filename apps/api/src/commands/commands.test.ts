import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DEMONSTRATION_SECRET } from '@cradle/db'
import { afterAll, describe, expect, test } from 'vitest'
import { anchorHeads } from '#api/audit/anchor-heads.ts'
import { givenDraft } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)
await givenDraft(clerk, women[0])
const auditor = await givenStaff(product, 'auditor')
const folder = await mkdtemp(join(tmpdir(), 'cradle-commands-'))
afterAll(() => rm(folder, { recursive: true }))

const environment = {
  PATH: process.env['PATH'] ?? '',
  DATABASE_URL: product.ownerUrl,
  CRADLE_ANCHORS: product.anchorFolder,
}

/** Runs a command as an operator does: what it said, what it complained of, and how it ended. */
async function run(command: string, args: string[] = [], env: Record<string, string> = {}) {
  const file = fileURLToPath(new URL(`${command}.ts`, import.meta.url))
  const ran = promisify(execFile)(process.execPath, [file, ...args], { env: { ...environment, ...env } })
  return ran.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  )
}

const publicKey = join(product.anchorFolder, 'anchor-public-key.pem')
const withAnchors = ['--anchors', product.anchorFolder, '--public-key', publicKey]

describe('verify-audit', () => {
  async function givenExport(change: (text: string) => string = (text) => text) {
    const file = join(folder, 'export.jsonl')
    await writeFile(file, change((await auditor.get('/audit-events/export')).body))
    return file
  }

  test('passes a whole export, with the anchors and without', async () => {
    await anchorHeads('a test')
    const file = await givenExport()
    expect(await run('verify-audit', [file, ...withAnchors])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/各链前后相符。\n与锚定相符，锚定文件共 1 行.*\n校验通过。\n$/) as string,
    })
    expect((await run('verify-audit', [file])).stdout).toContain('没有与锚定核对')
  }, 30_000)

  test('names the row that was altered and ends with 1', async () => {
    const file = await givenExport((text) => text.replace('吴静', '别人'))
    expect(await run('verify-audit', [file])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/第 \d+ 条链的第 \d+ 条记录：内容被改动。[^]*校验没有通过。\n$/) as string,
    })
  }, 30_000)

  test.each([
    ['nothing', [], '用法：verify-audit'],
    ['anchors without their key', ['a-file', '--anchors', folder], '用法：verify-audit'],
    ['no file', [join(folder, 'nothing')], 'no such file'],
  ])(
    'says what it wants when it is given %s',
    async (_what, args, sentence) => {
      expect(await run('verify-audit', args)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(sentence) as string,
      })
    },
    30_000,
  )
})

test('anchor-audit writes the next line', async () => {
  expect(await run('anchor-audit')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/的第 \d+ 行。\n$/) as string,
  })
  expect((await auditor.get('/audit-events/verification')).json()).toMatchObject({ ok: true })
}, 30_000)

test('rotate-keys renews under a newer secret, and then has nothing to do', async () => {
  const CRADLE_SECRETS = `${DEMONSTRATION_SECRET},a newer secret of this installation`
  const first = await run('rotate-keys', [], { CRADLE_SECRETS })
  expect(first).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^已用最新的密钥重新加密 \d+ 项内容。/) as string,
  })
  expect((await run('rotate-keys', [], { CRADLE_SECRETS })).stdout).toBe('所有内容已在使用最新的密钥，无需轮换。\n')
}, 60_000)
