import { anchorFile } from '@cradle/db'
import { anchorHeads } from '#api/audit/anchor-heads.ts'
import { runCommand } from './run-command.ts'
import { withProduct } from './with-product.ts'

/** Anchors the heads of the audit chains now; the product does so by itself once a day. */
await runCommand(() =>
  withProduct(async (_ownerUrl, { anchors: { folder } }) => {
    const { n } = await anchorHeads('anchor-audit')
    process.stdout.write(`已写入 ${anchorFile(folder)} 的第 ${n} 行。\n`)
  }),
)
