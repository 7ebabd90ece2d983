import { DEMONSTRATION_SECRET, keysFrom, makeLoginRole, migrate, startEmbedded } from '@cradle/db'
import { DEMONSTRATION_PASSWORD, demonstrationAccounts } from '@cradle/db/seed'
import { roles } from '@cradle/domain/access'
import { type Config, readConfig } from './config.ts'
import { prepareDemonstration } from './demo/demonstration.ts'
import { refuseDemonstrationData } from './demo/refuse-demonstration-data.ts'
import { serve } from './server.ts'

/** Everything from nothing: a database, its tables, in a demonstration its city, and the product serving them. */
async function start(config: Config) {
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ folder: config.dataFolder })
  const ownerUrl = config.databaseUrl ?? embedded!.url('postgres')
  try {
    await migrate(ownerUrl)
    if (config.mode === 'production') await refuseDemonstrationData(ownerUrl)
    const loginUrl = await makeLoginRole(ownerUrl, keysFrom(config.secrets).databasePassword)
    const prepare = async () => void (await prepareDemonstration(ownerUrl, config.frozenAt))
    const server = await serve(loginUrl, config, config.mode === 'demo' ? prepare : undefined)
    announce(config, server.address, ownerUrl, embedded?.folder)
    return async () => {
      await server.stop()
      await embedded?.stop()
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

function announce(config: Config, address: string, databaseUrl: string, folder: string | undefined) {
  const seconds = (performance.now() / 1000).toFixed(1)
  const lines = [`\nCradle 摇篮 已启动：${address} （用时 ${seconds} 秒）`]
  if (folder && folder !== config.dataFolder)
    lines.push(`数据保存在 ${folder}（数据库账户无法进入 ${config.dataFolder}）`)
  if (config.mode === 'demo') {
    lines.push(`\n演示账户，密码均为 ${DEMONSTRATION_PASSWORD}：`)
    for (const { username, role, name, at, ...others } of demonstrationAccounts) {
      const places = 'alsoAt' in others ? [at, others.alsoAt] : at ? [at] : []
      lines.push(`  ${username.padEnd(16)} ${roles[role]} ${[name, ...places].join('，')}`)
    }
    if (config.secrets.includes(DEMONSTRATION_SECRET)) lines.push('\n演示用的密钥是公开的，请勿录入真实信息。')
  }
  lines.push('\n按 Ctrl-C 停止。')
  process.stdout.write(`${lines.join('\n')}\n`)
  if (config.announces) process.stdout.write(`CRADLE_DATABASE ${databaseUrl}\nCRADLE_READY ${address}\n`)
}

try {
  const stop = await start(readConfig(process.env))
  const end = () => {
    // A second Ctrl-C while the first is being carried out changes nothing.
    process
      .removeAllListeners('SIGINT')
      .removeAllListeners('SIGTERM')
      .on('SIGINT', () => undefined)
      .on('SIGTERM', () => undefined)
    stop().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.message}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end).on('SIGTERM', end)
} catch (error) {
  const { message, cause } = error as Error
  process.stderr.write(`Cradle 没有启动：${message}${cause instanceof Error ? `（${cause.message}）` : ''}\n`)
  process.exitCode = 1
}
