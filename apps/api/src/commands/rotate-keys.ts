import { rotateKeys } from '#api/rotation/rotate-keys.ts'
import { progressBar } from './progress-bar.ts'
import { runCommand } from './run-command.ts'
import { withProduct } from './with-product.ts'

/** Seals and hashes everything under the newest of CRADLE_SECRETS, while the product runs with the same secrets. */
await runCommand(() =>
  withProduct(async () => {
    const bar = progressBar('轮换密钥')
    const renewed = await rotateKeys('rotate-keys', bar.show)
    bar.end()
    process.stdout.write(
      renewed === 0
        ? '所有内容已在使用最新的密钥，无需轮换。\n'
        : `已用最新的密钥重新加密 ${renewed} 项内容。确认各处运行正常后，可以从 CRADLE_SECRETS 中去掉旧的密钥。\n`,
    )
  }),
)
