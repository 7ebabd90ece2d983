import { anchorKey, attachEmbedded, keysFrom, makeLoginRole, migrate, openDatabase } from '@cradle/db'
import { type Config, readConfig } from '#api/config.ts'
import { documentStore } from '#api/documents/document-store.ts'
import { install } from '#api/lib/installation.ts'

/**
 * Runs a command on the installation that the environment describes, beside the running product or without it. `use`
 * is given the owner's connection for what no role of the product may do.
 */
export async function withProduct<Result>(use: (ownerUrl: string, config: Config) => Promise<Result>): Promise<Result> {
  const config = readConfig(process.env)
  const embedded = config.databaseUrl ? undefined : await attachEmbedded({ folder: config.dataFolder })
  try {
    const ownerUrl = config.databaseUrl ?? embedded!.url('postgres')
    await migrate(ownerUrl)
    const keys = keysFrom(config.secrets)
    const database = await openDatabase({
      url: await makeLoginRole(ownerUrl, keys.databasePassword),
      connections: 2,
      onConnectionError: (error) => process.stderr.write(`${error.message}\n`),
    })
    const { folder, key } = config.anchors
    install({
      database,
      keys,
      mode: config.mode,
      access: config.access,
      anchors: { folder, key: anchorKey(folder, key) },
      documents: await documentStore(config.documents),
    })
    try {
      return await use(ownerUrl, config)
    } finally {
      await database.close()
    }
  } finally {
    await embedded?.stop()
  }
}
