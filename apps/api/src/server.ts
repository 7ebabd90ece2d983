import { anchorKey, keysFrom, openDatabase } from '@cradle/db'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { documentStore } from './documents/document-store.ts'
import { anchorIfDue } from './audit/anchor-heads.ts'
import { assessFilings } from './jobs/assess-filings.ts'
import { keepHouse, startJobs } from './jobs/jobs.ts'
import { keepQueue } from './jobs/keep-queue.ts'
import { install } from './lib/installation.ts'
import { hashFiledSpouses } from './rotation/rotate-keys.ts'

/** What a log line may hold of a request: never a body, a query or a header. */
export const logger = {
  level: 'warn',
  serializers: {
    req: ({ method, url, id }: { method: string; url: string; id: string }) => ({
      method,
      path: url.split('?')[0],
      id,
    }),
    err: ({ name, message, code, stack }: Error & { code?: string }) => ({
      type: name,
      message,
      code,
      stack: stack ?? '',
    }),
  },
}

export type RunningServer = { address: string; stop: () => Promise<void> }

/** Serves the product over a migrated database; answers its address and how to stop it in order. */
export async function serve(
  databaseUrl: string,
  config: Config,
  prepare?: () => Promise<void>,
): Promise<RunningServer> {
  const report = (error: Error) => process.stderr.write(`${error.name}: ${error.message}\n`)
  const database = await openDatabase({ url: databaseUrl, onConnectionError: report })
  try {
    const { folder } = config.anchors
    const anchors = { folder, key: anchorKey(folder, config.anchors.key) }
    install({
      database,
      keys: keysFrom(config.secrets),
      mode: config.mode,
      access: config.access,
      anchors,
      documents: await documentStore(config.documents),
    })
    await keepHouse('start')
    await prepare?.()
    await assessFilings('start')
    await keepQueue('start')
    await hashFiledSpouses('start')
    await anchorIfDue('start')
    const stopJobs = await startJobs(databaseUrl, report)
    const app = await buildApp({ logger, signInsPerMinute: config.signInsPerMinute, proxies: config.proxies })
    await app.listen({ port: config.port, host: config.host })
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    return {
      address: `http://localhost:${port}`,
      stop: async () => {
        await app.close()
        await stopJobs()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
