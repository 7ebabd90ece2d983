import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverAccount } from './account.ts'
import { type EmbeddedServer, reachableFolder, startEmbedded, urlOf } from './embedded.ts'
import { commandOf, isRunning } from './process.ts'

/** The embedded PostgreSQL of a folder, for a command: beside the product where it runs, else started for the command. */
export async function attachEmbedded({ folder: wanted }: { folder: string }): Promise<EmbeddedServer> {
  const folder = reachableFolder(wanted, serverAccount())
  const port = portOfRunning(join(folder, 'data'))
  if (port === undefined) return startEmbedded({ folder: wanted })
  return { url: urlOf(folder, port), folder, stop: async () => undefined }
}

/** The port of the server that runs on these data; its first line names the process, the fourth the port. */
function portOfRunning(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [process, , , port] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(process)
  return isRunning(pid) && commandOf(pid)?.includes(data) !== false ? Number(port) : undefined
}
