import { createPublicKey } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { anchorFaults, chainFaults } from '@cradle/domain/audit'
import { type ExportVerdict, readAnchors, verifyExport } from '@cradle/db'
import { progressBar } from './progress-bar.ts'
import { runCommand } from './run-command.ts'

const usage = '用法：verify-audit <导出文件> [--anchors <锚定目录> --public-key <公钥文件>]'

/** Verifies an export of the audit trail without a database; ends with 0 where it is whole, with 1 where it is not. */
async function verifyAudit(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { anchors: { type: 'string' }, 'public-key': { type: 'string' } },
  })
  const [file] = positionals
  const { anchors: folder, 'public-key': keyFile } = values
  if (!file || (folder === undefined) !== (keyFile === undefined)) throw new Error(usage)
  const anchors =
    folder && keyFile ? await readAnchors(folder, createPublicKey(await readFile(keyFile, 'utf8'))) : undefined
  const { size } = await stat(file)
  const bytes = createReadStream(file)
  const bar = progressBar('校验（字节）')
  const verdict = await verifyExport(createInterface({ input: bytes, crlfDelay: Infinity }), {
    ...(anchors ? { anchors } : {}),
    onProgress: () => bar.show(bytes.bytesRead, size),
  })
  bar.end()
  process.stdout.write(`${wordsOf(verdict).join('\n')}\n`)
  if (!verdict.ok) process.exitCode = 1
}

function wordsOf({ header, chains, events, withheld, firstFault, anchors, ok }: ExportVerdict): string[] {
  return [
    `导出于 ${header.at}，导出人 ${header.by}：${chains} 条链，${events} 条记录，其中 ${withheld} 条属于其他经办机构，只核对了位置。`,
    firstFault
      ? `第 ${firstFault.chain} 条链的第 ${firstFault.seq} 条记录：${chainFaults[firstFault.fault]}。`
      : '各链前后相符。',
    ...(anchors
      ? [
          anchors.firstFault
            ? `锚定文件第 ${anchors.firstFault.line} 行：${anchorFaults[anchors.firstFault.fault]}。`
            : `与锚定相符，锚定文件共 ${anchors.lines} 行，其中早于导出的最后一行写于 ${anchors.lastAt ?? '（没有）'}。`,
        ]
      : ['没有与锚定核对：整体改写并重新计算的记录，只有与锚定核对才能发现。']),
    ok ? '校验通过。' : '校验没有通过。',
  ]
}

await runCommand(verifyAudit)
